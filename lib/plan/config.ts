import { type Cron } from '../units/cron';
import { type DatabasesConfig } from './database';
import { type MoverSettings } from './mover-settings';
import { type Tier } from './tier';

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

/** A component that comes from a Helm chart. */
export interface InstallConfig {
  /**
   * Whether an Argo CD Application installs its chart. False where you have it already.
   * @default true
   */
  readonly install?: boolean;
}

/** The engine of the policies, and which policies it gets. */
export interface KyvernoConfig extends InstallConfig {
  /**
   * Which kinds of policies to emit. `cel`: ValidatingPolicy, MutatingPolicy, GeneratingPolicy and DeletingPolicy of
   * `policies.kyverno.io/v1`, from Kyverno 1.19 on. `clusterpolicy`: ClusterPolicy and ClusterCleanupPolicy of
   * `kyverno.io`, deprecated since 1.19 and announced to be refused by 1.20 (kyverno/kyverno#17214).
   * @default 'cel'
   */
  readonly policyFamily?: PolicyFamily;
  /**
   * Pods of the admission controller, two or more. Creating a protected PVC needs one of them.
   * @default 3
   */
  readonly replicas?: number;
  /**
   * How often the background controller looks again at all PVCs and generates what is missing, as a Go duration: `1m` or
   * more.
   * @default '10m'
   */
  readonly scanInterval?: string;
}

/** Kopia's maintenance: without it the repository grows for ever. */
export interface MaintenanceConfig {
  /**
   * Five cron fields, at one of the minutes 55 to 59, which the starts of backups leave free.
   * @default '55 3 * * *'
   */
  readonly schedule?: Cron;
  /**
   * Most memory that it may use, `512Mi` or more. It grows with the number of files in all backups: 2Gi were too little for 27 GiB of
   * blobs (mitchross/talos-argocd-proxmox, kopia-maintenance-cronjob.yaml).
   * @default '4Gi'
   */
  readonly memory?: string;
}

/** Where Argo CD finds the rendered manifests. */
export interface ArgocdConfig {
  /** URL of your Git repository. Credentials belong into Argo CD, not into the URL. */
  readonly repoURL: string;
  /** Branch, tag or commit. */
  readonly revision: string;
  /**
   * Folder of the rendered manifests in the repository.
   * @default 'dist'
   */
  readonly path?: string;
}

/** The one Kopia repository that all PVCs share. */
export interface RepositoryConfig {
  /** The NFS share that holds the repository. */
  readonly nfs: NfsConfig;
  /**
   * First install: the share is empty and a repository may be created in it. Exactly one of `create` and `uniqueId`.
   * @default false
   */
  readonly create?: boolean;
  /**
   * Afterwards: the unique id of the repository, 64 hex digits, as `kopia repository status` prints it. From then on
   * pvc-plumber is ready only while the share holds this very repository: an empty share, or another one, counts as
   * "unknown".
   * @default - none
   */
  readonly uniqueId?: string;
  /**
   * Where movers, pvc-plumber and Kopia UI mount the share.
   * @default '/repository'
   */
  readonly mountPath?: string;
  /**
   * How the export maps users: `all` when every client user becomes one server user (TrueNAS: "mapall"), else `none`.
   * Kopia writes its files 0600, so without `all` everything must run with one uid.
   * @default 'none'
   */
  readonly squash?: NfsSquash;
}

/** An NFS share. */
export interface NfsConfig {
  /** Host name or address of the NFS server. */
  readonly server: string;
  /** Absolute path of the export. */
  readonly path: string;
}

/** How an NFS export maps users. */
export type NfsSquash = 'none' | 'all';

/** Storage classes of what VolSync makes. */
export interface StorageConfig {
  /** StorageClass of the copies that VolSync makes of a PVC to back it up, and of restored volumes. */
  readonly storageClass: string;
  /** VolumeSnapshotClass; always stated, because the cluster's default is nobody's decision. */
  readonly snapshotClass: string;
  /**
   * Whether a snapshot can still be restored when the volume that it was made of is gone, as with Ceph, ZFS and the disks
   * of clouds. Then the temporary copy of a restore goes when its snapshot is ready. A snapshot of Longhorn (`type: snap`)
   * lies inside its volume: with `true`, a restore would come back incomplete or never end (longhorn/longhorn#4083).
   * @default false
   */
  readonly snapshotsOutliveSource?: boolean;
  /**
   * Makes the VolumeSnapshotClass for this storage.
   * @default - none: you have it already
   */
  readonly createSnapshotClass?: SnapshotStorage;
}

/** Storage for which a VolumeSnapshotClass can be made. */
export type SnapshotStorage = 'longhorn';

