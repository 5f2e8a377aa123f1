import { KUBERNETES_VERSION } from '../validation/patterns';
import { type Checker } from './checker';
import { type FieldsOf } from './fields';

/** What must be known of the cluster. */
export interface ClusterConfig {
  /**
   * Minor version of Kubernetes, `1.30` or later. It decides the API version of MutatingAdmissionPolicy.
   * @default '1.34'
   */
  readonly kubernetes?: string;
}

export const CLUSTER_FIELDS: FieldsOf<ClusterConfig> = { kubernetes: true };

/** MutatingAdmissionPolicy is beta from this minor version on. */
const OLDEST_NATIVE_INJECTION = 34;

/** Says what is wrong with what must be known of the cluster, and what it cannot do. */
export function checkCluster(checker: Checker): void {
  checker.optionalText(
    'cluster.kubernetes',
    KUBERNETES_VERSION,
    'a minor version from "1.30" on, such as "1.34"',
    'see `kubectl version`',
  );
  const minor = KUBERNETES_VERSION.exec(String(checker.at('cluster.kubernetes')))?.[1];
  checker.require(
    checker.at('mover.injection') !== 'native' || minor === undefined || Number(minor) >= OLDEST_NATIVE_INJECTION,
    'mover.injection',
    `"native" from Kubernetes 1.${OLDEST_NATIVE_INJECTION} on`,
    'use "kyverno" on older clusters',
  );
}

/** The minor version of Kubernetes. */
export function resolveKubernetesMinor({ kubernetes = '1.34' }: ClusterConfig = {}): number {
  return Number(kubernetes.split('.')[1]);
}
