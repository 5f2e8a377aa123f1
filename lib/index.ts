export {
  type AccessMode,
  BackedUpPvc,
  type BackedUpPvcProps,
  type ExplicitModeProps,
  type PolicyModeProps,
} from './backed-up-pvc';
export { CnpgDatabase, type CnpgDatabaseProps } from './database/cnpg-database';
export { DatabaseNamespace, type DatabaseNamespaceProps } from './database/database-namespace';
export { KopiaUi, type KopiaUiProps } from './kopia-ui/kopia-ui';
export { KyvernoVolsyncPolicy, type KyvernoVolsyncPolicyProps } from './kyverno/kyverno-volsync-policy';
export { NfsInjectionPolicy, type NfsInjectionPolicyProps } from './kyverno/nfs-injection-policy';
export { OrphanCleanupPolicy, type OrphanCleanupPolicyProps } from './kyverno/orphan-cleanup-policy';
export { VolsyncAlerts, type VolsyncAlertsProps } from './monitoring/volsync-alerts';
export type {
  ClusterConfig,
  CredentialsConfig,
  ImagesConfig,
  Injection,
  KopiaUiConfig,
  KyvernoConfig,
  MonitoringConfig,
  MoverConfig,
  NamespacesConfig,
  PlatformConfig,
  PolicyFamily,
  PvcPlumberConfig,
  PvcPlumberRun,
  RepositoryConfig,
  RouteConfig,
  ScheduleConfig,
  Squash,
  StorageConfig,
  StoreKind,
} from './plan/config';
export type { SixFieldCron } from './plan/cron';
export type {
  DatabaseBackupMethod,
  DatabaseBackupsConfig,
  DatabaseBootstrap,
  DatabaseConfig,
  DatabasePlan,
  DatabasesConfig,
  DatabasesPlan,
} from './plan/database';
export { DEFAULT_EXCLUDED_NAMESPACES, DEFAULT_IMAGES, DEFAULT_TIERS } from './plan/defaults';
export { formatKopiaIdentity, type KopiaIdentity, kopiaIdentity } from './plan/identity';
export type { MoverSettings } from './plan/mover-settings';
export { type Plan, resolvePlan } from './plan/plan';
export { ConfigError, describeProblem, type Problem } from './plan/problem';
export type { ProtectionOverrides } from './plan/protection-overrides';
export type { Retention, Tier } from './plan/tier';
export {
  exemptPvc,
  type ProtectPvcOptions,
  type PvcManifest,
  protectPvc,
  protectVolumeClaimTemplates,
  type StatefulSetManifest,
} from './protect-pvc';
export { PvcPlumberDeployment, type PvcPlumberDeploymentProps } from './pvc-plumber/pvc-plumber-deployment';
export { KopiaRepositoryBootstrap, type KopiaRepositoryBootstrapProps } from './repository/kopia-repository-bootstrap';
export { type RestoreCheck, RestoreDrill, type RestoreDrillProps } from './restore-drill/restore-drill';
