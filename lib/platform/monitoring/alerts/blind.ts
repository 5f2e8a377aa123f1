import { type Plan } from '../../../plan/plan';
import { type Alert } from '../alert';
import { AVAILABLE_PODS, EXTERNAL_SECRET_INFO, kyvernoWebhooks, PROTECTED_PVC, SOURCE_INFO } from '../series';

/** True where `those` are to be seen, but none of `these`, which other alerts need. */
function missing(these: string, name: string, those: string): string {
  return `label_replace(${those} > 0 unless on () count(${these}), "missing", "${name}", "", "")`;
}

/** An alert about what other alerts are made from. A series that is not there fires nothing, and nobody would notice. */
export function blindAlert(plan: Plan): Alert {
  const pvcs = 'count(kube_persistentvolumeclaim_status_phase)';
  const protectedPvcs = `count(${PROTECTED_PVC})`;
  // The Service for the metrics is named after the chart's release (kyverno 3.9, admission-controller.serviceName).
  const kyverno = `up{namespace="${plan.namespaces.kyverno}",job=~".+-svc-metrics"} == 1`;
  return {
    name: 'BackupAlertsBlind',
    expression: [
      missing(PROTECTED_PVC, 'PVC with the label backup', 'max(pvc_plumber_sources)'),
      missing('kube_persistentvolumeclaim_labels', 'label of a PVC', pvcs),
      missing(AVAILABLE_PODS, 'Deployment', pvcs),
      missing(SOURCE_INFO, 'ReplicationSource', protectedPvcs),
      missing(EXTERNAL_SECRET_INFO, 'ExternalSecret', protectedPvcs),
      // Without its webhooks Kyverno is not there, and another alert says so.
      missing(kyverno, 'metrics of Kyverno', `count(${kyvernoWebhooks('validating')})`),
    ].join(' or '),
    for: '1h',
    severity: 'warning',
    summary: 'Prometheus sees no {{ $labels.missing }}: other alerts about backups cannot fire.',
    description:
      'Metrics of Kyverno come through the ServiceMonitor kyverno-admission-controller, which needs the labels that Prometheus looks for. All else comes from kube-state-metrics: give it the settings of the ConfigMap volsync-kube-state-metrics.',
    runbook: 'troubleshooting',
  };
}
