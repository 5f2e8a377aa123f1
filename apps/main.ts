import { join } from 'node:path';
import { resolvePlan } from '../lib';
import { synth } from '../lib/output/synth';
import { renderRunbooks } from '../lib/runbooks/render';
import { config } from './config';
import { databases } from './databases';
import { exampleConfig } from './examples/config';
import { notes } from './examples/notes';
import { kopiaUi } from './kopia-ui';
import { kyvernoPolicies } from './kyverno-policies';
import { monitoring } from './monitoring';
import { pvcPlumber } from './pvc-plumber';

void synth(
  join(__dirname, '..'),
  {
    dist: () => {
      const plan = resolvePlan(config);
      return {
        ...pvcPlumber(plan),
        ...kyvernoPolicies(plan),
        ...kopiaUi(plan),
        ...databases(plan),
        ...monitoring(plan),
      };
    },
    examples: () => notes(resolvePlan(exampleConfig)),
  },
  () => renderRunbooks(resolvePlan(config)),
);
