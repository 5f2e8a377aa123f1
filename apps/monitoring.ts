import { App, Chart } from 'cdk8s';
import { type Plan, VolsyncAlerts } from '../lib';
import { VolsyncDashboard } from '../lib/monitoring/volsync-dashboard';
import { type ChartFiles } from '../lib/output/render';

/** The Application of monitoring: alerts, what they need, and a dashboard. */
export function monitoring(plan: Plan): ChartFiles {
  const app = new App();
  const alerts = new Chart(app, 'volsync-alerts');
  new VolsyncAlerts(alerts, 'Alerts', { plan });
  const dashboard = new Chart(app, 'volsync-dashboard');
  new VolsyncDashboard(dashboard, 'Dashboard', { plan });
  return {
    'monitoring/prometheus-stack/volsync-alerts.yaml': alerts,
    'monitoring/prometheus-stack/volsync-dashboard.yaml': dashboard,
  };
}
