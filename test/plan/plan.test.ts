import { describe, expect, test } from 'vitest';
import { type PlatformConfig } from '../../lib/plan/config';
import { resolvePlan } from '../../lib/plan/plan';
import { DEFAULT_TIERS } from '../../lib/plan/schedule';
import { DEFAULT_IMAGES } from '../../lib/plan/versions';
import { ConfigError } from '../../lib/validation/problem';
import { allOptionsConfig, minimalConfig, REPOSITORY_ID, validConfig, validPlan } from '../support/platform-config';

test('every default is filled in', () => {
  expect(validPlan()).toEqual({
    repository: {
      nfs: { server: '192.0.2.10', path: '/mnt/tank/kopia' },
      uniqueId: undefined,
      path: '/repository',
      url: 'filesystem:///repository',
      squash: 'none',
    },
    storage: { storageClass: 'longhorn', snapshotClass: 'longhorn-snapclass', snapshotsOutliveSource: false },
    credentials: {
      store: { kind: 'ClusterSecretStore', name: '1password' },
      item: 'rustfs',
      field: 'kopia_password',
      refreshInterval: '1h0m0s',
      reference: 'itemAndField',
      secretPer: 'pvc',
      namespaceLabels: undefined,
      onePassword: undefined,
    },
    tiers: DEFAULT_TIERS,
    spread: true,
    mover: {
      uid: 568,
      gid: 568,
      injection: 'kyverno',
      compression: 'zstd-fastest',
      parallelism: 2,
      cacheCapacity: '2Gi',
    },
    namespaces: {
      platform: 'volsync-system',
      kyverno: 'kyverno',
      monitoring: 'monitoring',
      argocd: 'argocd',
      externalSecrets: 'external-secrets',
      snapshotController: 'snapshot-controller',
      excluded: [
        '1passwordconnect',
        'argocd',
        'cert-manager',
        'external-secrets',
        'kube-node-lease',
        'kube-public',
        'kube-system',
        'kyverno',
        'longhorn-system',
        'snapshot-controller',
        'volsync-system',
      ],
    },
    kopiaUi: undefined,
    pvcPlumber: {
      serviceName: 'pvc-plumber',
      url: 'http://pvc-plumber.volsync-system.svc.cluster.local',
      run: 'bundled',
      image: DEFAULT_IMAGES.node,
      secretName: 'pvc-plumber-kopia',
    },
    images: { kopia: DEFAULT_IMAGES.kopia, volsync: DEFAULT_IMAGES.volsync },
    kubernetesMinor: 34,
    monitoringLabels: {},
    runbooks: 'docs/runbooks',
    volsync: { install: true },
    externalSecrets: { install: true },
    snapshotController: { install: true },
    kyverno: { policyFamily: 'cel', install: true, replicas: 3, scanInterval: '10m' },
    maintenance: { schedule: '55 3 * * *', memory: '4Gi' },
    argocd: undefined,
  });
});

test('everything that is stated is taken', () => {
  const { repository, storage, credentials, schedule, mover, namespaces, kopiaUi, images, databases } =
    allOptionsConfig;
  const { volsync, externalSecrets, snapshotController, kyverno, maintenance, argocd } = allOptionsConfig;
  expect(resolvePlan(allOptionsConfig)).toEqual({
    repository: {
      nfs: repository.nfs,
      uniqueId: REPOSITORY_ID,
      path: '/backup/repository',
      url: 'filesystem:///backup/repository',
      squash: 'all',
    },
    storage,
    credentials,
    tiers: schedule.tiers,
    spread: true,
    mover,
    namespaces: {
      ...namespaces,
      excluded: ['argocd', 'backup', 'gitops', ...UNSEEN, 'policies', 'secrets', 'snapshots'],
    },
    kopiaUi: { host: 'kopia-ui.home.example.com', passwordField: 'ui_password', route: kopiaUi.route },
    pvcPlumber: {
      serviceName: 'pvc-plumber',
      url: 'http://pvc-plumber.backup.svc.cluster.local',
      run: 'image',
      image: 'registry.example.com/pvc-plumber:2.0.0',
      secretName: 'pvc-plumber-kopia',
    },
    images,
    kubernetesMinor: 35,
    monitoringLabels: { release: 'prometheus' },
    runbooks: 'https://example.com/runbooks',
    databases,
    volsync,
    externalSecrets,
    snapshotController,
    kyverno,
    maintenance,
    argocd,
  });
});

test('undefined stands for the default, at any depth', () => {
  const nothing: PlatformConfig = validConfig({
    repository: { uniqueId: undefined, mountPath: undefined, squash: undefined },
    credentials: { refreshInterval: undefined, reference: undefined, secretPer: undefined, onePassword: undefined },
    schedule: { tiers: undefined, spread: undefined },
    mover: { uid: undefined, injection: undefined, cacheCapacity: undefined },
    namespaces: {
      platform: undefined,
      kyverno: undefined,
      monitoring: undefined,
      argocd: undefined,
      excluded: undefined,
    },
    domain: undefined,
    kopiaUi: { enabled: undefined, passwordField: undefined },
    pvcPlumber: { run: undefined, image: undefined },
    images: { kopia: undefined },
    cluster: { kubernetes: undefined },
    monitoring: { labels: undefined, runbooks: undefined },
    databases: undefined,
    volsync: { install: undefined },
    kyverno: { policyFamily: undefined, install: undefined, replicas: undefined, scanInterval: undefined },
    maintenance: { schedule: undefined, memory: undefined },
    argocd: undefined,
  });
  expect(resolvePlan(nothing)).toEqual(validPlan());
});

