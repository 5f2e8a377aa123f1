import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { KyvernoInstall } from './kyverno-install';

/** The Application `kyverno`: the engine of the policies. */
export function kyverno(plan: Plan): ChartFiles {
  const chart = new Chart(new App(), 'kyverno');
  new KyvernoInstall(chart, 'KyvernoInstall', { plan });
  return { 'infrastructure/controllers/kyverno/kyverno.yaml': chart };
}
