import type { ApplicationSpec } from '../../../imports/argoproj.io';
import { SYNC_WAVE } from '../../kubernetes/argocd-annotations';
import { type Manifest, type ManifestOf } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { type HelmChart } from '../../plan/versions';

type Spec = ManifestOf<ApplicationSpec>;
type IgnoredDifferences = NonNullable<Spec['ignoreDifferences']>;

/** The cluster that Argo CD itself runs in. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';

/** Names of AppProjects. */
export const PROJECTS = { folders: 'backup-platform', charts: 'backup-charts' } as const;

/** The project that Argo CD always has. */
export const DEFAULT_PROJECT = 'default';

/**
 * Whether an Application is automated. What applies Applications must leave it alone, or a pause does not hold: the field
 * would be set back at once.
 */
export const PAUSE = '/spec/syncPolicy/automated/enabled';

/**
 * What the Application of a folder leaves alone, and never a field of a PVC. `RespectIgnoreDifferences` copies the live
 * value of every ignored field into what is applied (argo-cd 3.6, `normalizeTargetResources`), so Argo CD becomes its
 * owner. Kubernetes lets nobody remove a data source: from then on every apply without it is refused, and the dry run of
 * the comparison too. What admission and the binder write is no difference anyway: Argo CD does not own it.
 */
const FOLDER_IGNORE_DIFFERENCES: IgnoredDifferences = [
  { group: 'argoproj.io', kind: 'Application', jsonPointers: [PAUSE] },
];

/**
 * Goes on until it succeeds: while the gate refuses PVCs, five attempts (the default) are over after two and a half
 * minutes, and the same commit is then never tried again. `refresh` lets a newer commit in meanwhile (Argo CD 3.2).
 */
const RETRY = { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } };

/** Sync options of every Application. */
export const APPLICATION_SYNC_OPTIONS = [
  'ServerSideApply=true',
  'RespectIgnoreDifferences=true',
  'FailOnSharedResource=true',
];

const SYNC_POLICY: Spec['syncPolicy'] = {
  automated: { enabled: true, prune: true, selfHeal: true, allowEmpty: false },
  retry: RETRY,
  syncOptions: APPLICATION_SYNC_OPTIONS,
};

/** Deletes what an Application has applied when the Application is deleted. */
const CASCADE = 'resources-finalizer.argocd.argoproj.io';

/** An Application whose source is a folder of the user's repository. */
export interface FolderSource {
  readonly name: string;
  /** Below the folder of the rendered manifests. */
  readonly folder: string;
  readonly wave: number;
  readonly project: string;
  /**
   * Whether the objects go when the folder does. Never where one of them is needed to make, find or restore backups.
   */
  readonly cascade: boolean;
  /**
   * Whether a change in the cluster is reverted, and a commit applied, without being asked.
   * @default true
   */
  readonly automated?: boolean;
  /**
   * Whether what has left Git is deleted only when everything that is there is healthy.
   * @default false
   */
  readonly pruneLast?: boolean;
  /**
   * Whether what has left Git is gone only when all that it owns is.
   * @default 'foreground'
   */
  readonly prunePropagation?: 'background' | 'foreground';
}

/**
 * The Application of a folder. Only the files in it, not those of folders below: these are Applications of their own.
 *
 * There is no `directory` in the source: the default is not recursive, and Argo CD drops an empty one, which would be a
 * difference for ever.
 */
export function folderApplication(plan: Plan, argocd: NonNullable<Plan['argocd']>, props: FolderSource): Manifest {
  const { automated = true, pruneLast = false, prunePropagation = 'foreground' } = props;
  const syncOptions = [
    ...APPLICATION_SYNC_OPTIONS,
    ...(pruneLast ? ['PruneLast=true'] : []),
    ...(prunePropagation === 'foreground' ? [] : [`PrunePropagationPolicy=${prunePropagation}`]),
  ];
  const spec: Spec = {
    project: props.project,
    source: {
      repoURL: argocd.repoURL,
      targetRevision: argocd.revision,
      path: `${argocd.path}/${props.folder}`,
    },
    // Each object states its own. Without one here, no destination of the project fits (argo-cd 3.6, `isDestinationMatched`).
    destination: { server: IN_CLUSTER, namespace: plan.namespaces.argocd },
    ignoreDifferences: FOLDER_IGNORE_DIFFERENCES,
    syncPolicy: { ...SYNC_POLICY, syncOptions, ...(!automated && { automated: { enabled: false } }) },
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: props.name,
      namespace: plan.namespaces.argocd,
      annotations: {
        [SYNC_WAVE]: String(props.wave),
        // A commit that touches nothing in the folder renders nothing anew.
        'argocd.argoproj.io/manifest-generate-paths': '.',
      },
      ...(props.cascade && { finalizers: [CASCADE] }),
    },
    spec,
  };
}

/** An Application whose source is a Helm chart. */
export interface ChartSource {
  readonly name: string;
  readonly release: string;
  readonly namespace: string;
  readonly chart: HelmChart;
  readonly values: object;
  /** Further annotations. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * The Application of a Helm chart. Never with a finalizer: with the chart its CRDs would go, and with them every
 * ReplicationSource, ExternalSecret or policy of the cluster.
 */
export function chartApplication(plan: Plan, props: ChartSource): Manifest {
  const { repoURL, chart, version } = props.chart;
  const spec: Spec = {
    project: plan.argocd === undefined ? DEFAULT_PROJECT : PROJECTS.charts,
    source: {
      repoURL,
      chart,
      targetRevision: version,
      // The release name is in the names of what charts make, and in the flags by which Kyverno knows itself.
      helm: { releaseName: props.release, valuesObject: props.values },
    },
    destination: { server: IN_CLUSTER, namespace: props.namespace },
    syncPolicy: { ...SYNC_POLICY, syncOptions: ['CreateNamespace=true', ...APPLICATION_SYNC_OPTIONS] },
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: props.name,
      namespace: plan.namespaces.argocd,
      ...(props.annotations !== undefined && { annotations: props.annotations }),
    },
    spec,
  };
}
