import { type Manifest } from '../../lib/kubernetes/manifest';
import { isClusterScoped } from '../../lib/output/check-conflicts';

interface Destination {
  readonly server?: string;
  readonly namespace?: string;
}

interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

interface ApplicationSpec {
  readonly project: string;
  readonly source: { readonly repoURL: string };
  readonly destination: Destination;
}

interface AppProjectSpec {
  readonly sourceRepos?: readonly string[];
  readonly destinations?: readonly Destination[];
  readonly clusterResourceWhitelist?: readonly GroupKind[];
  readonly namespaceResourceWhitelist?: readonly GroupKind[];
}

/** The project that Argo CD makes itself: it allows everything (argo-cd 3.6, cmd/argocd-application-controller). */
const DEFAULT_PROJECT: AppProjectSpec = {
  sourceRepos: ['*'],
  destinations: [{ server: '*', namespace: '*' }],
  clusterResourceWhitelist: [{ group: '*', kind: '*' }],
};

/** A pattern of a project. Argo CD knows more; ours are names, and the asterisk of its own project. */
function matches(pattern: string | undefined, value: string): boolean {
  if (pattern !== undefined && pattern !== '*' && /[!*?[\]{}\\]/.test(pattern)) throw new Error(`pattern ${pattern}`);
  return pattern === '*' || pattern === value;
}

function isDestinationPermitted(
  { destinations = [] }: AppProjectSpec,
  { server, namespace = '' }: Destination,
): boolean {
  return destinations.some(
    (item) => server !== undefined && matches(item.server, server) && matches(item.namespace, namespace),
  );
}

function isKindPermitted(project: AppProjectSpec, { apiVersion, kind }: Manifest): boolean {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '';
  const isListed = (list: readonly GroupKind[]) =>
    list.some((item) => matches(item.group, group) && matches(item.kind, kind));
  if (isClusterScoped(kind)) return isListed(project.clusterResourceWhitelist ?? []);
  return project.namespaceResourceWhitelist === undefined || isListed(project.namespaceResourceWhitelist);
}

/**
 * What Argo CD would have against an Application and the objects of its folder: the rules of argo-cd 3.6.1,
 * util/argo/argo.go (`ValidatePermissions`: source and destination of the Application) and
 * pkg/apis/application/v1alpha1/app_project_types.go (`isDestinationMatched`, `IsGroupKindNamePermitted`; the latter lets
 * every namespaced kind pass without a list, and no cluster-scoped one).
 */
export function refusals(
  spec: ApplicationSpec,
  projects: readonly Manifest[],
  objects: readonly Manifest[],
): readonly string[] {
  const project =
    spec.project === 'default'
      ? DEFAULT_PROJECT
      : (projects.find(({ metadata }) => metadata.name === spec.project)?.spec as AppProjectSpec | undefined);
  if (project === undefined) return [`there is no project ${spec.project}`];
  const { server, namespace = '' } = spec.destination;
  const problems: string[] = [];
  if (!(project.sourceRepos ?? []).some((repo) => matches(repo, spec.source.repoURL))) {
    problems.push(`application repo ${spec.source.repoURL} is not permitted in project '${spec.project}'`);
  }
  if (!isDestinationPermitted(project, spec.destination)) {
    problems.push(
      `application destination server '${server}' and namespace '${namespace}' do not match any of the allowed destinations in project '${spec.project}'`,
    );
  }
  for (const object of objects) {
    const what = `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
    if (!isKindPermitted(project, object)) problems.push(`${what}: kind not permitted in project '${spec.project}'`);
    const where = { server, namespace: object.metadata.namespace ?? namespace };
    if (!isClusterScoped(object.kind) && !isDestinationPermitted(project, where)) {
      problems.push(`${what}: namespace not permitted in project '${spec.project}'`);
    }
  }
  return problems;
}
