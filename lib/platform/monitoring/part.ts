import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { VolsyncAlerts } from './volsync-alerts';
import { VolsyncDashboard } from './volsync-dashboard';

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
