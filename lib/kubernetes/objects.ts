import type { k8s } from 'cdk8s-plus-28';
import { type Manifest, type ManifestMetadata, type ManifestOf } from './manifest';

/**
 * Kubernetes' own kinds, typed by the generated types of cdk8s-plus. Only the types are used: its constructs add
 * selectors, resources and probes of their own, and loading it would take a quarter of the time of a whole synth.
 */

export type PodSpec = ManifestOf<k8s.PodSpec>;
export type Container = ManifestOf<k8s.Container>;
export type JobSpec = ManifestOf<k8s.JobSpec>;
export type EnvVar = ManifestOf<k8s.EnvVar>;

export function namespace(metadata: ManifestMetadata): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata };
}

/** A ServiceAccount for pods that do not speak to the API server. */
export function serviceAccount(metadata: ManifestMetadata): Manifest {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false };
}

export function deployment(metadata: ManifestMetadata, spec: ManifestOf<k8s.DeploymentSpec>): Manifest {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec };
}

export function job(metadata: ManifestMetadata, spec: JobSpec): Manifest {
  return { apiVersion: 'batch/v1', kind: 'Job', metadata, spec };
}

export function configMap(metadata: ManifestMetadata, data: Readonly<Record<string, string>>): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
}

export function cronJob(metadata: ManifestMetadata, spec: ManifestOf<k8s.CronJobSpec>): Manifest {
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec };
}

/**
 * Pods that are not ready may always be evicted. By default they may not while the budget is not met, so that a share that
 * is down would keep nodes from being drained.
 */
export const EVICT_UNHEALTHY = 'AlwaysAllow';

export function podDisruptionBudget(
  metadata: ManifestMetadata,
  spec: ManifestOf<k8s.PodDisruptionBudgetSpec>,
): Manifest {
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec };
}

/** A Service whose port 80 leads to the port `http` of the pods. */
export function httpService(metadata: ManifestMetadata, selector: Readonly<Record<string, string>>): Manifest {
  const spec: ManifestOf<k8s.ServiceSpec> = {
    type: 'ClusterIP',
    selector,
    ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
  };
  return { apiVersion: 'v1', kind: 'Service', metadata, spec };
}

/**
 * Lets only pods of some namespaces reach the port `http`. Nothing goes out: the node mounts the NFS share, and secrets
 * come through the kubelet.
 */
export function httpFromNamespacesOnly(
  metadata: ManifestMetadata,
  selector: Readonly<Record<string, string>>,
  namespaces: readonly string[],
): Manifest {
  const from = namespaces.map((name) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  }));
  const spec: ManifestOf<k8s.NetworkPolicySpec> = {
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from, ports: [{ protocol: 'TCP', port: 'http' }] }],
    egress: [],
  };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
}

/** For pods that need no network: the node mounts the NFS share, and secrets come through the kubelet. */
export function noTraffic(metadata: ManifestMetadata, selector: Readonly<Record<string, string>>): Manifest {
  const spec: ManifestOf<k8s.NetworkPolicySpec> = {
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [],
    egress: [],
  };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
}
