import { type Chart, Duration, Size } from 'cdk8s';
import { type Construct } from 'constructs';
import {
  ArgoCdApplications,
  type ArgoCdApplicationsProps,
  ArgoCdRootApplication,
  type ArgoCdRootApplicationProps,
  ArgoCdSettings,
  type ArgoCdSettingsProps,
  BackedUpPvc,
  CnpgDatabase,
  type CnpgDatabaseProps,
  DatabaseApplicationSet,
  type DatabaseApplicationSetProps,
  DatabaseNamespace,
  type DatabaseNamespaceProps,
  type ExplicitModeProps,
  ExternalSecretsInstall,
  type ExternalSecretsInstallProps,
  type FolderApplication,
  KopiaMaintenance,
  type KopiaMaintenanceProps,
  KopiaRepositoryBootstrap,
  type KopiaRepositoryBootstrapProps,
  KopiaUi,
  type KopiaUiProps,
  KyvernoInstall,
  type KyvernoInstallProps,
  KyvernoVolsyncPolicy,
  type KyvernoVolsyncPolicyProps,
  type MoverSettings,
  NamespaceCredentials,
  type NamespaceCredentialsProps,
  NfsInjectionPolicy,
  type NfsInjectionPolicyProps,
  OnePasswordStore,
  type OnePasswordStoreProps,
  OrphanCleanupPolicy,
  type OrphanCleanupPolicyProps,
  type PolicyModeProps,
  type ProtectionOverrides,
  PvcPlumberDeployment,
  type PvcPlumberDeploymentProps,
  PvcPlumberMonitor,
  type PvcPlumberMonitorProps,
  RestoreDrill,
  type RestoreDrillProps,
  type Retention,
  resolvePlan,
  SnapshotControllerInstall,
  type SnapshotControllerInstallProps,
  VolsyncAlerts,
  type VolsyncAlertsProps,
  VolsyncInstall,
  type VolsyncInstallProps,
} from '../../lib';
import { allOptionsConfig, minimalDatabases, minimalPlan, validConfig } from './config';

/** A construct with one choice of props. */
export interface Sample {
  /** Begins with the name of the class. */
  readonly name: string;
  build(chart: Chart): Construct;
}

/** Every option of the config stated with a value other than its default. */
export const allOptionsPlan = resolvePlan(allOptionsConfig);

/** All options, but for one Secret for each PVC. */
export const ownSecretsPlan = resolvePlan({
  ...allOptionsConfig,
  credentials: { ...allOptionsConfig.credentials, secretPer: 'pvc', namespaceLabels: undefined },
});

export const publishedPlumberPlan = resolvePlan(validConfig({ pvcPlumber: { run: 'published' } }));

export const clusterPolicyPlan = resolvePlan(validConfig({ kyverno: { policyFamily: 'clusterpolicy' } }));

export const celPlan = resolvePlan(validConfig({ kyverno: { policyFamily: 'cel' } }));

const nativeV1Plan = resolvePlan(validConfig({ mover: { injection: 'native' }, cluster: { kubernetes: '1.36' } }));

const ingressPlan = resolvePlan(
  validConfig({
    domain: 'example.com',
    kopiaUi: { enabled: true, route: { ingress: { className: 'nginx', namespace: 'ingress', tlsSecretName: 'tls' } } },
  }),
);

export const databasePlan = resolvePlan(validConfig({ databases: minimalDatabases }));
const argocd = { repoURL: 'https://git.example.com/backups.git', revision: 'main' };

/** Argo CD on, and the store made: what a first install from nothing needs. */
export const installPlan = resolvePlan(
  validConfig({
    argocd,
    storage: { createSnapshotClass: 'longhorn' },
    credentials: {
      onePassword: {
        connect: {
          host: 'http://connect.example.svc.cluster.local:8080',
          vaults: { homelab: 1 },
          token: { name: 'connect', key: 'token' },
        },
      },
    },
  }),
);

const folders = {
  'infrastructure/a': [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } }],
  'infrastructure/b': [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'b', namespace: 'b' } }],
};

const applications: Record<string, Required<FolderApplication>> = {
  'infrastructure/a': {
    name: 'a',
    wave: 'kinds',
    cascade: true,
    automated: true,
    pruneLast: true,
    prunePropagation: 'background',
  },
  'infrastructure/b': {
    name: 'b',
    wave: 'workloads',
    cascade: false,
    automated: false,
    pruneLast: false,
    prunePropagation: 'foreground',
  },
};

