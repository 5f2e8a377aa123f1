import { App, Chart, Size } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { BackedUpPvc, type ChartFiles, type Plan, platformFiles } from '../../../lib';
import { type Manifest } from '../../../lib/kubernetes/manifest';
import { folderObjects } from '../../../lib/output/render';
import { HEALTH_CHECKS } from '../../../lib/platform/argocd/health';
import { refusals } from '../../support/app-project';
import { validPlan } from '../../support/config';
import { only } from '../../support/manifests';
import { PLATFORMS } from '../../support/platforms';

type Folders = Readonly<Record<string, readonly Manifest[]>>;

interface Spec {
  readonly project: string;
  readonly source: { readonly repoURL: string; readonly path?: string };
  readonly destination: { readonly server: string; readonly namespace?: string };
  readonly ignoreDifferences?: readonly { readonly kind: string; readonly jsonPointers?: readonly string[] }[];
}

function ownApp(): ChartFiles {
  const chart = new Chart(new App(), 'notes');
  const metadata = { name: 'data', namespace: 'notes' };
  new BackedUpPvc(chart, 'Data', { metadata, tier: 'hourly', storage: Size.gibibytes(1) });
  return { 'apps/notes/notes.yaml': chart };
}

const rendered = (plan: Plan): Folders => folderObjects(platformFiles(plan, ownApp()));

const ofKind = (folders: Folders, kind: string) =>
  Object.values(folders)
    .flat()
    .filter((object) => object.kind === kind);

/** Every Application that Argo CD will have, those that the ApplicationSet makes among them, each with its objects. */
function applications(plan: Plan, folders: Folders): { name: string; spec: Spec; objects: readonly Manifest[] }[] {
  const own = ofKind(folders, 'Application').map(({ metadata, spec }) => ({ name: metadata.name, spec: spec as Spec }));
  const made = ofKind(folders, 'ApplicationSet').flatMap((set) => {
    const { generators, template } = set.spec as {
      generators: { git: { directories: { path: string }[] } }[];
      template: { spec: Spec };
    };
    const [pattern = ''] = generators.flatMap(({ git }) => git.directories.map(({ path }) => path));
    const parent = pattern.replace(/\/\*$/, '');
    return Object.keys(folders)
      .map((folder) => `${plan.argocd?.path}/${folder}`)
      .filter((path) => path.startsWith(`${parent}/`))
      .map((path) => ({ name: path, spec: { ...template.spec, source: { ...template.spec.source, path } } }));
  });
  return [...own, ...made].map(({ name, spec }) => {
    const folder = spec.source.path?.slice((plan.argocd?.path ?? '').length + 1);
    return { name, spec, objects: folder === undefined ? [] : (folders[folder] ?? []) };
  });
}

describe.each(Object.entries(PLATFORMS))('under Argo CD, %s', (_, plan) => {
  const folders = rendered(plan);
  const all = applications(plan, folders);

  test('no Application is one that its project refuses', () => {
    const projects = ofKind(folders, 'AppProject');
    const refused = all.flatMap(({ name, spec, objects }) =>
      refusals(spec, projects, objects).map((problem) => `${name}: ${problem}`),
    );
    expect(refused).toEqual([]);
  });

  test('each folder is one of an Application, and each Application has a folder with objects', () => {
    const withFolder = all.filter(({ spec }) => spec.source.path !== undefined);
    expect(withFolder.map(({ spec }) => spec.source.path).sort()).toEqual(
      Object.keys(folders)
        .map((folder) => `${plan.argocd?.path}/${folder}`)
        .sort(),
    );
    expect(withFolder.filter(({ objects }) => objects.length === 0)).toEqual([]);
  });

  test('I9: no field of a PVC is ignored: Argo CD would become its owner, and every later apply be refused', () => {
    const ignored = all.flatMap(({ spec }) => spec.ignoreDifferences ?? []);
    expect(ignored.filter(({ kind }) => kind !== 'Application')).toEqual([]);
  });

  test('the repository and the platform’s own objects come no earlier than their namespace', () => {
    const { platform } = plan.namespaces;
    const wave = (manifest: Manifest) => Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
    const waveOf = (holds: (object: Manifest) => boolean) => {
      const names = all.filter(({ objects }) => objects.some(holds)).map(({ name }) => name);
      return ofKind(folders, 'Application')
        .filter(({ metadata }) => names.includes(metadata.name))
        .map(wave);
    };
    const [made = Number.NaN, ...twice] = waveOf(
      ({ kind, metadata }) => kind === 'Namespace' && metadata.name === platform,
    );
    expect(twice).toEqual([]);
    expect(Math.min(...waveOf(({ metadata }) => metadata.namespace === platform))).toBeGreaterThanOrEqual(made);
    const namespace = only(ofKind(folders, 'Namespace'), 'Namespace', platform);
    expect(wave(namespace)).toBeLessThan(0);
    expect(namespace.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    });
  });
});

