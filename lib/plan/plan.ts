import { throwProblems } from '../validation/problem';
import {
  type ArgocdConfig,
  type CredentialsConfig,
  type ImagesConfig,
  type InstallConfig,
  type KopiaUiConfig,
  type KyvernoConfig,
  type MaintenanceConfig,
  type MoverConfig,
  type MoverInjection,
  type NamespacesConfig,
  type NfsConfig,
  type NfsSquash,
  type OnePasswordConfig,
  type PlatformConfig,
  type PvcPlumberConfig,
  type PvcPlumberRun,
  type RouteConfig,
  type SecretScope,
  type StorageConfig,
  type StoreConfig,
  type StoreReference,
} from './config';
import { type DatabasesPlan, resolveDatabases } from './database';
import { DEFAULT_EXCLUDED_NAMESPACES, DEFAULT_TIERS, UNSEEN_BY_KYVERNO } from './defaults';
import { type MoverSettings } from './mover-settings';
import { type Tier } from './tier';
import { checkConfig } from './validate';
import { DEFAULT_IMAGES } from './versions';

/**
 * The configuration with every default filled in and everything derived: the one home of all that two components must
 * agree on. Made by {@link resolvePlan} only, so a plan is always valid.
 */
export interface Plan {
  /** The repository, and where components find it. */
  readonly repository: RepositoryPlan;
  /** Storage classes of what VolSync makes. */
  readonly storage: StoragePlan;
  /** Where the password of the repository comes from. */
  readonly credentials: CredentialsPlan;
  /** The values of the label `backup`. */
  readonly tiers: readonly Tier[];
  /** Whether tiers that do not say it themselves are spread. */
  readonly spread: boolean;
  /** VolSync's Jobs. */
  readonly mover: MoverPlan;
  /** Where the components live, and where no PVC is protected. */
  readonly namespaces: NamespacesPlan;
  /** The web interface; `undefined` when it is off. */
  readonly kopiaUi: KopiaUiPlan | undefined;
  /** The service that says whether a backup exists. */
  readonly pvcPlumber: PvcPlumberPlan;
  /** Images by which components are run. */
  readonly images: Required<ImagesConfig>;
  /** Minor version of Kubernetes, as a number. */
  readonly kubernetesMinor: number;
  /** Labels by which Prometheus finds what it is given. */
  readonly monitoringLabels: Readonly<Record<string, string>>;
  /** Where the links of alerts lead, without a slash at the end. */
  readonly runbooks: string;
  /** Databases with backups of their own; `undefined` when there are none. */
  readonly databases: DatabasesPlan | undefined;
  /** Whether VolSync is installed. */
  readonly volsync: Required<InstallConfig>;
  /** Whether External Secrets is installed. */
  readonly externalSecrets: Required<InstallConfig>;
  /** Whether the snapshot controller is installed. */
  readonly snapshotController: Required<InstallConfig>;
  /** The engine of the policies, and which policies it gets. */
  readonly kyverno: Required<KyvernoConfig>;
  /** Kopia's maintenance of the repository. */
  readonly maintenance: Required<MaintenanceConfig>;
  /** Where Argo CD finds the rendered manifests; `undefined` when there are no Applications. */
  readonly argocd: Required<ArgocdConfig> | undefined;
}

/** The repository, and where components find it. */
export interface RepositoryPlan {
  /** The NFS share that holds the repository. */
  readonly nfs: NfsConfig;
  /** Unique id in hex, or `undefined` on a first install. */
  readonly uniqueId: string | undefined;
  /** Where every component finds the repository. */
  readonly path: string;
  /** The same as a URL of Kopia's file system backend. */
  readonly url: string;
  /** How the export maps users. */
  readonly squash: NfsSquash;
}

/** Storage classes of what VolSync makes. */
export interface StoragePlan extends StorageConfig {
  /** Whether the temporary copy of a restore may go before its snapshot does. */
  readonly snapshotsOutliveSource: boolean;
}

/** Where the password of the repository comes from. */
export interface CredentialsPlan {
  /** The store that External Secrets reads. */
  readonly store: StoreConfig;
  /** Item in the store. */
  readonly item: string;
  /** Field of the item. */
  readonly field: string;
  /** How often External Secrets reads the store again, as a Go duration. */
  readonly refreshInterval: string;
  /** How the store wants a field to be referred to. */
  readonly reference: StoreReference;
  /** Whether movers read a Secret of their PVC, or one of their namespace. */
  readonly secretPer: SecretScope;
  /** Labels of the namespaces in which a PVC can have credentials. `undefined`: all but the excluded ones. */
  readonly namespaceLabels: Readonly<Record<string, string>> | undefined;
  /** `undefined` where the store is there already. */
  readonly onePassword: OnePasswordConfig | undefined;
}

/** VolSync's Jobs. */
export interface MoverPlan extends Required<MoverSettings> {
  /** Who prepares their Jobs. */
  readonly injection: MoverInjection;
}

/** Where the components live, and where no PVC is protected. */
export interface NamespacesPlan extends Required<NamespacesConfig> {
  /** Sorted, each once, those of the components included but for the one of Prometheus. */
  readonly excluded: readonly string[];
}

/** The web interface. */
export interface KopiaUiPlan {
  /** Its name in the DNS. */
  readonly host: string;
  /** Field of the credentials item that holds its password. */
  readonly passwordField: string;
  /** How it is reached from outside. */
  readonly route: RouteConfig;
}

