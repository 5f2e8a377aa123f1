import { App, Chart } from 'cdk8s';
import { type Plan, PvcPlumberDeployment } from '../lib';
import { type ChartFiles } from '../lib/output/render';

/** The Application `pvc-plumber`: the service that knows which PVCs have a backup. */
export function pvcPlumber(plan: Plan): ChartFiles {
  const chart = new Chart(new App(), 'pvc-plumber');
  new PvcPlumberDeployment(chart, 'PvcPlumber', { plan });
  return { 'infrastructure/controllers/pvc-plumber/pvc-plumber.yaml': chart };
}
