import { type PlatformConfig } from '../../lib/plan/config';
import { type DatabasesConfig } from '../../lib/plan/databases/database';
import { type Plan, resolvePlan } from '../../lib/plan/plan';

/** A unique id as `kopia repository status` prints it. */
export const REPOSITORY_ID = '0123456789abcdef'.repeat(4);

/** Only what has no default. */
export const minimalConfig: PlatformConfig = {
  repository: { nfs: { server: '192.0.2.10', path: '/mnt/tank/kopia' }, create: true },
  storage: { storageClass: 'longhorn', snapshotClass: 'longhorn-snapclass' },
  credentials: { store: { kind: 'ClusterSecretStore', name: '1password' }, item: 'rustfs', field: 'kopia_password' },
};

/** One database, with what has no default. */
export const minimalDatabases: DatabasesConfig = {
  backups: {
    path: 's3://postgres-backups/cnpg',
    endpoint: 'http://192.0.2.10:9000',
    accessKeyField: 'access_key',
    secretKeyField: 'secret_key',
  },
  clusters: [
    {
      name: 'photos',
      image: 'ghcr.io/cloudnative-pg/postgresql:17.6-standard-trixie',
      database: 'photos',
      owner: 'photos_owner',
      storage: '20Gi',
      bootstrap: { method: 'initdb', writeLineage: 'v1' },
    },
  ],
};

/** Every option, at every depth. A union keeps its members as they are. */
export type AllOptions<T> = T extends readonly unknown[] | string | number | boolean
  ? T
  : { readonly [K in keyof T]-?: AllOptions<NonNullable<T[K]>> };

/**
 * Every option stated with a value other than its default. `create` excludes `uniqueId` and so is the one that is not
 * on. A new option does not compile until it stands here.
 */
export const allOptionsConfig = {
  repository: {
    nfs: { server: 'nas.example.com', path: '/export/kopia' },
    create: false,
    uniqueId: REPOSITORY_ID,
    mountPath: '/backup/repository',
    squash: 'all',
  },
  storage: {
    storageClass: 'fast',
    snapshotClass: 'fast-snapshots',
    snapshotsOutliveSource: false,
    createSnapshotClass: 'longhorn',
  },
  credentials: {
    store: { kind: 'ClusterSecretStore', name: 'vault' },
    item: 'backups',
    field: 'password',
    refreshInterval: '15m0s',
    reference: 'path',
    secretPer: 'namespace',
    namespaceLabels: { 'example.com/secrets': 'allowed' },
    onePassword: {
      sdk: { vault: 'homelab', token: { name: 'onepassword', key: 'service-account', namespace: 'vault' } },
      namespaceLabels: { 'example.com/secrets': 'allowed' },
    },
  },
  schedule: {
    tiers: [
      { label: 'six-hourly', cron: '0 */6 * * *', retain: { latest: 1, hourly: 2, daily: 3 } },
      { label: 'weekly', cron: '30 4 * * 0', retain: { weekly: 4, monthly: 5, yearly: 6 }, spread: false },
    ],
    spread: true,
  },
  mover: {
    uid: 3000,
    gid: 3001,
    injection: 'native',
    compression: 'zstd',
    parallelism: 4,
    cacheCapacity: '5Gi',
  },
  namespaces: {
    platform: 'backup',
    kyverno: 'policies',
    monitoring: 'metrics',
    argocd: 'gitops',
    externalSecrets: 'secrets',
    snapshotController: 'snapshots',
    excluded: ['kube-system', 'argocd'],
  },
  domain: 'home.example.com',
  kopiaUi: {
    enabled: true,
    passwordField: 'ui_password',
    route: { gateway: { name: 'internal', namespace: 'gateways', sectionName: 'https' } },
  },
  pvcPlumber: { run: 'image', image: 'registry.example.com/pvc-plumber:2.0.0' },
  images: { kopia: 'registry.example.com/kopia:0.23.0', volsync: 'registry.example.com/volsync:0.17.12' },
  cluster: { kubernetes: '1.35' },
  monitoring: { labels: { release: 'prometheus' }, runbooks: 'https://example.com/runbooks' },
  databases: {
    namespace: 'postgres',
    backups: {
      path: 's3://backups/postgres',
      endpoint: 'https://s3.example.com:9000',
      accessKeyField: 's3_access_key',
      secretKeyField: 's3_secret_key',
      region: 'eu-central-1',
      endpointCa: { secretName: 's3-ca', key: 'ca.crt' },
      method: 'inTree',
    },
    clusters: [
      {
        name: 'photos',
        image: 'registry.example.com/postgresql:17.6-system-trixie',
        database: 'photos',
        owner: 'photos_owner',
        instances: 3,
        storage: '20Gi',
        walStorage: '4Gi',
        storageClass: 'slow',
        memory: '2Gi',
        schedule: '0 30 3 * * *',
        retention: '4w',
        bootstrap: {
          method: 'recovery',
          readLineage: 'v1',
          writeLineage: 'v2',
          backupId: '20260728T020000',
          targetTime: '2026-07-28T09:30:00Z',
        },
      },
    ],
  },
  volsync: { install: false },
  externalSecrets: { install: false },
  snapshotController: { install: false },
  kyverno: { policyFamily: 'clusterpolicy', install: false, replicas: 5, scanInterval: '30m' },
  maintenance: { schedule: '57 */6 * * *', memory: '8Gi' },
  argocd: { repoURL: 'git@git.example.com:platform/backups.git', revision: 'v1.2.3', path: 'clusters/home/dist' },
} satisfies AllOptions<PlatformConfig>;

/** The parts of a config, all optional at every depth. */
export type Overrides<T> = T extends readonly unknown[] ? T : { readonly [K in keyof T]?: Overrides<T[K]> };

/** A config with some values replaced; objects are merged, everything else is taken as it is. */
export function validConfig(overrides: Overrides<PlatformConfig> = {}, base = minimalConfig): PlatformConfig {
  return merge(base, overrides) as PlatformConfig;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merge(base: unknown, overrides: unknown): unknown {
  if (!isPlainObject(base) || !isPlainObject(overrides)) return overrides;
  const merged = Object.entries(overrides).map(([key, value]) => [key, merge(base[key], value)]);
  return { ...base, ...Object.fromEntries(merged) };
}

/** The plan of {@link validConfig}. */
export function validPlan(overrides: Overrides<PlatformConfig> = {}): Plan {
  return resolvePlan(validConfig(overrides));
}

/** What is excluded whatever the list says: the homes of what must come up first, and what Kyverno never looks at. */
export const ALWAYS_EXCLUDED: readonly string[] = [
  'argocd',
  'external-secrets',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  'kyverno',
  'snapshot-controller',
  'volsync-system',
];
