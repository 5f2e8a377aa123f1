import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { resolvePlan } from '../../../lib';
import { folderObjects } from '../../../lib/output/render';
import { HEALTH_CHECKS } from '../../../lib/platform/argocd/health';
import { kyvernoValues } from '../../../lib/platform/kyverno/kyverno-install';
import { platformFiles } from '../../../lib/platform/platform-files';
import { ensureBinary } from '../../../tools/engine-build';
import { runHealthCheck } from '../../platform/argocd/run-health-check';
import { attempt, type KubeObject } from '../support/api';
import { CONNECTION_VARIABLE } from '../support/cluster';
import { applyInOrder, forTestCluster, inSyncOrder, makeForeignNamespaces, readManifests } from '../support/manifests';
import { protectingRefs, pvc, pvcRef } from '../support/objects';
import { writePlatform } from '../support/platform';
import { useCluster } from '../support/scenario';
import { until } from '../support/until';

const cluster = useCluster();

const ROOT = join(__dirname, '..', '..', '..');
const plan = resolvePlan(config);
const HOME = 'infrastructure/controllers/argocd';
const POLICIES = 'infrastructure/controllers/kyverno/policies';

type Folders = Readonly<Record<string, readonly KubeObject[]>>;

/** Folder → its objects: dist/, with the policies of the family that is under test. */
function foldersUnderTest(): Folders {
  const kyverno = { ...config.kyverno, policyFamily: cluster().family };
  return folderObjects(platformFiles(resolvePlan({ ...config, kyverno }))) as unknown as Folders;
}

/** `dist/`; with the other family of policies, what it would be then. */
async function distUnderTest(directory: string): Promise<string> {
  const { family } = cluster();
  if (family === plan.kyverno.policyFamily) return join(ROOT, 'dist');
  await writePlatform(directory, family);
  return join(directory, 'dist');
}

const waveOf = (object: KubeObject) => Number(object.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);

/** The folders in the order in which the root Application brings them up; what it does not apply comes last. */
function foldersInOrder(): string[] {
  const applications = (foldersUnderTest()[HOME] ?? []).filter(({ kind }) => kind === 'Application');
  const waves = new Map(applications.map((application) => [application.spec.source.path, waveOf(application)]));
  const wave = (folder: string) => waves.get(`${plan.argocd?.path}/${folder}`) ?? Number.POSITIVE_INFINITY;
  return Object.keys(foldersUnderTest()).sort((a, b) => wave(a) - wave(b));
}

function fitted(objects: readonly KubeObject[]): KubeObject[] {
  return forTestCluster(objects, { plumberUrl: cluster().plumber.url });
}

/** All objects at once, for what looks at all of them. */
const everything = () => Object.values(foldersUnderTest()).flat();

/** As on the first day, but for the namespaces. */
async function withoutEverything(): Promise<void> {
  await cluster().removePolicies();
  for (const object of everything()) {
    if (object.kind !== 'Namespace') await cluster().api.delete(object);
  }
}

/** Returns why policies were refused, and those that generate and were not. */
async function applyPoliciesWithoutRights(): Promise<{ refusals: string[]; generators: KubeObject[] }> {
  for (const account of ['admission', 'background', 'cleanup']) {
    const resource = 'replicationdestinations.volsync.backube';
    await cluster().untilServiceAccountMay(`kyverno-${account}-controller`, 'list', resource, false);
  }
  const objects = inSyncOrder(fitted(foldersUnderTest()[POLICIES] ?? []));
  const refusals: string[] = [];
  const generators: KubeObject[] = [];
  for (const object of objects.filter(({ kind }) => kind !== 'ClusterRole')) {
    const outcome = await attempt(() => cluster().api.apply(object));
    if (!outcome.ok) refusals.push(outcome.message);
    else if (/-(destination|schedule)$/.test(object.metadata.name)) generators.push(object);
  }
  return { refusals, generators };
}