/** Where the password of the repository comes from. No secret value stands in the config. */
export interface CredentialsConfig {
  /** The store that External Secrets reads. */
  readonly store: StoreConfig;
  /** Item in the store, for example `rustfs`. */
  readonly item: string;
  /** Field of the item that holds the password of the Kopia repository, for example `kopia_password`. */
  readonly field: string;
  /**
   * How often External Secrets reads the store again, as a Go duration above 0.
   * @default '1h0m0s'
   */
  readonly refreshInterval?: string;
  /**
   * How the store wants a field to be referred to: item and field apart (1Password Connect and most others), or
   * `<item>/<field>` in one (1Password SDK).
   * @default - `path` with `onePassword.sdk`, else `itemAndField`
   */
  readonly reference?: StoreReference;
  /**
   * Which Secret movers read. `pvc`: one for each protected PVC, made from an ExternalSecret of its own. `namespace`: one
   * for each namespace, made by one ClusterExternalSecret, so that the store is read once for each namespace: the quota
   * of the 1Password SDK does not survive one ExternalSecret for each PVC.
   * @default 'pvc'
   */
  readonly secretPer?: SecretScope;
  /**
   * With `secretPer: 'namespace'`: labels of the namespaces that get the Secret. A protected PVC elsewhere is refused.
   * Whoever can read Secrets in such a namespace can read every backup.
   * @default - those of `onePassword.namespaceLabels`; without them, all but the excluded namespaces
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /**
   * Makes the store, for 1Password.
   * @default - none: you have it already
   */
  readonly onePassword?: OnePasswordConfig;
}

/** A store of External Secrets. */
export interface StoreConfig {
  /** Kind of the store. */
  readonly kind: StoreKind;
  /**
   * Name of the store. A `SecretStore` must exist under it in every namespace with a protected PVC, in the platform's, and
   * in that of the databases.
   */
  readonly name: string;
}

/** Kinds of stores of External Secrets. */
export type StoreKind = 'ClusterSecretStore' | 'SecretStore';

/** How a store wants a field of an item to be referred to. */
export type StoreReference = 'itemAndField' | 'path';

/** Whether movers read a Secret of their PVC, or one of their namespace. */
export type SecretScope = 'pvc' | 'namespace';

/** 1Password, through a Connect server of yours (no quota) or directly (a quota of calls for each account and day). */
export type OnePasswordConfig = OnePasswordUsers &
  ({ readonly connect: OnePasswordConnectConfig } | { readonly sdk: OnePasswordSdkConfig });

/** A Connect server of 1Password. */
export interface OnePasswordConnectConfig {
  /** URL of the Connect server inside the cluster. */
  readonly host: string;
  /** Name of a vault → its place in the search order, from 1. */
  readonly vaults: Readonly<Record<string, number>>;
  /** Token of the Connect server. */
  readonly token: SecretKeyConfig;
}

/** 1Password itself. */
export interface OnePasswordSdkConfig {
  /** Name of the vault. */
  readonly vault: string;
  /** Token of the service account. */
  readonly token: SecretKeyConfig;
}

