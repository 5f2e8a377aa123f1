import { type Plan } from '../../plan/plan';
import { type PlatformPart } from '../part';
import { PvcPlumberMonitor } from '../pvc-plumber/pvc-plumber-monitor';
import { VolsyncAlerts } from './volsync-alerts';
import { VolsyncDashboard } from './volsync-dashboard';

/** Alerts, what they need, and a dashboard. */
export function monitoring(plan: Plan): PlatformPart[] {
  return [
    {
      folder: 'monitoring/prometheus-stack',
      application: { name: 'backup-monitoring', wave: 'monitoring', cascade: true },
      files: {
        'pvc-plumber.yaml': (chart) => new PvcPlumberMonitor(chart, 'PvcPlumberMonitor', { plan }),
        'volsync-alerts.yaml': (chart) => new VolsyncAlerts(chart, 'Alerts', { plan }),
        'volsync-dashboard.yaml': (chart) => new VolsyncDashboard(chart, 'Dashboard', { plan }),
      },
    },
  ];
}
