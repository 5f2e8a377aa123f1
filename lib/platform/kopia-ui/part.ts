import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { KopiaUi } from './kopia-ui';

/** The Application `kopia-ui`: a web interface to browse the backups. */
export function kopiaUi(plan: Plan): ChartFiles {
  const chart = new Chart(new App(), 'kopia-ui');
  new KopiaUi(chart, 'KopiaUi', { plan });
  return { 'infrastructure/storage/kopia-ui/kopia-ui.yaml': chart };
}
