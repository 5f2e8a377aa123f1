export {
  type AccessMode,
  BackedUpPvc,
  type BackedUpPvcCommonProps,
  type BackedUpPvcProps,
  type ExplicitModeProps,
  type PolicyModeProps,
} from './app/backed-up-pvc';
export {
  exemptPvc,
  type ProtectPvcOptions,
  type PvcManifest,
  protectPvc,
  protectVolumeClaimTemplates,
  type StatefulSetManifest,
} from './app/protect-pvc';
export { type IgnoredFinding, type RequireBackupsOptions, requireBackups } from './app/require-backups';
export { type RestoreCheck, RestoreDrill, type RestoreDrillProps } from './app/restore-drill/restore-drill';
export { formatKopiaIdentity, type KopiaIdentity, kopiaIdentity } from './contract/identity';
export type { Manifest, ManifestMetadata } from './kubernetes/manifest';
export type { ChartFiles } from './output/render';
export { type SynthOutput, synth } from './output/synth';
export { type PlatformPagesOptions, platformPages } from './pages/platform-pages';
export type { ArgocdConfig } from './plan/argocd';
export type { ClusterConfig } from './plan/cluster';
export type { PlatformConfig } from './plan/config';
export type {
  CredentialsConfig,
  CredentialsPlan,
  SecretScope,
  StoreConfig,
  StoreKind,
  StoreReference,
} from './plan/credentials/credentials';
export type {
  OnePasswordConfig,
  OnePasswordConnectConfig,
  OnePasswordSdkConfig,
  OnePasswordUsers,
  SecretKeyConfig,
} from './plan/credentials/one-password';
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
} from './plan/databases/database';
export type { ImagesConfig } from './plan/images';
export type { InstallConfig } from './plan/install';
export type { GatewayConfig, IngressConfig, KopiaUiConfig, KopiaUiPlan, RouteConfig } from './plan/kopia-ui';
export type { KyvernoConfig, PolicyFamily } from './plan/kyverno';
export type { MaintenanceConfig } from './plan/maintenance';
export type { MonitoringConfig } from './plan/monitoring';
export type { MoverConfig, MoverInjection, MoverPlan } from './plan/mover';
export type { MoverSettings } from './plan/mover-settings';
export type { NamespacesConfig } from './plan/namespaces';
export { DEFAULT_EXCLUDED_NAMESPACES, type NamespacesPlan } from './plan/namespaces';
export { type Plan, resolvePlan } from './plan/plan';
export type { PvcPlumberConfig, PvcPlumberPlan, PvcPlumberRun } from './plan/pvc-plumber';
export type { NfsConfig, NfsSquash, RepositoryConfig, RepositoryPlan } from './plan/repository';
export type { ScheduleConfig } from './plan/schedule';
export { DEFAULT_TIERS } from './plan/schedule';
export type { SnapshotStorage, StorageConfig, StoragePlan } from './plan/storage';
export type { Retention, Tier } from './plan/tier';
export { CHARTS, DEFAULT_IMAGES } from './plan/versions';
export {
  ArgoCdApplications,
  type ArgoCdApplicationsProps,
  type FolderApplication,
} from './platform/argocd/argo-cd-applications';
export { ArgoCdRootApplication, type ArgoCdRootApplicationProps } from './platform/argocd/argo-cd-root-application';
export { ArgoCdSettings, type ArgoCdSettingsProps } from './platform/argocd/argo-cd-settings';
export { argocdSettings } from './platform/argocd/part';
export { WAVES, type Wave } from './platform/argocd/waves';
export {
  ExternalSecretsInstall,
  type ExternalSecretsInstallProps,
} from './platform/credentials/external-secrets-install';
export { NamespaceCredentials, type NamespaceCredentialsProps } from './platform/credentials/namespace-credentials';
export { OnePasswordStore, type OnePasswordStoreProps } from './platform/credentials/one-password-store';
export { CnpgDatabase, type CnpgDatabaseProps } from './platform/databases/cnpg-database';
export {
  DatabaseApplicationSet,
  type DatabaseApplicationSetProps,
} from './platform/databases/database-application-set';
export { DatabaseNamespace, type DatabaseNamespaceProps } from './platform/databases/database-namespace';
export { KopiaMaintenance, type KopiaMaintenanceProps } from './platform/kopia-maintenance/kopia-maintenance';
export { KopiaUi, type KopiaUiProps } from './platform/kopia-ui/kopia-ui';
export { KyvernoInstall, type KyvernoInstallProps } from './platform/kyverno/kyverno-install';
export { VolsyncAlerts, type VolsyncAlertsProps } from './platform/monitoring/volsync-alerts';
export { platformFiles } from './platform/platform-files';
export {
  KopiaRepositoryBootstrap,
  type KopiaRepositoryBootstrapProps,
} from './platform/pvc-plumber/kopia-repository-bootstrap';
export { PvcPlumberDeployment, type PvcPlumberDeploymentProps } from './platform/pvc-plumber/pvc-plumber-deployment';
export { PvcPlumberMonitor, type PvcPlumberMonitorProps } from './platform/pvc-plumber/pvc-plumber-monitor';
export {
  SnapshotControllerInstall,
  type SnapshotControllerInstallProps,
} from './platform/snapshot-controller/snapshot-controller-install';
export { VolsyncInstall, type VolsyncInstallProps } from './platform/volsync/volsync-install';
export { KyvernoVolsyncPolicy, type KyvernoVolsyncPolicyProps } from './policies/kyverno-volsync-policy';
export { NfsInjectionPolicy, type NfsInjectionPolicyProps } from './policies/nfs-injection-policy';
export { OrphanCleanupPolicy, type OrphanCleanupPolicyProps } from './policies/orphan-cleanup-policy';
export type { ProtectionOverrides } from './protection/protection-overrides';
export type { Cron, SixFieldCron } from './units/cron';
export { ConfigError, describeProblem, type Problem } from './validation/problem';