describe('installation', () => {
  afterAll(async () => {
    await cluster().applyManifests(cluster().manifests());
    await cluster().untilPoliciesAreServed();
  });

  test('the API server takes every object in dist/ as it is (kubectl apply --server-side --dry-run=server)', async () => {
    await makeForeignNamespaces(cluster().api, everything());
    const { kubeconfig, directory } = JSON.parse(readFileSync(process.env[CONNECTION_VARIABLE] as string, 'utf8'));
    const dist = await distUnderTest(join(directory, 'install'));
    const flags = ['--server-side', '--force-conflicts', '--dry-run=server', '--field-manager=argocd-controller'];
    const output = execFileSync(
      ensureBinary('kubectl'),
      ['--kubeconfig', kubeconfig, 'apply', ...flags, '--recursive', '-f', dist],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const accepted = output.split('\n').filter((line) => line.endsWith('(server dry run)'));
    expect(accepted).toHaveLength(readManifests(dist).length);
  }, 120_000);

  test('I14: wave by wave, every object is accepted the first time', async () => {
    await makeForeignNamespaces(cluster().api, everything());
    await withoutEverything();
    for (const folder of foldersInOrder()) {
      // Stops at the first refusal; nothing is tried twice.
      const outcome = await attempt(() => applyInOrder(cluster().api, fitted(foldersUnderTest()[folder] ?? [])));
      expect(outcome, folder).toEqual({ ok: true });
    }
  }, 180_000);

  test('Argo CD’s health checks call what Kyverno has taken up healthy, and nothing before', async () => {
    const kinds = Object.entries(HEALTH_CHECKS).filter(([kind]) => /kyverno\.io_/.test(kind));
    const checked = cluster()
      .manifests()
      .flatMap((object) => {
        const group = object.apiVersion.split('/')[0];
        const check = kinds.find(([kind]) => kind === `${group}_${object.kind}`)?.[1];
        return check === undefined ? [] : [{ object, check }];
      });
    expect(checked.length).toBeGreaterThan(0);
    for (const { object, check } of checked) {
      // Kyverno says of a cleanup policy when it ran, and never that it has taken it up.
      const before = object.kind === 'DeletingPolicy' ? 'Healthy' : 'Progressing';
      expect(runHealthCheck(check, { ...object, status: undefined }).status, object.kind).toBe(before);
      await until(`${object.metadata.name} is healthy`, 60_000, async () => {
        return runHealthCheck(check, await cluster().api.get(object)).status === 'Healthy';
      });
    }
  }, 120_000);

  test('I14: in the wrong order, policies before their rights, they are refused or protect nothing', async () => {
    await withoutEverything();
    const { refusals, generators } = await applyPoliciesWithoutRights();
    for (const refusal of refusals) expect(refusal).toMatch(/permission/);
    expect(refusals.length > 0).toBe(cluster().traits.checksRights);
    expect(generators).toHaveLength(cluster().traits.checksRights ? 0 : 2);
    await cluster().untilWebhooksAreServed(generators);

    const { api } = cluster();
    const namespace = await cluster().namespace('order');
    // The gate cannot judge: nothing labelled is created.
    let attempts = 0;
    const create = () => api.create(pvc(namespace, `data-${++attempts}`));
    await cluster().untilRefused(create, 'permission denied');
    expect(await attempt(create)).toMatchObject({ ok: false, message: expect.stringContaining('permission denied') });
    await cluster().untilKyvernoIsIdle();
    // What gets its label later is seen, and not backed up.
    const later = { namespace, name: 'later' };
    await api.create(pvc(namespace, later.name, { tier: null }));
    await api.setPvcStatus(later, { phase: 'Bound' });
    await cluster().untilKyvernoHasHandled(generators.length, () =>
      api.merge(pvcRef(namespace, later.name), { metadata: { labels: { backup: 'daily' } } }),
    );
    for (const ref of protectingRefs(namespace, later.name)) expect(await api.get(ref), ref.kind).toBeUndefined();

    // It was for the rights alone.
    await cluster().applyManifests(cluster().manifests());
    await cluster().untilPoliciesAreServed();
    await api.merge(pvcRef(namespace, later.name), { metadata: { annotations: { seen: 'again' } } });
    for (const ref of protectingRefs(namespace, later.name)) await api.waitFor(ref);
  }, 240_000);

  test('in the wrong order, pvc-plumber before the folder that makes its namespace, all of it is refused', async () => {
    const nowhere = `nowhere-${process.pid}`;
    const objects: KubeObject[] = JSON.parse(
      JSON.stringify(foldersUnderTest()['infrastructure/controllers/pvc-plumber']).replaceAll(
        plan.namespaces.platform,
        nowhere,
      ),
    );
    for (const object of objects) {
      const outcome = await attempt(() => cluster().api.apply(object));
      expect(outcome, object.kind).toMatchObject({
        ok: false,
        message: expect.stringContaining(`"${nowhere}" not found`),
      });
    }
  });
});

describe('I3: the excluded namespaces', () => {
  test('I3: the value that Kyverno’s chart gets keeps its webhooks away from them', async () => {
    const { api } = cluster();
    const { matchExpressions } = kyvernoValues(plan).config.webhooks.namespaceSelector;
    for (const kind of ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration']) {
      const name = `kyverno-resource-${kind.startsWith('V') ? 'validating' : 'mutating'}-webhook-cfg`;
      const ref = { apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name } };
      await until(`${name} excludes them`, 60_000, async () => {
        const configuration = (await api.get(ref)) as
          | (KubeObject & { webhooks?: { namespaceSelector: { matchExpressions?: object[] } }[] })
          | undefined;
        const all = configuration?.webhooks ?? [];
        // A policy's own selector may add to it. The client gives what it reads a class.
        const isKept = (own: readonly object[] = []) =>
          matchExpressions.every((expression) => own.some((other) => isDeepStrictEqual({ ...other }, expression)));
        return all.length > 0 && all.every(({ namespaceSelector }) => isKept(namespaceSelector.matchExpressions));
      });
    }
  }, 150_000);
});
