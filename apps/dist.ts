import { type Plan } from '../lib';
import { type ChartFiles } from '../lib/output/render';
import { argocd } from './argocd';
import { databases } from './databases';
import { externalSecrets } from './external-secrets';
import { kopiaUi } from './kopia-ui';
import { kyverno } from './kyverno';
import { kyvernoPolicies } from './kyverno-policies';
import { monitoring } from './monitoring';
import { pvcPlumber } from './pvc-plumber';
import { volsync } from './volsync';

/** Everything that Argo CD may apply: file below `dist/` → the chart that it holds. */
export function distFiles(plan: Plan): ChartFiles {
  const files = {
    ...externalSecrets(plan),
    ...volsync(plan),
    ...pvcPlumber(plan),
    ...kyverno(plan),
    ...kyvernoPolicies(plan),
    ...kopiaUi(plan),
    ...databases(plan),
    ...monitoring(plan),
  };
  return { ...files, ...argocd(plan, files) };
}
