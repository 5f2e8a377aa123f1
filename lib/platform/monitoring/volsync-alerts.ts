import { Construct } from 'constructs';
import type { PrometheusRuleSpec } from '../../../imports/monitoring.coreos.com';
import { FOREIGN_KIND, KEPT, SYNC_OPTIONS } from '../../kubernetes/argocd-annotations';
import { type Manifest, type ManifestOf } from '../../kubernetes/manifest';
import { namespace } from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { PART_OF } from '../../kubernetes/platform-metadata';
import { type Plan } from '../../plan/plan';
import { type Alert, type Recording } from './alert';
import { backupAlerts } from './alerts/backups';
import { blindAlert } from './alerts/blind';
import { databaseAlerts } from './alerts/databases';
import { gateAlerts } from './alerts/gate';
import { repositoryAlerts } from './alerts/repository';
import { kubeStateMetricsValues } from './kube-state-metrics';
import { kyvernoMonitor } from './kyverno-monitor';
import { recordings } from './series';

/** Props of {@link VolsyncAlerts}. */
export interface VolsyncAlertsProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

type Rule = NonNullable<NonNullable<ManifestOf<PrometheusRuleSpec>['groups']>[number]['rules']>[number];

const NAME = 'volsync-alerts';

/**
 * Alerts that page someone when backups are not made, cannot be restored, or are gone; and what Prometheus needs for it: the
 * settings of kube-state-metrics, and where it finds Kyverno.
 *
 * PrometheusRule, ServiceMonitor, ConfigMap with values for the chart kube-prometheus-stack, Namespace.
 *
 * Place it in a chart without a namespace.
 */
export class VolsyncAlerts extends Construct {
  constructor(scope: Construct, id: string, { plan }: VolsyncAlertsProps) {
    super(scope, id);
    const labels = PART_OF;
    const home = plan.namespaces.monitoring;
    place(this, 'Namespace', namespace({ name: home, annotations: { [SYNC_OPTIONS]: KEPT } }));
    place(this, 'Resource', prometheusRule(plan, home, labels));
    place(this, 'KubeStateMetrics', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'volsync-kube-state-metrics', namespace: home, labels },
      data: { 'values.yaml': kubeStateMetricsValues() },
    });
    place(this, 'KyvernoMonitor', kyvernoMonitor(plan));
  }
}

/** All alerts, by group. */
export function alertGroups(plan: Plan): Readonly<Record<string, readonly Alert[]>> {
  return {
    'volsync-gate': gateAlerts(plan),
    'volsync-backups': [...backupAlerts(plan), blindAlert(plan)],
    'volsync-repository': repositoryAlerts(plan),
    'cnpg-backups': databaseAlerts(plan),
  };
}

function prometheusRule(plan: Plan, home: string, labels: Readonly<Record<string, string>>): Manifest {
  const groups = Object.entries(alertGroups(plan)).filter(([, alerts]) => alerts.length > 0);
  const spec: ManifestOf<PrometheusRuleSpec> = {
    groups: [
      { name: 'volsync-recordings', rules: recordings(plan).map(recordingRule) },
      ...groups.map(([name, alerts]) => ({ name, rules: alerts.map((alert) => alertRule(plan, alert)) })),
    ],
  };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: NAME,
      namespace: home,
      labels: { ...labels, ...plan.monitoringLabels },
      annotations: { [SYNC_OPTIONS]: FOREIGN_KIND },
    },
    spec,
  };
}

function recordingRule({ record, expression, labels }: Recording): Rule {
  return { record, expr: expression, ...(labels !== undefined && { labels }) };
}

function alertRule(plan: Plan, alert: Alert): Rule {
  return {
    alert: alert.name,
    expr: alert.expression,
    for: alert.for,
    labels: { severity: alert.severity },
    annotations: {
      summary: alert.summary,
      description: alert.description,
      runbook_url: `${plan.runbooks}/${alert.runbook}.md`,
    },
  };
}
