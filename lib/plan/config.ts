import { type ArgocdConfig } from './argocd';
import { type ClusterConfig } from './cluster';
import { type CredentialsConfig } from './credentials/credentials';
import { type DatabasesConfig } from './databases/database';
import { type FieldsOf } from './fields';
import { type ImagesConfig } from './images';
import { type InstallConfig } from './install';
import { type KopiaUiConfig } from './kopia-ui';
import { type KyvernoConfig } from './kyverno';
import { type MaintenanceConfig } from './maintenance';
import { type MonitoringConfig } from './monitoring';
import { type MoverConfig } from './mover';
import { type NamespacesConfig } from './namespaces';
import { type PvcPlumberConfig } from './pvc-plumber';
import { type RepositoryConfig } from './repository';
import { type ScheduleConfig } from './schedule';
import { type StorageConfig } from './storage';

/**
 * Everything that a platform says about its backups. What only the user can know is required; the rest has defaults.
 */
export interface PlatformConfig {
  /** The one Kopia repository that all protected PVCs share. */
  readonly repository: RepositoryConfig;
  /** Storage classes of what VolSync makes. */
  readonly storage: StorageConfig;
  /** Where the password of the repository comes from. */
  readonly credentials: CredentialsConfig;
  /**
   * The values of the label `backup`, and when their backups start.
   * @default - `hourly` and `daily`, see {@link DEFAULT_TIERS}
   */
  readonly schedule?: ScheduleConfig;
  /**
   * User, compression and cache of VolSync's Jobs, and how they get at the share.
   * @default - uid and gid 568, NFS injected by Kyverno, see {@link MoverConfig}
   */
  readonly mover?: MoverConfig;
  /**
   * Where the components live, and where no PVC is protected.
   * @default - `volsync-system`, `kyverno`, `monitoring`, and {@link DEFAULT_EXCLUDED_NAMESPACES}
   */
  readonly namespaces?: NamespacesConfig;
  /**
   * The domain under which web interfaces are reached: Kopia UI is `kopia-ui.{domain}`.
   * @default - none; required when a web interface is on
   */
  readonly domain?: string;
  /**
   * The web interface to look into the repository.
   * @default - off
   */
  readonly kopiaUi?: KopiaUiConfig;
  /**
   * How the service is run that says whether a backup exists.
   * @default - the service of this project, bundled
   */
  readonly pvcPlumber?: PvcPlumberConfig;
  /**
   * Images by which a component is run.
   * @default - see {@link DEFAULT_IMAGES}
   */
  readonly images?: ImagesConfig;
  /**
   * What must be known of the cluster.
   * @default - Kubernetes 1.34
   */
  readonly cluster?: ClusterConfig;
  /**
   * How Prometheus finds what it is given.
   * @default - no extra labels on ServiceMonitors
   */
  readonly monitoring?: MonitoringConfig;
  /**
   * PostgreSQL databases with backups of their own.
   * @default - none
   */
  readonly databases?: DatabasesConfig;
  /**
   * VolSync.
   * @default - VolSync is installed
   */
  readonly volsync?: InstallConfig;
  /**
   * External Secrets.
   * @default - External Secrets is installed
   */
  readonly externalSecrets?: InstallConfig;
  /**
   * The controller of volume snapshots.
   * @default - the snapshot controller is installed
   */
  readonly snapshotController?: InstallConfig;
  /**
   * The engine of the policies.
   * @default - Kyverno is installed with three replicas
   */
  readonly kyverno?: KyvernoConfig;
  /**
   * Kopia's maintenance of the repository.
   * @default - once a day at 03:55, with at most 4Gi of memory
   */
  readonly maintenance?: MaintenanceConfig;
  /**
   * Gives one Argo CD Application for each folder of the rendered manifests, in the order in which they must come up.
   * @default - none: you apply the folders yourself
   */
  readonly argocd?: ArgocdConfig;
}

export const PLATFORM_FIELDS: FieldsOf<PlatformConfig> = {
  repository: true,
  storage: true,
  credentials: true,
  schedule: true,
  mover: true,
  namespaces: true,
  domain: true,
  kopiaUi: true,
  pvcPlumber: true,
  images: true,
  cluster: true,
  kyverno: true,
  monitoring: true,
  databases: true,
  volsync: true,
  externalSecrets: true,
  snapshotController: true,
  maintenance: true,
  argocd: true,
};