/** The props that a BackedUpPvc cannot do without. */
export const minimalPvc = {
  metadata: { name: 'data', namespace: 'my-app' },
  tier: 'hourly',
  storage: '10Gi',
} satisfies PolicyModeProps;

/** The props that a RestoreDrill cannot do without. */
export const minimalDrill = {
  plan: minimalPlan,
  pvc: { name: 'data', namespace: 'my-app' },
  schedule: '0 4 * * 0',
  storage: '10Gi',
  check: { image: 'docker.io/library/alpine:3.22', command: ['test', '-s', '/data/important'] },
} satisfies RestoreDrillProps;

const commonProps: Required<Omit<PolicyModeProps, 'protection' | 'plan' | 'overrides'>> = {
  metadata: {
    name: 'data',
    namespace: 'my-app',
    labels: { app: 'my-app' },
    annotations: { note: 'kept as it is' },
    finalizers: ['example.com/keep'],
  },
  tier: 'six-hourly',
  storage: Size.gibibytes(20),
  accessModes: ['ReadWriteMany'],
  storageClass: 'slow',
  skipRestore: { reason: 'starts afresh after the migration' },
  protectFromPruning: true,
};

const overrides: Required<ProtectionOverrides> & { mover: Required<MoverSettings>; retain: Required<Retention> } = {
  cron: '30 4 * * 0',
  retain: { latest: 1, hourly: 2, daily: 3, weekly: 4, monthly: 5, yearly: 6 },
  mover: { uid: 1000, gid: 1001, compression: 'zstd-better-compression', parallelism: 8, cacheCapacity: '1Gi' },
};

/** Required: a new prop does not compile until it is covered here. */
const allProps: {
  readonly policyMode: Required<Omit<PolicyModeProps, 'overrides'>>;
  readonly explicitMode: Required<ExplicitModeProps>;
  readonly kyverno: Required<KyvernoVolsyncPolicyProps>;
  readonly cleanup: Required<OrphanCleanupPolicyProps>;
  readonly injection: Required<NfsInjectionPolicyProps>;
  readonly plumber: Required<PvcPlumberDeploymentProps>;
  readonly bootstrap: Required<KopiaRepositoryBootstrapProps>;
  readonly ui: Required<KopiaUiProps>;
  readonly database: Required<CnpgDatabaseProps>;
  readonly alerts: Required<VolsyncAlertsProps>;
  readonly databaseApplications: Required<DatabaseApplicationSetProps>;
  readonly databaseNamespace: Required<DatabaseNamespaceProps>;
  readonly drill: Required<RestoreDrillProps>;
  readonly applications: Required<ArgoCdApplicationsProps>;
  readonly root: Required<ArgoCdRootApplicationProps>;
  readonly settings: Required<ArgoCdSettingsProps>;
  readonly volsync: Required<VolsyncInstallProps>;
  readonly kyvernoInstall: Required<KyvernoInstallProps>;
  readonly externalSecrets: Required<ExternalSecretsInstallProps>;
  readonly snapshotController: Required<SnapshotControllerInstallProps>;
  readonly store: Required<OnePasswordStoreProps>;
  readonly namespaceCredentials: Required<NamespaceCredentialsProps>;
  readonly maintenance: Required<KopiaMaintenanceProps>;
  readonly monitor: Required<PvcPlumberMonitorProps>;
} = {
  policyMode: { ...commonProps, protection: 'policy', plan: allOptionsPlan },
  explicitMode: { ...commonProps, protection: 'explicit', plan: allOptionsPlan, overrides },
  kyverno: { plan: allOptionsPlan },
  cleanup: { plan: allOptionsPlan, schedule: '0 3 * * *' },
  injection: { plan: allOptionsPlan },
  plumber: { plan: allOptionsPlan, replicas: 3 },
  bootstrap: { plan: allOptionsPlan },
  ui: { plan: allOptionsPlan },
  database: { plan: allOptionsPlan, name: 'photos' },
  alerts: { plan: allOptionsPlan },
  databaseApplications: { plan: allOptionsPlan, folder: 'databases' },
  databaseNamespace: { plan: allOptionsPlan },
  drill: {
    ...minimalDrill,
    plan: allOptionsPlan,
    tier: 'six-hourly',
    maxAge: Duration.hours(10),
    storage: Size.gibibytes(20),
    storageClass: 'slow',
    timeLimit: Duration.minutes(30),
    keepFor: Duration.hours(12),
  },
  applications: {
    plan: allOptionsPlan,
    folders,
    applications,
    appliedElsewhere: ['infrastructure/databases'],
  },
  root: { plan: allOptionsPlan, home: 'infrastructure/argocd' },
  settings: { plan: allOptionsPlan },
  volsync: { plan: allOptionsPlan },
  kyvernoInstall: { plan: allOptionsPlan },
  externalSecrets: { plan: allOptionsPlan },
  snapshotController: { plan: allOptionsPlan },
  store: { plan: allOptionsPlan },
  namespaceCredentials: { plan: allOptionsPlan },
  maintenance: { plan: allOptionsPlan },
  monitor: { plan: allOptionsPlan },
};

