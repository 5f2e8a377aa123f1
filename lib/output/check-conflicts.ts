import { type Problem } from '../validation/problem';

/** A rendered object and the file that it goes to. */
interface RenderedObject {
  readonly file: string;
  readonly object: {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata?: { readonly name?: string; readonly namespace?: string };
  };
}

/** The cluster-scoped kinds among all that is emitted. A chart's namespace must not be stamped on them. */
export const CLUSTER_SCOPED_KINDS: ReadonlySet<string> = new Set([
  'ClusterCleanupPolicy',
  'ClusterExternalSecret',
  'ClusterPolicy',
  'ClusterRole',
  'ClusterSecretStore',
  'DeletingPolicy',
  'GeneratingPolicy',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingPolicy',
  'Namespace',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingPolicy',
  'VolumeSnapshotClass',
]);

/** Further ones of Kubernetes itself, which apps of a user's own may hold. */
const KUBERNETES_CLUSTER_SCOPED_KINDS: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
]);

/** Whether objects of a kind have no namespace. */
export function isClusterScoped(kind: string): boolean {
  return CLUSTER_SCOPED_KINDS.has(kind) || KUBERNETES_CLUSTER_SCOPED_KINDS.has(kind);
}

/**
 * Says what is wrong with a set of objects as a whole: two of one identity (the second would overwrite the first when
 * applied), a namespace on a cluster-scoped kind, or none on a namespaced one.
 */
export function checkConflicts(objects: readonly RenderedObject[]): Problem[] {
  const seen = new Map<string, string>();
  return objects.flatMap(({ file, object }) => {
    const { apiVersion = '', kind = '', metadata: { name = '', namespace } = {} } = object;
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : 'core';
    const identity = `${group}/${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
    const problems: Problem[] = [];
    const earlier = seen.get(identity);
    if (earlier !== undefined) {
      problems.push({
        field: file,
        value: identity,
        allowed: 'each object once',
        fix: `remove one of the two; the other is in ${earlier}`,
      });
    }
    seen.set(identity, file);
    if (isClusterScoped(kind) === (namespace !== undefined)) {
      problems.push({
        field: file,
        value: identity,
        allowed: isClusterScoped(kind) ? 'no namespace on a cluster-scoped kind' : 'a namespace',
        fix: 'place the construct in a chart without a namespace, or state metadata.namespace',
      });
    }
    return problems;
  });
}
