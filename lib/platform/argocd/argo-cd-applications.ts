import { Construct } from 'constructs';
import type { AppProjectSpec } from '../../../imports/argoproj.io';
import { SYNC_WAVE } from '../../kubernetes/argocd-annotations';
import { type Manifest, type ManifestOf } from '../../kubernetes/manifest';
import { place } from '../../kubernetes/place';
import { isClusterScoped } from '../../output/check-conflicts';
import { type Plan } from '../../plan/plan';
import { type Problem, throwProblems } from '../../validation/problem';
import { folderApplication, IN_CLUSTER, PROJECTS } from './application';
import { WAVES, type Wave } from './waves';

/** What is known about the Application of a folder. */
export interface FolderApplication {
  /** Name of the Application. Each once, also among the Applications of charts. */
  readonly name: string;
  /** When it comes up, see {@link WAVES}. */
  readonly wave: Wave;
  /**
   * Whether the objects go when the folder does, for example when a web interface is switched off. Never where one of
   * them is needed to make, find or restore backups.
   * @default false
   */
  readonly cascade?: boolean;
  /**
   * Whether Argo CD applies commits and reverts changes without being asked.
   * @default true
   */
  readonly automated?: boolean;
  /**
   * Whether what has left Git is deleted only when everything that is there is healthy.
   * @default false
   */
  readonly pruneLast?: boolean;
  /**
   * How what has left Git is deleted: `foreground` waits for all that it owns, as Argo CD does by default.
   * @default 'foreground'
   */
  readonly prunePropagation?: 'background' | 'foreground';
}

/** Props of {@link ArgoCdApplications}. */
export interface ArgoCdApplicationsProps {
  /** The platform's plan, from `resolvePlan(config)`. With `argocd` off nothing is emitted. */
  readonly plan: Plan;
  /** Folder of the rendered manifests → the objects in it. */
  readonly folders: Readonly<Record<string, readonly Manifest[]>>;
  /** Folder → its Application. More than there are folders does no harm. */
  readonly applications: Readonly<Record<string, FolderApplication>>;
  /**
   * Folders whose sub-folders something else applies, such as an ApplicationSet.
   * @default - none
   */
  readonly appliedElsewhere?: readonly string[];
}

/**
 * What Argo CD brings the platform up with, in the right order: one Application for each folder in its wave, and the
 * projects that say what these may do. Never to be applied by hand: their waves are those of the
 * {@link ArgoCdRootApplication}, and without it all of them start at once, apps before what restores their data.
 *
 * The projects may do what the rendered objects need, and what those of another config would: what leaves Git must be
 * pruned. No more.
 *
 * Place it in a chart without a namespace.
 *
 * @throws ConfigError when a folder has no Application, or a cluster-scoped kind is not known as one.
 */
export class ArgoCdApplications extends Construct {
  constructor(scope: Construct, id: string, props: ArgoCdApplicationsProps) {
    super(scope, id);
    const { plan, applications, appliedElsewhere = [] } = props;
    if (plan.argocd === undefined) return;
    const isElsewhere = (folder: string) => appliedElsewhere.some((parent) => folder.startsWith(`${parent}/`));
    const folders = Object.fromEntries(Object.entries(props.folders).filter(([folder]) => !isElsewhere(folder)));
    throwProblems(`ArgoCdApplications "${this.node.path}"`, checkFolders(Object.keys(folders), applications));

    const objects = Object.values(folders).flat();
    place(this, 'Resource', appProject(plan, PROJECTS.folders, folderProjectSpec(plan, objects)));
    const charts = objects.filter(isChartApplication);
    if (charts.length > 0) place(this, 'ChartProject', appProject(plan, PROJECTS.charts, chartProjectSpec(charts)));

    for (const folder of Object.keys(folders).sort()) {
      const { wave, cascade = false, ...props } = applications[folder] as FolderApplication;
      const source = { ...props, folder, wave: WAVES[wave], project: PROJECTS.folders, cascade };
      place(this, `Application-${props.name}`, folderApplication(plan, plan.argocd, source));
    }
  }
}

