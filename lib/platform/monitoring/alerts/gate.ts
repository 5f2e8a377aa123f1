import { POLICIES } from '../../../contract/names';
import { type Plan } from '../../../plan/plan';
import { type Alert } from '../alert';
import { hasGrown, kyvernoWebhooks, PROTECTED_PVC } from '../series';

/** Alerts about what decides whether a PVC may be created. */
export function gateAlerts(plan: Plan): Alert[] {
  const { serviceName } = plan.pvcPlumber;
  const { platform } = plan.namespaces;
  // The two families of Kyverno's policies count in series of their own, and so do the two kinds of the gate in one of
  // them: when Kyverno cannot ask pvc-plumber, the mutation fails, and the validation is not reached.
  const denials = [
    hasGrown(`kyverno_policy_results_total{policy_name="${POLICIES.gate}",rule_result=~"fail|error"}`, '15m'),
    hasGrown(`kyverno_validating_policy_results_total{policy_name="${POLICIES.gate}",result=~"fail|error"}`, '15m'),
    hasGrown(`kyverno_mutating_policy_results_total{policy_name="${POLICIES.gate}",result="error"}`, '15m'),
  ];
  const webhookFailures = [
    hasGrown(
      'apiserver_admission_webhook_rejection_count{name=~".*kyverno.*",error_type="calling_webhook_error"}',
      '10m',
    ),
    hasGrown('apiserver_admission_webhook_fail_open_count{name=~".*kyverno.*"}', '10m'),
  ];
  return [
    {
      name: 'BackupGateRefusesPvcs',
      expression: `sum by (resource_namespace) (${denials.join(' or ')}) > 0`,
      for: '5m',
      severity: 'warning',
      summary: 'Protected PVCs in {{ $labels.resource_namespace }} are refused.',
      description:
        'The gate refuses a PVC when nobody can say whether there is a backup of it. Its app does not start until it can. Look at the message of the refusal, then at pvc-plumber.',
      runbook: 'pvc-plumber-down',
    },
    {
      name: 'PvcPlumberDown',
      expression: `absent(up{job="${serviceName}",namespace="${platform}"} == 1)`,
      for: '5m',
      severity: 'critical',
      summary: 'No pod of pvc-plumber answers.',
      description: `No protected PVC can be created in the cluster. Look at the pods of ${serviceName} in ${platform}, and at the NFS share.`,
      runbook: 'pvc-plumber-down',
    },
    {
      name: 'PvcPlumberAnswersUnknown',
      expression: 'sum(increase(pvc_plumber_decisions_total{decision="unknown"}[15m])) > 0',
      for: '5m',
      severity: 'warning',
      summary: 'pvc-plumber cannot say whether backups exist.',
      description:
        'Protected PVCs are refused meanwhile. pvc_plumber_listing_failures_total and the log of its pods say why.',
      runbook: 'pvc-plumber-down',
    },
    {
      name: 'PvcPlumberCannotList',
      expression: 'time() - max(pvc_plumber_listing_last_success_timestamp_seconds) > 900',
      for: '5m',
      severity: 'critical',
      summary: 'pvc-plumber has not been able to list the repository for {{ $value | humanizeDuration }}.',
      description:
        'The share is gone, holds another repository, or cannot be read. Backups and restores fail too. The log of pvc-plumber says which.',
      runbook: 'pvc-plumber-down',
    },
    {
      name: 'KyvernoWebhookFails',
      expression: `sum by (name) (${webhookFailures.join(' or ')}) > 0`,
      for: '5m',
      severity: 'critical',
      summary: 'The API server cannot reach the webhook {{ $labels.name }} of Kyverno.',
      description:
        'Protected PVCs are refused, and what Kyverno generates is not generated. If more than that stands still, follow the emergency page.',
      runbook: 'kyverno-emergency',
    },
    {
      name: 'BackupGateMissing',
      // Kyverno is not asked when its webhooks are gone, and counts nothing: their absence is what can be seen.
      expression: `count(${PROTECTED_PVC}) > 0 and on () (absent(${kyvernoWebhooks('mutating')}) or absent(${kyvernoWebhooks('validating')}))`,
      for: '5m',
      severity: 'critical',
      summary: 'Kyverno’s webhooks are gone: protected PVCs are refused.',
      description: `While the validating ones are gone, policy ${POLICIES.presence} refuses every protected PVC; where it was deleted too, they start empty. While only the mutating ones are gone, the gate refuses those that have a backup. Kyverno removes its webhooks when its admission controller is scaled to nothing or deleted, and makes them again when it is back.`,
      runbook: 'kyverno-emergency',
    },
  ];
}