/** Who may use the store that is made for 1Password. */
export interface OnePasswordUsers {
  /**
   * Labels of the namespaces that may use the store; the platform's own and that of the databases always may. Whoever may
   * use it can read every item in its vaults.
   * @default - all but the excluded namespaces
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
}

/** A key of a Secret that you made by hand; its value is none of this config's business. */
export interface SecretKeyConfig {
  /** Name of the Secret. */
  readonly name: string;
  /** Key in the Secret. */
  readonly key: string;
  /**
   * Namespace of the Secret.
   * @default - the namespace of External Secrets
   */
  readonly namespace?: string;
}

/** The values of the label `backup`, and when their backups start. */
export interface ScheduleConfig {
  /**
   * The values of the label `backup`. A list replaces the default.
   * @default - {@link DEFAULT_TIERS}
   */
  readonly tiers?: readonly Tier[];
  /**
   * Gives every PVC a start minute of its own instead of starting all movers at minute 0.
   * @default true
   */
  readonly spread?: boolean;
}

/**
 * VolSync's Jobs. Defaults: uid and gid 568, compression `zstd-fastest`, parallelism 2, cache 2Gi.
 */
export interface MoverConfig extends MoverSettings {
  /**
   * Who prepares the Jobs of movers, so that they mount the share and keep their cache below its volume: Kyverno, or the
   * API server itself (MutatingAdmissionPolicy).
   * @default 'kyverno'
   */
  readonly injection?: MoverInjection;
}

/** Who prepares the Jobs of movers. */
export type MoverInjection = 'kyverno' | 'native';

/** Where the components live, and where no PVC is protected. */
export interface NamespacesConfig {
  /**
   * Home of VolSync, pvc-plumber, the maintenance and Kopia UI.
   * @default 'volsync-system'
   */
  readonly platform?: string;
  /**
   * Where Kyverno runs, which may call pvc-plumber.
   * @default 'kyverno'
   */
  readonly kyverno?: string;
  /**
   * Where Prometheus runs, which may read metrics.
   * @default 'monitoring'
   */
  readonly monitoring?: string;
  /**
   * Where Argo CD runs.
   * @default 'argocd'
   */
  readonly argocd?: string;
  /**
   * Where External Secrets runs.
   * @default 'external-secrets'
   */
  readonly externalSecrets?: string;
  /**
   * Where the snapshot controller runs.
   * @default 'snapshot-controller'
   */
  readonly snapshotController?: string;
  /**
   * No PVC is protected in these. The namespaces above are always among them, but for the one of Prometheus, and so are
   * those that Kyverno never looks at: `kube-system`, `kube-public`, `kube-node-lease`.
   * @default - {@link DEFAULT_EXCLUDED_NAMESPACES}
   */
  readonly excluded?: readonly string[];
}

/** A web interface to look into the repository. It sees the decrypted files of all backups. */
export interface KopiaUiConfig {
  /**
   * Whether there is a web interface.
   * @default false
   */
  readonly enabled?: boolean;
  /**
   * Field of the credentials item that holds the password of the web interface.
   * @default 'kopia_ui_password'
   */
  readonly passwordField?: string;
  /**
   * How the web interface is reached from outside.
   * @default - none; required when the web interface is on
   */
  readonly route?: RouteConfig;
}

/** How a web interface is reached from outside. */
export type RouteConfig = { readonly gateway: GatewayConfig } | { readonly ingress: IngressConfig };

/** A Gateway that an HTTPRoute is attached to. */
export interface GatewayConfig {
  /** Name of the Gateway. */
  readonly name: string;
  /** Namespace of the Gateway; its pods may reach the web interface. */
  readonly namespace: string;
  /**
   * Listener of the Gateway.
   * @default - all that fit
   */
  readonly sectionName?: string;
}

/** An ingress controller that serves an Ingress. */
export interface IngressConfig {
  /** Name of the IngressClass. */
  readonly className: string;
  /** Namespace of the controller; its pods may reach the web interface. */
  readonly namespace: string;
  /**
   * Secret with the certificate, in the platform's namespace.
   * @default - no TLS of its own
   */
  readonly tlsSecretName?: string;
}

/** The service that says whether a backup exists. */
export interface PvcPlumberConfig {
  /**
   * How it is run. `bundled`: this project's service from a ConfigMap, run by a public Node image, with Kopia from its
   * public image; nobody has to build anything. `image`: the same service from an image that you built from
   * `services/pvc-plumber/Dockerfile`. `published`: mitchross/pvc-plumber 1.7.0, which is no longer developed.
   * @default 'bundled'
   */
  readonly run?: PvcPlumberRun;
  /**
   * The image that its container runs: one with Node (20.19 or later in line 20, or 22.12 and later) for `bundled`, the
   * one that you built for `image`, the published one for `published`.
   * @default - see {@link DEFAULT_IMAGES}; required with `image`
   */
  readonly image?: string;
}

/** How pvc-plumber is run. */
export type PvcPlumberRun = 'bundled' | 'image' | 'published';

/** Images by which components are run. */
export interface ImagesConfig {
  /**
   * Kopia: for Kopia UI, for the bundled pvc-plumber, for the maintenance, and to create the repository.
   * @default - that of {@link DEFAULT_IMAGES}
   */
  readonly kopia?: string;
  /**
   * VolSync's controller and all its movers.
   * @default - that of {@link DEFAULT_IMAGES}
   */
  readonly volsync?: string;
}

/** What must be known of the cluster. */
export interface ClusterConfig {
  /**
   * Minor version of Kubernetes, as `1.34`. It decides the API version of MutatingAdmissionPolicy.
   * @default '1.34'
   */
  readonly kubernetes?: string;
}

/** Which kinds of policies Kyverno gets. */
export type PolicyFamily = 'cel' | 'clusterpolicy';

/** How Prometheus finds what it is given, and where alerts lead. */
export interface MonitoringConfig {
  /**
   * Labels by which Prometheus finds ServiceMonitors and PrometheusRules, for example `{ release: 'kube-prometheus-stack' }`.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Where people find the runbooks, for the links in alerts: the folder `docs/runbooks` of your repository as a URL,
   * such as `https://git.example.com/platform/backups/src/branch/main/docs/runbooks`.
   * @default 'docs/runbooks', as a path
   */
  readonly runbooks?: string;
}
