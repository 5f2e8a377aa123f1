import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Api, type KubeObject } from './api';
import { TRAITS } from './families';

const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/** How Argo CD orders kinds within a wave, as far as it matters here: custom resources come last. */
const KIND_ORDER = ['Namespace', 'NetworkPolicy', 'PodDisruptionBudget', 'ServiceAccount', 'ClusterRole', 'Service'];

/** The kinds that Kyverno acts on, of both families. */
export const POLICY_KINDS: readonly string[] = Object.values(TRAITS).flatMap(({ kinds }) => kinds);

/** All objects of the YAML files below a directory. */
export function readManifests(directory: string): KubeObject[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(directory, file), 'utf8')).map((doc) => doc.toJS()));
}

/** What has to differ in a cluster without pods, names or patience. */
export interface TestCluster {
  /** The Service of pvc-plumber has no name that a process on this machine could resolve. */
  readonly plumberUrl: string;
}

const PLUMBER_URL = 'http://pvc-plumber.volsync-system.svc.cluster.local';

/** When the orphan cleanup runs without being asked: a run of its own would take what a scenario has just orphaned. */
export const SELDOM = '0 0 1 1 *';

/**
 * Manifests as they are, but for the three things that this cluster cannot have as they are, and with what Argo CD would
 * make of Kyverno's chart.
 */
export function forTestCluster(objects: readonly KubeObject[], cluster: TestCluster): KubeObject[] {
  const text = JSON.stringify([...objects, ...kyvernoConfigs(objects)])
    .replaceAll(PLUMBER_URL, cluster.plumberUrl)
    .replaceAll('"schedule":"*/15 * * * *"', `"schedule":"${SELDOM}"`)
    .replaceAll('"operator":"DurationGreaterThan","value":"5m"', '"operator":"DurationGreaterThan","value":"1s"')
    .replaceAll("> duration('5m')", "> duration('1s')");
  return JSON.parse(text);
}

/** The value that says which namespaces Kyverno's webhooks see, as its chart renders it (templates/config/configmap.yaml). */
function kyvernoConfigs(objects: readonly KubeObject[]): object[] {
  return objects
    .filter(({ kind, metadata }) => kind === 'Application' && metadata.name === 'kyverno-chart')
    .map(({ spec }) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kyverno', namespace: spec.destination.namespace },
      data: { webhooks: JSON.stringify(spec.source.helm.valuesObject.config.webhooks) },
    }));
}

function wave(object: KubeObject): number {
  return Number(object.metadata.annotations?.[SYNC_WAVE] ?? 0);
}

function kindRank(object: KubeObject): number {
  const rank = KIND_ORDER.indexOf(object.kind);
  return rank === -1 ? KIND_ORDER.length : rank;
}

/** Objects in the order in which Argo CD applies them. Namespaces come first: they may stand in another Application. */
export function inSyncOrder(objects: readonly KubeObject[]): KubeObject[] {
  const isInNamespaces = ({ kind }: KubeObject) => Number(kind !== 'Namespace');
  return [...objects].sort(
    (a, b) => isInNamespaces(a) - isInNamespaces(b) || wave(a) - wave(b) || kindRank(a) - kindRank(b),
  );
}

/** Namespaces that others make, such as the one of Argo CD, where they are not there. */
export async function makeForeignNamespaces(api: Api, objects: readonly KubeObject[]): Promise<void> {
  const own = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const used = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  for (const name of [...used].filter((namespace) => !own.includes(namespace))) {
    await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
}

/** How long Argo CD waits between two waves. */
const WAVE_DELAY_MS = 2000;

/**
 * Applies objects wave by wave, as Argo CD does. Of its pauses between waves only those after a change of rights make a
 * difference: that is how long their aggregation has.
 */
export async function applyInOrder(api: Api, objects: readonly KubeObject[]): Promise<void> {
  const sorted = inSyncOrder(objects);
  let rightsChanged = false;
  for (const [index, object] of sorted.entries()) {
    const previous = sorted[index - 1];
    if (rightsChanged && previous !== undefined && wave(object) > wave(previous)) {
      await new Promise((resolve) => setTimeout(resolve, WAVE_DELAY_MS));
      rightsChanged = false;
    }
    if (object.kind !== 'ClusterRole') await api.apply(object);
    else rightsChanged = (await changes(api, object)) || rightsChanged;
  }
}

/** Applies an object, and says whether that changed anything. */
async function changes(api: Api, object: KubeObject): Promise<boolean> {
  const before = await api.get(object);
  const after = await api.apply(object);
  return before?.metadata.resourceVersion !== after.metadata.resourceVersion;
}
