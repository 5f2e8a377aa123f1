import { join } from 'node:path';
import { argocdSettings, platformFiles, platformPages, resolvePlan, synth } from '../lib';
import { config } from './config';
import { exampleConfig } from './examples/config';
import { notes } from './examples/notes';

/** Everything that `npm run synth` writes. */
void synth(join(__dirname, '..'), () => {
  const plan = resolvePlan(config);
  const dist = platformFiles(plan);
  const examples = { ...notes(resolvePlan(exampleConfig)), ...argocdSettings(plan) };
  return { directories: { dist, examples }, pages: platformPages(plan, dist, { library: '.' }) };
});