/** The service that says whether a backup exists. */
export interface PvcPlumberPlan {
  /** Name of its Service, in the platform's namespace. */
  readonly serviceName: string;
  /** Base URL inside the cluster. */
  readonly url: string;
  /** How it is run. */
  readonly run: PvcPlumberRun;
  /** The image that its container runs. */
  readonly image: string;
  /** Name of the Secret with the password of the repository, in the platform's namespace. */
  readonly secretName: string;
}

const PVC_PLUMBER_SERVICE = 'pvc-plumber';

/**
 * Checks a configuration and derives the plan from it.
 *
 * @param config - what the platform says about its backups
 * @throws ConfigError with everything that is wrong, when anything is.
 */
export function resolvePlan(config: PlatformConfig): Plan {
  throwProblems('platform config', checkConfig(config));

  const { repository, schedule = {}, credentials } = config;
  const mover = resolveMover(config.mover);
  const namespaces = resolveNamespaces(config.namespaces);
  const path = repository.mountPath ?? '/repository';

  return {
    repository: {
      nfs: repository.nfs,
      uniqueId: repository.uniqueId,
      path,
      url: `filesystem://${path}`,
      squash: repository.squash ?? 'none',
    },
    storage: { snapshotsOutliveSource: false, ...stated(config.storage) },
    credentials: resolveCredentials(credentials),
    tiers: schedule.tiers ?? DEFAULT_TIERS,
    spread: schedule.spread ?? true,
    mover,
    namespaces,
    kopiaUi: resolveKopiaUi(config.kopiaUi, config.domain),
    pvcPlumber: resolvePvcPlumber(config.pvcPlumber, namespaces.platform),
    images: { kopia: DEFAULT_IMAGES.kopia, volsync: DEFAULT_IMAGES.volsync, ...stated(config.images) },
    kubernetesMinor: Number((config.cluster?.kubernetes ?? '1.34').split('.')[1]),
    monitoringLabels: config.monitoring?.labels ?? {},
    runbooks: config.monitoring?.runbooks ?? 'docs/runbooks',
    databases: config.databases && resolveDatabases(config.databases, config.storage.storageClass),
    volsync: { install: true, ...stated(config.volsync) },
    externalSecrets: { install: true, ...stated(config.externalSecrets) },
    snapshotController: { install: true, ...stated(config.snapshotController) },
    kyverno: {
      policyFamily: 'cel',
      install: true,
      replicas: 3,
      scanInterval: '10m',
      ...stated(config.kyverno),
    },
    maintenance: { schedule: '55 3 * * *', memory: '4Gi', ...stated(config.maintenance) },
    argocd: config.argocd && { path: 'dist', ...stated(config.argocd) },
  };
}

function resolveCredentials({ store, item, field, ...rest }: CredentialsConfig): CredentialsPlan {
  const { refreshInterval = '1h0m0s', onePassword, secretPer = 'pvc' } = rest;
  const { reference = onePassword !== undefined && 'sdk' in onePassword ? 'path' : 'itemAndField' } = rest;
  const { namespaceLabels = onePassword?.namespaceLabels } = rest;
  return { store, item, field, refreshInterval, reference, secretPer, namespaceLabels, onePassword };
}

/** The fields that are not `undefined`, so that a default is not overwritten by nothing. */
function stated<T extends object>(fields: T | undefined): T {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)) as T;
}

function resolveMover(mover: MoverConfig | undefined): MoverPlan {
  return {
    uid: 568,
    gid: 568,
    injection: 'kyverno',
    compression: 'zstd-fastest',
    parallelism: 2,
    cacheCapacity: '2Gi',
    ...stated(mover),
  };
}

/** The namespaces of the platform, and those that are excluded. */
export function resolveNamespaces({ excluded, ...own }: NamespacesConfig = {}): NamespacesPlan {
  const homes = {
    platform: 'volsync-system',
    kyverno: 'kyverno',
    monitoring: 'monitoring',
    argocd: 'argocd',
    externalSecrets: 'external-secrets',
    snapshotController: 'snapshot-controller',
    ...stated(own),
  };
  // Prometheus is no part of what must come up first, and its PVCs may well be worth a backup.
  const { monitoring: _, ...first } = homes;
  const all = [...(excluded ?? DEFAULT_EXCLUDED_NAMESPACES), ...UNSEEN_BY_KYVERNO, ...Object.values(first)];
  return { ...homes, excluded: [...new Set(all)].sort() };
}

function resolvePvcPlumber({ run = 'bundled', image }: PvcPlumberConfig = {}, namespace: string): PvcPlumberPlan {
  return {
    serviceName: PVC_PLUMBER_SERVICE,
    url: `http://${PVC_PLUMBER_SERVICE}.${namespace}.svc.cluster.local`,
    run,
    // With `image` it is stated: checkConfig has seen to it.
    image: image ?? (run === 'published' ? DEFAULT_IMAGES.pvcPlumber : DEFAULT_IMAGES.node),
    secretName: `${PVC_PLUMBER_SERVICE}-kopia`,
  };
}

function resolveKopiaUi(ui: KopiaUiConfig | undefined, domain: string | undefined): KopiaUiPlan | undefined {
  if (ui?.enabled !== true || ui.route === undefined) return undefined;
  return { host: `kopia-ui.${domain}`, passwordField: ui.passwordField ?? 'kopia_ui_password', route: ui.route };
}