function checkFolders(folders: readonly string[], applications: ArgoCdApplicationsProps['applications']): Problem[] {
  return folders
    .filter((folder) => applications[folder] === undefined)
    .map((folder) => ({
      field: folder,
      value: undefined,
      allowed: `an Application with a name and a wave (${Object.keys(WAVES).join(', ')})`,
      fix: 'say in `applications` when the folder is applied: without an Application nobody would apply it',
    }));
}

interface ChartApplication extends Manifest {
  readonly spec: {
    readonly source: { readonly repoURL: string };
    readonly destination: { readonly namespace: string };
  };
}

function isChartApplication(object: Manifest): object is ChartApplication {
  const { source } = (object.spec ?? {}) as { source?: { chart?: string } };
  return object.kind === 'Application' && source?.chart !== undefined;
}

function appProject(plan: Plan, name: string, spec: ManifestOf<AppProjectSpec>): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name,
      namespace: plan.namespaces.argocd,
      annotations: { [SYNC_WAVE]: String(WAVES.projects) },
    },
    spec,
  };
}

type Kind = Pick<Manifest, 'apiVersion' | 'kind'>;

/**
 * Kinds that come and go with the config. They are always allowed: Argo CD leaves out what its project does not permit
 * before it compares (`CompareAppState`), so what has just left Git with the last object of its kind would never be pruned.
 */
const OPTIONAL_KINDS: readonly Kind[] = Object.entries({
  'admissionregistration.k8s.io/v1beta1': ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
  'apps/v1': ['Deployment'],
  'argoproj.io/v1alpha1': ['Application', 'ApplicationSet'],
  'batch/v1': ['CronJob', 'Job'],
  'external-secrets.io/v1': ['ClusterExternalSecret', 'ClusterSecretStore', 'ExternalSecret'],
  'gateway.networking.k8s.io/v1': ['HTTPRoute'],
  'kyverno.io/v1': ['ClusterPolicy'],
  'kyverno.io/v2': ['ClusterCleanupPolicy'],
  'monitoring.coreos.com/v1': ['PrometheusRule', 'ServiceMonitor'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policies.kyverno.io/v1': ['DeletingPolicy', 'GeneratingPolicy', 'MutatingPolicy', 'ValidatingPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'snapshot.storage.k8s.io/v1': ['VolumeSnapshotClass'],
  v1: ['ConfigMap', 'Namespace', 'Service', 'ServiceAccount'],
}).flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind })));

/** What the folders hold, and where. */
function folderProjectSpec(plan: Plan, objects: readonly Manifest[]): ManifestOf<AppProjectSpec> {
  // That of Argo CD is the destination of the Applications themselves.
  const used = objects.flatMap(({ metadata: { namespace } }) => namespace ?? []);
  const namespaces = unique([plan.namespaces.argocd, ...used]);
  return {
    description: 'The folders of the backup platform',
    sourceRepos: [plan.argocd?.repoURL ?? ''],
    destinations: namespaces.map((namespace) => ({ server: IN_CLUSTER, namespace })),
    clusterResourceWhitelist: groupKinds([...objects, ...OPTIONAL_KINDS].filter(({ kind }) => isClusterScoped(kind))),
    namespaceResourceWhitelist: groupKinds(
      [...objects, ...OPTIONAL_KINDS].filter(({ kind }) => !isClusterScoped(kind)),
    ),
  };
}

/** The cluster-scoped kinds that the charts of the four operators hold with the values that they get here. */
const CHART_KINDS = [
  { group: '', kind: 'Namespace' },
  { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
];

function chartProjectSpec(charts: readonly ChartApplication[]): ManifestOf<AppProjectSpec> {
  return {
    description: 'The Helm charts that the backup platform stands on',
    sourceRepos: unique(charts.map(({ spec }) => spec.source.repoURL)),
    destinations: unique(charts.map(({ spec }) => spec.destination.namespace)).map((namespace) => ({
      server: IN_CLUSTER,
      namespace,
    })),
    clusterResourceWhitelist: CHART_KINDS,
  };
}

function groupKinds(objects: readonly Kind[]): { group: string; kind: string }[] {
  const names = objects.map(
    ({ apiVersion, kind }) => `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`,
  );
  return unique(names).map((name) => {
    const [group = '', kind = ''] = name.split('/');
    return { group, kind };
  });
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
