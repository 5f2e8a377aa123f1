import { join } from 'node:path';
import { resolvePlan } from '../lib';
import { folderObjects } from '../lib/output/render';
import { synth } from '../lib/output/synth';
import { renderRunbooks } from '../lib/runbooks/render';
import { systemPage } from '../lib/system-page/system-page';
import { argocdSettings } from './argocd';
import { config } from './config';
import { distFiles } from './dist';
import { exampleConfig } from './examples/config';
import { notes } from './examples/notes';

void synth(
  join(__dirname, '..'),
  {
    dist: () => distFiles(resolvePlan(config)),
    examples: () => ({ ...notes(resolvePlan(exampleConfig)), ...argocdSettings(resolvePlan(config)) }),
  },
  () => {
    const plan = resolvePlan(config);
    return { ...renderRunbooks(plan), 'docs/system.md': systemPage(plan, folderObjects(distFiles(plan))) };
  },
);
