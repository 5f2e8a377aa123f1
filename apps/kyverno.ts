import { App, Chart } from 'cdk8s';
import { KyvernoInstall, type Plan } from '../lib';
import { type ChartFiles } from '../lib/output/render';

/** The Application `kyverno`: the engine of the policies. */
export function kyverno(plan: Plan): ChartFiles {
  const chart = new Chart(new App(), 'kyverno');
  new KyvernoInstall(chart, 'KyvernoInstall', { plan });
  return { 'infrastructure/controllers/kyverno/kyverno.yaml': chart };
}
