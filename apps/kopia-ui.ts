import { App, Chart } from 'cdk8s';
import { KopiaUi, type Plan } from '../lib';
import { type ChartFiles } from '../lib/output/render';

/** The Application `kopia-ui`: a web interface to browse the backups. */
export function kopiaUi(plan: Plan): ChartFiles {
  const chart = new Chart(new App(), 'kopia-ui');
  new KopiaUi(chart, 'KopiaUi', { plan });
  return { 'infrastructure/storage/kopia-ui/kopia-ui.yaml': chart };
}
