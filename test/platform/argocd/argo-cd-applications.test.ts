import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { ArgoCdApplications, KyvernoInstall, type Plan, type PlatformConfig, WAVES } from '../../../lib';
import { type Manifest } from '../../../lib/kubernetes/manifest';
import { folderObjects, renderFiles } from '../../../lib/output/render';
import { platformFiles } from '../../../lib/platform/platform-files';
import { minimalPlan, type Overrides, REPOSITORY_ID, validPlan } from '../../support/config';
import { allOptionsPlan, installPlan } from '../../support/constructs';
import { manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('ArgoCdApplications');

const service = (namespace: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'a', namespace },
});

function render(plan: Plan, folders: Record<string, Manifest[]>, more: object = {}): Manifest[] {
  const applications = {
    'a/first': { name: 'first', wave: 'kinds' },
    'a/second': { name: 'second', wave: 'workloads', ...more },
  } as const;
  return manifestsOf((chart) => new ArgoCdApplications(chart, 'Test', { plan, folders, applications }));
}

const both = { 'a/first': [service('one')], 'a/second': [service('two')] };

test('nothing is emitted without Argo CD', () => {
  expect(render(minimalPlan, both)).toEqual([]);
});

describe('the Application of a folder', () => {
  const application = (name: string) => only(render(installPlan, both), 'Application', name);

  test('reads just this folder, from the repository and revision of the config', () => {
    expect(application('first')).toHaveProperty('spec.source', {
      repoURL: 'https://git.example.com/backups.git',
      targetRevision: 'main',
      path: 'dist/a/first',
    });
  });

  test('has the path under which the manifests stand in the repository', () => {
    expect(only(render(allOptionsPlan, both), 'Application', 'first')).toMatchObject({
      spec: { source: { path: 'clusters/home/dist/a/first' } },
    });
  });

  test('comes in the wave of its folder', () => {
    expect(application('first').metadata.annotations).toMatchObject({ 'argocd.argoproj.io/sync-wave': '0' });
    expect(application('second').metadata.annotations).toMatchObject({ 'argocd.argoproj.io/sync-wave': '6' });
  });

  test('goes on until it succeeds, and takes a newer commit meanwhile', () => {
    expect(application('first')).toHaveProperty('spec.syncPolicy.retry', {
      limit: -1,
      refresh: true,
      backoff: { duration: '10s', factor: 2, maxDuration: '5m' },
    });
  });

  test('leaves alone the pause of an Application, and nothing else', () => {
    expect(application('first')).toHaveProperty('spec.ignoreDifferences', [
      { group: 'argoproj.io', kind: 'Application', jsonPointers: ['/spec/syncPolicy/automated/enabled'] },
    ]);
    expect(application('first')).toHaveProperty('spec.syncPolicy.syncOptions', [
      'ServerSideApply=true',
      'RespectIgnoreDifferences=true',
      'FailOnSharedResource=true',
    ]);
  });

  test('has a destination that its project allows, where no object is in the namespace of Argo CD too', () => {
    const manifests = render(installPlan, both);
    const { destination } = only(manifests, 'Application', 'first').spec as { destination: object };
    expect(destination).toEqual({ server: 'https://kubernetes.default.svc', namespace: 'argocd' });
    expect(only(manifests, 'AppProject', 'backup-platform').spec).toMatchObject({
      destinations: expect.arrayContaining([destination]),
    });
  });

  test('leaves its objects when it goes, unless the folder is one that may go', () => {
    expect(application('second').metadata).not.toHaveProperty('finalizers');
    expect(only(render(installPlan, both, { cascade: true }), 'Application', 'second').metadata).toHaveProperty(
      'finalizers',
      ['resources-finalizer.argocd.argoproj.io'],
    );
  });

  test('is automatic unless it is said not to be', () => {
    expect(application('second')).toHaveProperty('spec.syncPolicy.automated.enabled', true);
    expect(only(render(installPlan, both, { automated: false }), 'Application', 'second')).toHaveProperty(
      'spec.syncPolicy.automated',
      { enabled: false },
    );
  });
});

