export {
  ArgoCdApplications,
  type ArgoCdApplicationsProps,
  type FolderApplication,
} from './argocd/argo-cd-applications';
export { ArgoCdRootApplication, type ArgoCdRootApplicationProps } from './argocd/argo-cd-root-application';
export { ArgoCdSettings, type ArgoCdSettingsProps } from './argocd/argo-cd-settings';
export { WAVES, type Wave } from './argocd/waves';
export {
  type AccessMode,
  BackedUpPvc,
  type BackedUpPvcCommonProps,
  type BackedUpPvcProps,
  type ExplicitModeProps,
  type PolicyModeProps,
} from './backed-up-pvc';
export { formatKopiaIdentity, type KopiaIdentity, kopiaIdentity } from './contract/identity';
export { CnpgDatabase, type CnpgDatabaseProps } from './database/cnpg-database';
export { DatabaseApplicationSet, type DatabaseApplicationSetProps } from './database/database-application-set';
export { DatabaseNamespace, type DatabaseNamespaceProps } from './database/database-namespace';
export { KopiaUi, type KopiaUiProps } from './kopia-ui/kopia-ui';
export type { Manifest, ManifestMetadata } from './kubernetes/manifest';
export { VolsyncAlerts, type VolsyncAlertsProps } from './monitoring/volsync-alerts';
export type { ChartFiles } from './output/render';
export { type SynthOutput, synth } from './output/synth';
export type {
  ArgocdConfig,
  ClusterConfig,
  CredentialsConfig,
  GatewayConfig,
  ImagesConfig,
  IngressConfig,
  Injection,
  InstallConfig,
  KopiaUiConfig,
  KyvernoConfig,
  MaintenanceConfig,
  MonitoringConfig,
  MoverConfig,
  NamespacesConfig,
  NfsConfig,
  OnePasswordConfig,
  OnePasswordConnectConfig,
  OnePasswordSdkConfig,
  OnePasswordUsers,
  PlatformConfig,
  PolicyFamily,
  PvcPlumberConfig,
  PvcPlumberRun,
  RepositoryConfig,
  RouteConfig,
  ScheduleConfig,
  SecretKeyConfig,
  SecretScope,
  SnapshotStorage,
  Squash,
  StorageConfig,
  StoreConfig,
  StoreKind,
  StoreReference,
} from './plan/config';
export type {
  DatabaseBackupMethod,
  DatabaseBackupsConfig,
  DatabaseBootstrap,
  DatabaseConfig,
  DatabasePlan,
  DatabasesConfig,
  DatabasesPlan,
  EmptyDatabase,
  RecoveredDatabase,
} from './plan/database';
export { DEFAULT_EXCLUDED_NAMESPACES, DEFAULT_TIERS } from './plan/defaults';
export type { MoverSettings } from './plan/mover-settings';
export {
  type CredentialsPlan,
  type KopiaUiPlan,
  type MoverPlan,
  type NamespacesPlan,
  type Plan,
  type PvcPlumberPlan,
  type RepositoryPlan,
  resolvePlan,
  type StoragePlan,
} from './plan/plan';
export type { Retention, Tier } from './plan/tier';
export { CHARTS, DEFAULT_IMAGES } from './plan/versions';
export { argocdSettings } from './platform/argocd';
export { KyvernoInstall, type KyvernoInstallProps } from './platform/kyverno/kyverno-install';
export { platformFiles } from './platform/platform-files';
export { type PlatformPagesOptions, platformPages } from './platform/platform-pages';
export { KyvernoVolsyncPolicy, type KyvernoVolsyncPolicyProps } from './policies/kyverno-volsync-policy';
export { NfsInjectionPolicy, type NfsInjectionPolicyProps } from './policies/nfs-injection-policy';
export { OrphanCleanupPolicy, type OrphanCleanupPolicyProps } from './policies/orphan-cleanup-policy';
export {
  exemptPvc,
  type ProtectPvcOptions,
  type PvcManifest,
  protectPvc,
  protectVolumeClaimTemplates,
  type StatefulSetManifest,
} from './protect-pvc';
export type { ProtectionOverrides } from './protection/protection-overrides';
export { PvcPlumberDeployment, type PvcPlumberDeploymentProps } from './pvc-plumber/pvc-plumber-deployment';
export { PvcPlumberMonitor, type PvcPlumberMonitorProps } from './pvc-plumber/pvc-plumber-monitor';
export { KopiaRepositoryBootstrap, type KopiaRepositoryBootstrapProps } from './repository/kopia-repository-bootstrap';
export { type BackupRules, type IgnoredFinding, requireBackups } from './require-backups';
export { type RestoreCheck, RestoreDrill, type RestoreDrillProps } from './restore-drill/restore-drill';
export { ExternalSecretsInstall, type ExternalSecretsInstallProps } from './secrets/external-secrets-install';
export { NamespaceCredentials, type NamespaceCredentialsProps } from './secrets/namespace-credentials';
export { OnePasswordStore, type OnePasswordStoreProps } from './secrets/one-password-store';
export type { Cron, SixFieldCron } from './units/cron';
export { ConfigError, describeProblem, type Problem } from './validation/problem';
export { KopiaMaintenance, type KopiaMaintenanceProps } from './volsync/kopia-maintenance';
export { SnapshotControllerInstall, type SnapshotControllerInstallProps } from './volsync/snapshot-controller-install';
export { VolsyncInstall, type VolsyncInstallProps } from './volsync/volsync-install';
