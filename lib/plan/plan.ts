import { throwProblems } from '../validation/problem';
import { type ArgocdConfig, resolveArgocd } from './argocd';
import { resolveKubernetesMinor } from './cluster';
import { type PlatformConfig } from './config';
import { type CredentialsPlan, resolveCredentials } from './credentials/credentials';
import { type DatabasesPlan, resolveDatabases } from './databases/database';
import { stated } from './fields';
import { type ImagesConfig } from './images';
import { type InstallConfig } from './install';
import { type KopiaUiPlan, resolveKopiaUi } from './kopia-ui';
import { type KyvernoConfig, resolveKyverno } from './kyverno';
import { type MaintenanceConfig, resolveMaintenance } from './maintenance';
import { type MoverPlan, resolveMover } from './mover';
import { type NamespacesPlan, resolveNamespaces } from './namespaces';
import { type PvcPlumberPlan, resolvePvcPlumber } from './pvc-plumber';
import { type RepositoryPlan, resolveRepository } from './repository';
import { DEFAULT_TIERS } from './schedule';
import { resolveStorage, type StoragePlan } from './storage';
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

/**
 * Checks a configuration and derives the plan from it.
 *
 * @param config - what the platform says about its backups
 * @throws ConfigError with everything that is wrong, when anything is.
 */
export function resolvePlan(config: PlatformConfig): Plan {
  throwProblems('platform config', checkConfig(config));

  const { schedule = {}, monitoring = {} } = config;
  const namespaces = resolveNamespaces(config.namespaces);
  return {
    repository: resolveRepository(config.repository),
    storage: resolveStorage(config.storage),
    credentials: resolveCredentials(config.credentials),
    tiers: schedule.tiers ?? DEFAULT_TIERS,
    spread: schedule.spread ?? true,
    mover: resolveMover(config.mover),
    namespaces,
    kopiaUi: resolveKopiaUi(config.kopiaUi, config.domain),
    pvcPlumber: resolvePvcPlumber(config.pvcPlumber, namespaces.platform),
    images: { kopia: DEFAULT_IMAGES.kopia, volsync: DEFAULT_IMAGES.volsync, ...stated(config.images) },
    kubernetesMinor: resolveKubernetesMinor(config.cluster),
    monitoringLabels: monitoring.labels ?? {},
    runbooks: monitoring.runbooks ?? 'docs/runbooks',
    databases: config.databases && resolveDatabases(config.databases, config.storage.storageClass),
    volsync: { install: true, ...stated(config.volsync) },
    externalSecrets: { install: true, ...stated(config.externalSecrets) },
    snapshotController: { install: true, ...stated(config.snapshotController) },
    kyverno: resolveKyverno(config.kyverno),
    maintenance: resolveMaintenance(config.maintenance),
    argocd: resolveArgocd(config.argocd),
  };
}
