import { Construct } from 'constructs';
import { place } from '../../kubernetes/place';
import { PART_OF } from '../../kubernetes/platform-metadata';
import { type Plan } from '../../plan/plan';
import { dashboard } from './dashboard';

/** Props of {@link VolsyncDashboard}. */
export interface VolsyncDashboardProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

/**
 * A dashboard for Grafana, as the ConfigMap that the sidecar of kube-prometheus-stack looks for.
 *
 * It is not among what the library exports: its types are those of Grafana's SDK, which an app that only protects a PVC
 * should not need. Import it from this file.
 *
 * Place it in a chart without a namespace, beside VolsyncAlerts, whose recorded series it shows.
 */
export class VolsyncDashboard extends Construct {
  constructor(scope: Construct, id: string, { plan }: VolsyncDashboardProps) {
    super(scope, id);
    place(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'volsync-dashboard',
        namespace: plan.namespaces.monitoring,
        labels: { ...PART_OF, grafana_dashboard: '1' },
      },
      data: { 'volsync-backups.json': `${JSON.stringify(dashboard(plan), null, 2)}\n` },
    });
  }
}
