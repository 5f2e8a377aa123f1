import { KYVERNO_WEBHOOKS } from '../../contract/names';
import { type Plan } from '../../plan/plan';
import { allowedAge } from '../../units/interval';
import { type Recording } from './alert';

/** Protected PVCs, with the labels `namespace`, `pvc`, `tier`. */
export const PROTECTED_PVC = 'backup:protected_pvc:info';

/** When the last complete backup of a PVC was begun, by `namespace` and `pvc`. */
export const LAST_COMPLETE = 'backup:last_complete:timestamp_seconds';

/** How old the last complete backup may be, by `tier`. */
export const ALLOWED_AGE = 'backup:allowed_age:seconds';

/** What kube-state-metrics tells about objects of VolSync and External Secrets, see {@link kubeStateMetricsValues}. */
export const SOURCE_INFO = 'kube_customresource_replicationsource_info';
export const SOURCE_RESULT = 'kube_customresource_replicationsource_mover_result';
export const DESTINATION_RESULT = 'kube_customresource_replicationdestination_mover_result';
export const EXTERNAL_SECRET_INFO = 'kube_customresource_externalsecret_info';
export const EXTERNAL_SECRET_READY = 'kube_customresource_externalsecret_ready';

/** Pods that are available, of Deployments. */
export const AVAILABLE_PODS = 'kube_deployment_status_replicas_available';

/** Kyverno's webhooks of a kind, as kube-state-metrics sees them. */
export function kyvernoWebhooks(kind: keyof typeof KYVERNO_WEBHOOKS): string {
  return `kube_${kind}webhookconfiguration_info{${kind}webhookconfiguration="${KYVERNO_WEBHOOKS[kind]}"}`;
}

/** A series of kube-state-metrics or the kubelet, with the label `pvc` in place of `persistentvolumeclaim`. */
export function byPvc(series: string): string {
  return `max by (namespace, pvc) (label_replace(${series}, "pvc", "$1", "persistentvolumeclaim", "(.+)"))`;
}

/** The PVCs in a phase. */
export function inPhase(phase: 'Bound' | 'Pending'): string {
  return byPvc(`kube_persistentvolumeclaim_status_phase{phase="${phase}"} == 1`);
}

/**
 * True where a counter has grown. A counter with labels is first seen with its first event, as 1, and `increase` does not
 * notice that.
 */
export function hasGrown(counter: string, window: string): string {
  return `(increase(${counter}[${window}]) > 0 or (${counter} > 0 unless ${counter} offset ${window}))`;
}

/** The series that several alerts share. */
export function recordings(plan: Plan): Recording[] {
  const tier = '"tier", "$1", "label_backup", "(.+)"';
  const pvc = '"pvc", "$1", "persistentvolumeclaim", "(.+)"';
  const labelled = 'kube_persistentvolumeclaim_labels{label_backup!=""}';
  return [
    {
      record: PROTECTED_PVC,
      expression: `max by (namespace, pvc, tier) (label_replace(label_replace(${labelled}, ${pvc}), ${tier}))`,
    },
    {
      record: LAST_COMPLETE,
      expression: 'max by (namespace, pvc) (pvc_plumber_source_last_complete_snapshot_timestamp_seconds)',
    },
    ...plan.tiers.map(({ label, cron }) => ({
      record: ALLOWED_AGE,
      expression: `vector(${allowedAge(cron)})`,
      labels: { tier: label },
    })),
  ];
}