/** Every construct with its minimal required props, with all of them, and with other choices that change much. */
export const samples: readonly Sample[] = [
  {
    name: 'BackedUpPvc in policy mode with minimal required props',
    build: (chart) => new BackedUpPvc(chart, 'Test', minimalPvc),
  },
  {
    name: 'BackedUpPvc in policy mode with all the props',
    build: (chart) => new BackedUpPvc(chart, 'Test', allProps.policyMode),
  },
  {
    name: 'BackedUpPvc in explicit mode with minimal required props',
    build: (chart) => new BackedUpPvc(chart, 'Test', { ...minimalPvc, protection: 'explicit', plan: minimalPlan }),
  },
  {
    name: 'BackedUpPvc in explicit mode with all the props',
    build: (chart) => new BackedUpPvc(chart, 'Test', allProps.explicitMode),
  },
  {
    name: 'KyvernoVolsyncPolicy with minimal required props',
    build: (chart) => new KyvernoVolsyncPolicy(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'KyvernoVolsyncPolicy with all the props',
    build: (chart) => new KyvernoVolsyncPolicy(chart, 'Test', allProps.kyverno),
  },
  {
    name: 'OrphanCleanupPolicy with minimal required props',
    build: (chart) => new OrphanCleanupPolicy(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'OrphanCleanupPolicy with all the props',
    build: (chart) => new OrphanCleanupPolicy(chart, 'Test', allProps.cleanup),
  },
  {
    name: 'NfsInjectionPolicy with minimal required props',
    build: (chart) => new NfsInjectionPolicy(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'NfsInjectionPolicy with all the props',
    build: (chart) => new NfsInjectionPolicy(chart, 'Test', allProps.injection),
  },
  {
    name: 'NfsInjectionPolicy in the API server of Kubernetes 1.36',
    build: (chart) => new NfsInjectionPolicy(chart, 'Test', { plan: nativeV1Plan }),
  },
  {
    name: 'PvcPlumberDeployment with minimal required props',
    build: (chart) => new PvcPlumberDeployment(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'PvcPlumberDeployment with all the props',
    build: (chart) => new PvcPlumberDeployment(chart, 'Test', allProps.plumber),
  },
  {
    name: 'PvcPlumberDeployment of the published service',
    build: (chart) => new PvcPlumberDeployment(chart, 'Test', { plan: publishedPlumberPlan }),
  },
  {
    name: 'KopiaRepositoryBootstrap with minimal required props',
    build: (chart) => new KopiaRepositoryBootstrap(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'KopiaRepositoryBootstrap with all the props',
    build: (chart) => new KopiaRepositoryBootstrap(chart, 'Test', allProps.bootstrap),
  },
  {
    name: 'KopiaUi with minimal required props',
    build: (chart) => new KopiaUi(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'KopiaUi with all the props',
    build: (chart) => new KopiaUi(chart, 'Test', allProps.ui),
  },
  {
    name: 'KopiaUi behind an ingress',
    build: (chart) => new KopiaUi(chart, 'Test', { plan: ingressPlan }),
  },
  {
    name: 'CnpgDatabase with minimal required props',
    build: (chart) => new CnpgDatabase(chart, 'Test', { plan: databasePlan, name: 'photos' }),
  },
  {
    name: 'CnpgDatabase with all the props',
    build: (chart) => new CnpgDatabase(chart, 'Test', allProps.database),
  },
  {
    name: 'VolsyncAlerts with minimal required props',
    build: (chart) => new VolsyncAlerts(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'VolsyncAlerts with all the props',
    build: (chart) => new VolsyncAlerts(chart, 'Test', allProps.alerts),
  },
  {
    name: 'DatabaseApplicationSet with minimal required props',
    build: (chart) => new DatabaseApplicationSet(chart, 'Test', { plan: databasePlan, folder: 'databases' }),
  },
  {
    name: 'DatabaseApplicationSet with all the props',
    build: (chart) => new DatabaseApplicationSet(chart, 'Test', allProps.databaseApplications),
  },
  {
    name: 'DatabaseNamespace with minimal required props',
    build: (chart) => new DatabaseNamespace(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'DatabaseNamespace with all the props',
    build: (chart) => new DatabaseNamespace(chart, 'Test', allProps.databaseNamespace),
  },
  {
    name: 'RestoreDrill with minimal required props',
    build: (chart) => new RestoreDrill(chart, 'Test', minimalDrill),
  },
  {
    name: 'RestoreDrill with all the props',
    build: (chart) => new RestoreDrill(chart, 'Test', allProps.drill),
  },
  {
    name: 'VolsyncInstall with minimal required props',
    build: (chart) => new VolsyncInstall(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'VolsyncInstall with all the props',
    build: (chart) => new VolsyncInstall(chart, 'Test', allProps.volsync),
  },
  {
    name: 'KyvernoInstall with minimal required props',
    build: (chart) => new KyvernoInstall(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'KyvernoInstall with all the props',
    build: (chart) => new KyvernoInstall(chart, 'Test', allProps.kyvernoInstall),
  },
  {
    name: 'ExternalSecretsInstall with minimal required props',
    build: (chart) => new ExternalSecretsInstall(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'ExternalSecretsInstall with all the props',
    build: (chart) => new ExternalSecretsInstall(chart, 'Test', allProps.externalSecrets),
  },
  {
    name: 'SnapshotControllerInstall with minimal required props',
    build: (chart) => new SnapshotControllerInstall(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'SnapshotControllerInstall with all the props',
    build: (chart) => new SnapshotControllerInstall(chart, 'Test', allProps.snapshotController),
  },
  {
    name: 'NamespaceCredentials with minimal required props',
    build: (chart) => new NamespaceCredentials(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'NamespaceCredentials with all the props',
    build: (chart) => new NamespaceCredentials(chart, 'Test', allProps.namespaceCredentials),
  },
  {
    name: 'OnePasswordStore with minimal required props',
    build: (chart) => new OnePasswordStore(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'OnePasswordStore with all the props',
    build: (chart) => new OnePasswordStore(chart, 'Test', allProps.store),
  },
  {
    name: 'KopiaMaintenance with minimal required props',
    build: (chart) => new KopiaMaintenance(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'KopiaMaintenance with all the props',
    build: (chart) => new KopiaMaintenance(chart, 'Test', allProps.maintenance),
  },
  {
    name: 'PvcPlumberMonitor with minimal required props',
    build: (chart) => new PvcPlumberMonitor(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'PvcPlumberMonitor with all the props',
    build: (chart) => new PvcPlumberMonitor(chart, 'Test', allProps.monitor),
  },
  {
    name: 'ArgoCdSettings with minimal required props',
    build: (chart) => new ArgoCdSettings(chart, 'Test', { plan: minimalPlan }),
  },
  {
    name: 'ArgoCdSettings with all the props',
    build: (chart) => new ArgoCdSettings(chart, 'Test', allProps.settings),
  },
  {
    name: 'VolsyncInstall under Argo CD',
    build: (chart) => new VolsyncInstall(chart, 'Test', { plan: installPlan }),
  },
  {
    name: 'KyvernoInstall under Argo CD',
    build: (chart) => new KyvernoInstall(chart, 'Test', { plan: installPlan }),
  },
  {
    name: 'OnePasswordStore under Argo CD',
    build: (chart) => new OnePasswordStore(chart, 'Test', { plan: installPlan }),
  },
  {
    name: 'ArgoCdApplications with minimal required props',
    build: (chart) =>
      new ArgoCdApplications(chart, 'Test', {
        plan: minimalPlan,
        folders,
        applications,
      }),
  },
  {
    name: 'ArgoCdApplications with all the props',
    build: (chart) => new ArgoCdApplications(chart, 'Test', allProps.applications),
  },
  {
    name: 'ArgoCdRootApplication with minimal required props',
    build: (chart) => new ArgoCdRootApplication(chart, 'Test', { plan: minimalPlan, home: 'infrastructure/argocd' }),
  },
  {
    name: 'ArgoCdRootApplication with all the props',
    build: (chart) => new ArgoCdRootApplication(chart, 'Test', allProps.root),
  },
];
