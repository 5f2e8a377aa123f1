import { App, Chart, Size } from 'cdk8s';
import { BackedUpPvc, type ChartFiles, type Plan } from '../../lib';

/** An app with two PVCs of each tier: three in policy mode, and one that has things its own way in explicit mode. */
export function notes(plan: Plan): ChartFiles {
  const chart = new Chart(new App(), 'notes');
  const namespace = 'notes';

  new BackedUpPvc(chart, 'Database', {
    metadata: { name: 'database', namespace },
    tier: 'hourly',
    storage: Size.gibibytes(10),
    plan,
  });
  new BackedUpPvc(chart, 'Attachments', {
    metadata: { name: 'attachments', namespace },
    tier: 'hourly',
    storage: '50Gi',
    accessModes: ['ReadWriteMany'],
    protectFromPruning: true,
    plan,
  });
  new BackedUpPvc(chart, 'Config', {
    metadata: { name: 'config', namespace },
    tier: 'daily',
    storage: Size.mebibytes(512),
    plan,
  });
  new BackedUpPvc(chart, 'Archive', {
    metadata: { name: 'archive', namespace },
    tier: 'daily',
    storage: '200Gi',
    protection: 'explicit',
    plan,
    overrides: { cron: '30 4 * * *', retain: { daily: 7, weekly: 8, monthly: 12 }, mover: { parallelism: 4 } },
  });

  return { 'notes/notes.yaml': chart };
}
