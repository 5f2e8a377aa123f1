import { config } from '../../../apps/config';
import { type PolicyFamily, platformFiles, platformPages, resolvePlan, synth } from '../../../lib';

/** Writes the repository of a platform with the policies of a family: `dist/`, and the pages that name them. */
export async function writePlatform(directory: string, policyFamily: PolicyFamily): Promise<void> {
  const plan = resolvePlan({ ...config, kyverno: { ...config.kyverno, policyFamily } });
  const dist = platformFiles(plan);
  await synth(directory, () => ({ directories: { dist }, pages: platformPages(plan, dist, { library: '.' }) }));
}
