import { App, Chart } from 'cdk8s';
import { type Plan, VolsyncAlerts } from '../lib';
import { type ChartFiles } from '../lib/output/render';

/** The Application `volsync-monitoring`: alerts, and what they need. */
export function monitoring(plan: Plan): ChartFiles {
  const alerts = new Chart(new App(), 'volsync-alerts');
  new VolsyncAlerts(alerts, 'Alerts', { plan });
  return { 'monitoring/prometheus-stack/volsync-alerts.yaml': alerts };
}