describe('with install: false', () => {
  const off = { install: false };
  const argocd = { repoURL: 'https://git.example.com/backups.git', revision: 'main' };
  const names = (plan: Plan) => ofKind(rendered(plan), 'Application').map(({ metadata }) => metadata.name);

  test.each([
    ['volsync', 'volsync'],
    ['kyverno', 'kyverno'],
    ['externalSecrets', 'external-secrets'],
    ['snapshotController', 'snapshot-controller'],
  ])('%s: no Application has its name, so that none of that name is taken over', (component, name) => {
    const plan = validPlan({ argocd, storage: { createSnapshotClass: 'longhorn' }, [component]: off });
    const without = names(plan);
    expect(without.filter((each) => each === name || each === `${name}-chart`)).toEqual([]);
    expect(names(validPlan({ argocd, storage: { createSnapshotClass: 'longhorn' } })).sort()).toEqual(
      [...without, name, `${name}-chart`].sort(),
    );
  });

  test('volsync: namespace and class are those of before, in the folder of pvc-plumber, and are never removed', () => {
    const storage = { createSnapshotClass: 'longhorn' } as const;
    const folder =
      rendered(validPlan({ argocd, storage, volsync: off }))['infrastructure/controllers/pvc-plumber'] ?? [];
    const before = rendered(validPlan({ argocd, storage }))['infrastructure/storage/volsync'] ?? [];
    expect(only(folder, 'Namespace')).toEqual(only(before, 'Namespace'));
    const { metadata, ...snapshotClass } = only(folder, 'VolumeSnapshotClass');
    expect({ ...snapshotClass, metadata: { name: metadata.name } }).toEqual(only(before, 'VolumeSnapshotClass'));
    expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' });
  });
});

test('a policy that has left Git is deleted in the background: its own webhook would keep it in force', () => {
  const folders = rendered(PLATFORMS['what a first install needs'] as Plan);
  const options = (name: string) =>
    only(ofKind(folders, 'Application'), 'Application', name).spec as { syncPolicy: { syncOptions: string[] } };
  expect(options('kyverno-policies').syncPolicy.syncOptions).toContain('PrunePropagationPolicy=background');
  expect(options('kyverno').syncPolicy.syncOptions.join()).not.toContain('PrunePropagationPolicy');
});

/**
 * Kinds for which Argo CD 3.6.1 has a health check (resource_customizations/, gitops-engine/pkg/health/health.go) that is
 * right for us: not healthy there means that something is wrong, or that it comes by itself.
 */
const RIGHT_AS_THEY_ARE = [
  'apps/Deployment',
  'argoproj.io/ApplicationSet',
  'batch/CronJob',
  'batch/Job',
  'external-secrets.io/ClusterExternalSecret',
  'external-secrets.io/ClusterSecretStore',
  'gateway.networking.k8s.io/HTTPRoute',
  'networking.k8s.io/Ingress',
  'policy/PodDisruptionBudget',
  // Its check fails while there is no status: the sync then fails once, and is tried again.
  'postgresql.cnpg.io/Cluster',
  '/PersistentVolumeClaim',
  '/Service',
];

/** Kinds for which it has none: they count as healthy at once. */
const WITHOUT_A_CHECK = [
  '/ConfigMap',
  '/Namespace',
  '/ServiceAccount',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'argoproj.io/AppProject',
  'barmancloud.cnpg.io/ObjectStore',
  'kyverno.io/ClusterCleanupPolicy',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ServiceMonitor',
  'networking.k8s.io/NetworkPolicy',
  'postgresql.cnpg.io/ScheduledBackup',
  'rbac.authorization.k8s.io/ClusterRole',
  'snapshot.storage.k8s.io/VolumeSnapshotClass',
];

test('how Argo CD 3.6.1 judges each kind is decided: what a wave waits for comes by itself', () => {
  const kinds = Object.values(PLATFORMS)
    .flatMap((plan) => Object.values(rendered(plan)).flat())
    .map(({ apiVersion, kind }) => `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`);
  const ours = Object.keys(HEALTH_CHECKS).map((key) => key.replace('_', '/'));
  const decided = [...ours, ...RIGHT_AS_THEY_ARE, ...WITHOUT_A_CHECK];
  expect([...new Set(kinds)].filter((kind) => !decided.includes(kind)).sort()).toEqual([]);
  expect(decided.filter((kind, index) => decided.indexOf(kind) !== index)).toEqual([]);
});