test('I16: a folder without a wave is refused, and its name is told', () => {
  expect(() => render(installPlan, { ...both, 'a/third': [service('three')] })).toThrow(
    /a\/third: got nothing; allowed: an Application with a name and a wave \(projects, kinds, .*to fix: say in `applications`/,
  );
});

test('a folder that something else applies needs no Application, and its project no rights to it', () => {
  const folders = { ...both, 'b/third': [service('three')] };
  const applications = {
    'a/first': { name: 'first', wave: 'kinds' },
    'a/second': { name: 'second', wave: 'kinds' },
  } as const;
  const props = { plan: installPlan, folders, applications, appliedElsewhere: ['b'] };
  const manifests = manifestsOf((chart) => new ArgoCdApplications(chart, 'Test', props));
  expect(JSON.stringify(manifests)).not.toContain('three');
  expect(manifests).toEqual(
    render(installPlan, both).map((manifest) => expect.objectContaining({ kind: manifest.kind })),
  );
});

test('I16: two Applications of one name are refused, also when one of them is that of a chart', () => {
  const chart = new Chart(new App(), 'test');
  const folders = { 'a/first': manifestsOf((inner) => new KyvernoInstall(inner, 'K', { plan: installPlan })) };
  new KyvernoInstall(chart, 'Kyverno', { plan: installPlan });
  new ArgoCdApplications(chart, 'Test', {
    plan: installPlan,
    folders,
    applications: { 'a/first': { name: 'kyverno-chart', wave: 'kyverno' } },
  });
  expect(() => renderFiles({ 'a/first/a.yaml': chart })).toThrow('argoproj.io/Application argocd/kyverno-chart');
});

describe('the projects', () => {
  const manifests = renderedObjects(installPlan);
  const project = (name: string) => only(manifests, 'AppProject', name).spec as Record<string, unknown>;

  test('allow the folders no source but the repository, and no namespace and kind but those of their objects', () => {
    const { sourceRepos, destinations, clusterResourceWhitelist } = project('backup-platform');
    expect(sourceRepos).toEqual(['https://git.example.com/backups.git']);
    const used = new Set(manifests.flatMap(({ metadata: { namespace } }) => namespace ?? []));
    expect(destinations).toEqual(
      [...used].sort().map((namespace) => ({ server: 'https://kubernetes.default.svc', namespace })),
    );
    expect(clusterResourceWhitelist).toContainEqual({ group: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshotClass' });
    expect(JSON.stringify(project('backup-platform'))).not.toContain('"*"');
  });

  test('I9: allow what another config would render, so that Argo CD prunes what has left Git', () => {
    const allowed = (changes: Overrides<PlatformConfig>) => {
      const plan = validPlan({ ...changes, argocd: { repoURL: 'https://git.example.com/a.git', revision: 'main' } });
      const objects = Object.values(folderObjects(platformFiles(plan))).flat();
      const { spec } = objects.find(
        ({ kind, metadata }) => kind === 'AppProject' && metadata.name === 'backup-platform',
      ) as Manifest;
      const { clusterResourceWhitelist, namespaceResourceWhitelist } = spec as Record<string, object[]>;
      return { clusterResourceWhitelist, namespaceResourceWhitelist };
    };
    const one = allowed({});
    expect(allowed({ kyverno: { policyFamily: 'clusterpolicy' }, credentials: { secretPer: 'namespace' } })).toEqual(
      one,
    );
    expect(allowed({ mover: { injection: 'native' }, repository: { create: false, uniqueId: REPOSITORY_ID } })).toEqual(
      one,
    );
    expect(one.clusterResourceWhitelist).toContainEqual({ group: 'kyverno.io', kind: 'ClusterPolicy' });
    expect(one.namespaceResourceWhitelist).toContainEqual({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' });
  });

  test('allow the charts their repositories and namespaces', () => {
    const { sourceRepos, destinations } = project('backup-charts');
    expect(sourceRepos).toEqual([
      'https://charts.external-secrets.io',
      'https://kyverno.github.io/kyverno',
      'https://perfectra1n.github.io/volsync/charts',
      'https://piraeus.io/helm-charts',
    ]);
    expect((destinations as { namespace: string }[]).map(({ namespace }) => namespace)).toEqual([
      'external-secrets',
      'kyverno',
      'snapshot-controller',
      'volsync-system',
    ]);
  });

  test('there is none for charts where none is installed', () => {
    const off = { install: false };
    const plan = validPlan({
      argocd: { repoURL: 'https://git.example.com/a.git', revision: 'main' },
      volsync: off,
      kyverno: off,
      externalSecrets: off,
      snapshotController: off,
    });
    const names = renderedObjects(plan).filter(({ kind }) => kind === 'AppProject');
    expect(names.map(({ metadata }) => metadata.name)).toEqual(['backup-platform']);
  });
});

function renderedObjects(plan: Plan): Manifest[] {
  return Object.values(folderObjects(platformFiles(plan))).flat();
}

test('every Application of the apps is told where its objects go, and in which order', () => {
  const { 'infrastructure/controllers/argocd': own = [], ...others } = folderObjects(platformFiles(installPlan));
  const names = own.filter(({ kind }) => kind === 'Application').map(({ metadata }) => metadata.name);
  expect(names).toContain('backup-root');
  expect(names).toHaveLength(Object.keys(others).length + 1);
});

test('the waves are in the order in which one thing needs the other', () => {
  const order = [
    'projects',
    'kinds',
    'stores',
    'storage',
    'pvcPlumber',
    'kyverno',
    'policies',
    'workloads',
    'monitoring',
  ];
  expect(Object.keys(WAVES)).toEqual(order);
  const values = Object.values(WAVES);
  expect([...values].sort((a, b) => a - b)).toEqual(values);
  expect(new Set(values).size).toBe(values.length);
});
