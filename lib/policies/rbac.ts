import { type Construct } from 'constructs';
import { SYNC_WAVE } from '../kubernetes/argocd-annotations';
import { place } from '../kubernetes/place';
import { SYNC_WAVES } from './policy-defaults';

/** A rule of a ClusterRole. */
export interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The controllers of Kyverno that need rights of their own for our policies. */
export type KyvernoController = 'admission' | 'background' | 'cleanup';

/**
 * Adds rights to one of Kyverno's controllers: Kubernetes aggregates roles with this label into the controller's own
 * (charts/kyverno, `clusterrole.yaml`, 1.13 to 1.19). Kyverno checks them when a policy is applied, so the role stands in
 * an earlier sync wave.
 *
 * @param name name of the policies that need the rights
 */
export function aggregatedRole(
  scope: Construct,
  id: string,
  controller: KyvernoController,
  name: string,
  rules: readonly PolicyRule[],
): void {
  place(scope, id, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {
      name: `${name}-${controller}`,
      labels: { [`rbac.kyverno.io/aggregate-to-${controller}-controller`]: 'true' },
      annotations: { [SYNC_WAVE]: SYNC_WAVES.rbac },
    },
    rules,
  });
}
