import { type DatabasesConfig } from './database';
import { type MoverSettings } from './mover-settings';
import { type Tier } from './tier';

/**
 * Everything that a platform says about its backups. What only the user can know is required; the rest has defaults.
 */
export interface PlatformConfig {
  readonly repository: RepositoryConfig;
  readonly storage: StorageConfig;
  readonly credentials: CredentialsConfig;
  /** @default - `hourly` and `daily`, see {@link DEFAULT_TIERS} */
  readonly schedule?: ScheduleConfig;
  /** @default - uid and gid 568, NFS injected by Kyverno, see {@link MoverConfig} */
  readonly mover?: MoverConfig;
  /** @default - `volsync-system`, `kyverno`, `monitoring`, and {@link DEFAULT_EXCLUDED_NAMESPACES} */
  readonly namespaces?: NamespacesConfig;
  /**
   * The domain under which web interfaces are reached: Kopia UI is `kopia-ui.{domain}`.
   * @default - none; required when a web interface is on
   */
  readonly domain?: string;
  /** @default - off */
  readonly kopiaUi?: KopiaUiConfig;
  /** @default - the service of this project, bundled */
  readonly pvcPlumber?: PvcPlumberConfig;
  /** @default - see {@link DEFAULT_IMAGES} */
  readonly images?: ImagesConfig;
  /** @default - Kubernetes 1.34 */
  readonly cluster?: ClusterConfig;
  /** @default - see {@link KyvernoConfig} */
  readonly kyverno?: KyvernoConfig;
  /** @default - no extra labels on ServiceMonitors */
  readonly monitoring?: MonitoringConfig;
  /** @default - none */
  readonly databases?: DatabasesConfig;
}

/** The one Kopia repository that all PVCs share. */
export interface RepositoryConfig {
  readonly nfs: {
    /** Host name or address of the NFS server. */
    readonly server: string;
    /** Absolute path of the export. */
    readonly path: string;
  };
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
   * Where movers, pvc-plumber and Kopia UI mount the share. With `mover.injection: 'moverVolumes'` VolSync decides:
   * it mounts below `/mnt/`.
   * @default '/repository'
   */
  readonly mountPath?: string;
  /**
   * How the export maps users: `all` when every client user becomes one server user (TrueNAS: "mapall"), else `none`.
   * Kopia writes its files 0600, so without `all` everything must run with one uid.
   * @default 'none'
   */
  readonly squash?: Squash;
}

export type Squash = 'none' | 'all';

export interface StorageConfig {
  /** StorageClass of the copies that VolSync makes of a PVC to back it up, and of restored volumes. */
  readonly storageClass: string;
  /** VolumeSnapshotClass; always stated, because the cluster's default is nobody's decision. */
  readonly snapshotClass: string;
}

/** Where the password of the repository comes from. No secret value stands in the config. */
export interface CredentialsConfig {
  readonly store: {
    readonly kind: StoreKind;
    readonly name: string;
  };
  /** Item in the store, for example `rustfs`. */
  readonly item: string;
  /** Field of the item that holds the password of the Kopia repository, for example `kopia_password`. */
  readonly field: string;
  /**
   * How often External Secrets reads the store again, as a Go duration.
   * @default '1h0m0s'
   */
  readonly refreshInterval?: string;
}

export type StoreKind = 'ClusterSecretStore' | 'SecretStore';

export interface ScheduleConfig {
  /** @default - {@link DEFAULT_TIERS} */
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
   * How movers get at the share: Kyverno mutates their Jobs (the default), the API server does it itself
   * (MutatingAdmissionPolicy), or VolSync mounts it (`moverVolumes`, nothing is mutated).
   * @default 'kyverno'
   */
  readonly injection?: Injection;
}

export type Injection = 'kyverno' | 'native' | 'moverVolumes';

export interface NamespacesConfig {
  /**
   * Home of pvc-plumber and Kopia UI, and of VolSync where you install it there.
   * @default 'volsync-system'
   */
  readonly platform?: string;
  /** @default 'kyverno' */
  readonly kyverno?: string;
  /**
   * Where Prometheus runs, which may read metrics.
   * @default 'monitoring'
   */
  readonly monitoring?: string;
  /**
   * No PVC is protected in these. The platform's and Kyverno's namespaces are always among them.
   * @default - {@link DEFAULT_EXCLUDED_NAMESPACES}
   */
  readonly excluded?: readonly string[];
}

/** A web interface to look into the repository. It sees the decrypted files of all backups. */
export interface KopiaUiConfig {
  /** @default false */
  readonly enabled?: boolean;
  /**
   * Field of the credentials item that holds the password of the web interface.
   * @default 'kopia_ui_password'
   */
  readonly passwordField?: string;
  /** Required when the web interface is on. */
  readonly route?: RouteConfig;
}

/** How a web interface is reached from outside. */
export type RouteConfig =
  | { readonly gateway: { readonly name: string; readonly namespace: string; readonly sectionName?: string } }
  | { readonly ingress: { readonly className: string; readonly namespace: string; readonly tlsSecretName?: string } };

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

export type PvcPlumberRun = 'bundled' | 'image' | 'published';

export interface ImagesConfig {
  /** Kopia: for Kopia UI, for the bundled pvc-plumber, and to create the repository. */
  readonly kopia?: string;
}

export interface ClusterConfig {
  /**
   * Minor version of Kubernetes, as `1.34`. It decides the API version of MutatingAdmissionPolicy.
   * @default '1.34'
   */
  readonly kubernetes?: string;
}

export interface KyvernoConfig {
  /**
   * Which kinds of policies to emit. `cel`: ValidatingPolicy, MutatingPolicy, GeneratingPolicy and DeletingPolicy of
   * `policies.kyverno.io/v1`, from Kyverno 1.19 on. `clusterpolicy`: ClusterPolicy and ClusterCleanupPolicy of
   * `kyverno.io`, deprecated since 1.19 and announced to be refused by 1.20 (kyverno/kyverno#17214).
   * @default 'clusterpolicy'
   */
  readonly policyFamily?: PolicyFamily;
}

export type PolicyFamily = 'cel' | 'clusterpolicy';

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
