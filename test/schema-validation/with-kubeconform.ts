import { type TestContext } from 'vitest';
import { locateKubeconform } from './kubeconform';

/** Building it takes a while on a machine that never built anything in Go. */
export const KUBECONFORM_TIMEOUT = 600_000;

/**
 * Path of kubeconform. Where it cannot be had, the test fails on CI; elsewhere it is skipped, and a line on stderr says
 * that, and what to do about it: nothing is left out unnoticed.
 */
export function kubeconformOrSkip({ skip, task }: TestContext): string {
  const kubeconform = locateKubeconform();
  if ('path' in kubeconform) return kubeconform.path;
  if (process.env.CI === 'true') throw new Error(`kubeconform is required on CI: ${kubeconform.missing}`);
  process.stderr.write(`!! kubeconform took no part in "${task.name}": ${kubeconform.missing}\n`);
  return skip('there is no kubeconform');
}