test.each([
  ['bundled', DEFAULT_IMAGES.node],
  ['published', DEFAULT_IMAGES.pvcPlumber],
] as const)('pvc-plumber runs as %s from an image that is pinned, unless another one is stated', (run, image) => {
  expect(validPlan({ pvcPlumber: { run } }).pvcPlumber).toMatchObject({ run, image });
  expect(validPlan({ pvcPlumber: { run, image: 'other:1.0.0' } }).pvcPlumber.image).toBe('other:1.0.0');
});

test('spread can be off for the platform', () => {
  expect(validPlan({ schedule: { spread: false } }).spread).toBe(false);
});

/** `resourceFilters` of Kyverno's chart. */
const UNSEEN = ['kube-node-lease', 'kube-public', 'kube-system'];

describe('I7: every component finds the repository at one place', () => {
  test('I7: the URL follows the mount path', () => {
    const { repository } = validPlan({ repository: { mountPath: '/backup' } });
    expect([repository.path, repository.url]).toEqual(['/backup', 'filesystem:///backup']);
  });
});

test('I12: a plan knows which repository is meant, or that it is a first install', () => {
  const { create: _, ...repository } = minimalConfig.repository;
  const plan = resolvePlan({ ...minimalConfig, repository: { ...repository, uniqueId: REPOSITORY_ID } });
  expect(plan.repository.uniqueId).toBe(REPOSITORY_ID);
  expect(validPlan().repository.uniqueId).toBeUndefined();
});

describe('excluded namespaces', () => {
  test('are sorted, each once, with the homes of what must come up first', () => {
    const { namespaces } = validPlan({
      namespaces: { platform: 'backup', excluded: ['storage', 'kyverno', 'argocd', 'storage'] },
    });
    expect(namespaces.excluded).toEqual([
      'argocd',
      'backup',
      'external-secrets',
      ...UNSEEN,
      'kyverno',
      'snapshot-controller',
      'storage',
    ]);
  });

  test('I1: cannot be fewer than the homes and what Kyverno never looks at: a PVC there would pass the gate', () => {
    const { namespaces } = validPlan({ namespaces: { excluded: [] } });
    expect(namespaces.excluded).toEqual([
      'argocd',
      'external-secrets',
      ...UNSEEN,
      'kyverno',
      'snapshot-controller',
      'volsync-system',
    ]);
  });
});

describe('the web interface', () => {
  const route = { ingress: { className: 'nginx', namespace: 'ingress' } };

  test('is off unless it is switched on', () => {
    for (const enabled of [undefined, false]) {
      expect(validPlan({ domain: 'example.com', kopiaUi: { enabled, route } }).kopiaUi).toBeUndefined();
    }
  });

  test('has a host below the domain, and a password of its own', () => {
    expect(validPlan({ domain: 'example.com', kopiaUi: { enabled: true, route } }).kopiaUi).toEqual({
      host: 'kopia-ui.example.com',
      passwordField: 'kopia_ui_password',
      route,
    });
  });
});

describe('I16: a wrong config gives no plan', () => {
  test('I16: several problems are all reported in one error', () => {
    const wrong = validConfig({
      repository: { nfs: { path: 'mnt/tank' }, uniqueId: REPOSITORY_ID },
      schedule: {
        tiers: [
          { label: 'hourly', cron: '61 * * * *', retain: { hourly: 0 } },
          { label: 'hourly', cron: '0 * * * *', retain: { hourly: 24 } },
        ],
      },
      mover: { uid: -1 },
      kopiaUi: { enabled: true },
    });
    const error = errorOf(wrong);
    const fields = [
      'repository.nfs.path',
      'repository',
      'mover.uid',
      'domain',
      'kopiaUi.route',
      'schedule.tiers[0].cron',
      'schedule.tiers[0].retain',
      'schedule.tiers[1].label',
    ];
    expect(error.problems.map((problem) => problem.field)).toEqual(fields);
    expect(error.message).toMatch(/^platform config: 8 problems\n/);
    for (const field of fields) expect(error.message).toContain(`\n  - ${field}: got `);
  });

  test.each([{}, undefined, null, 'config', []])('I16: %j instead of a config does not break the check', (config) => {
    expect(errorOf(config as never).problems.map((problem) => problem.field)).toEqual(
      expect.arrayContaining(['repository.nfs.server', 'repository', 'storage.storageClass', 'credentials.item']),
    );
  });

  test.each(['repository', 'storage', 'credentials'] as const)('I16: a config without %s says so', (section) => {
    const { problems } = errorOf({ ...minimalConfig, [section]: undefined });
    expect(problems.length).toBeGreaterThan(1);
    for (const { field, value } of problems) {
      expect(field).toMatch(new RegExp(`^${section}\\b`));
      expect([undefined, JSON.stringify({})]).toContain(value && JSON.stringify(value));
    }
  });
});

function errorOf(config: PlatformConfig): ConfigError {
  try {
    resolvePlan(config);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the config was accepted');
}
