import { type ChartFiles } from '../output/render';
import { type Plan } from '../plan/plan';
import { appFolders } from './app-folders';
import { argocd } from './argocd/part';
import { externalSecrets } from './credentials/part';
import { databases } from './databases/part';
import { kopiaUi } from './kopia-ui/part';
import { kyverno } from './kyverno/part';
import { kyvernoPolicies } from './kyverno-policies';
import { monitoring } from './monitoring/part';
import { pvcPlumber } from './pvc-plumber/part';
import { volsync } from './volsync/part';

/**
 * Everything of the platform that Argo CD may apply: file below `dist/` → the chart that it holds.
 *
 * @param plan - the platform's plan, from `resolvePlan(config)`
 * @param apps - files of apps of your own, such as `apps/notes/notes.yaml`. Each of their folders becomes an Application
 *   of its name, in the wave `workloads`.
 * @throws ConfigError when an app cannot stand beside the platform
 */
export function platformFiles(plan: Plan, apps: ChartFiles = {}): ChartFiles {
  const platform = {
    ...externalSecrets(plan),
    ...volsync(plan),
    ...pvcPlumber(plan),
    ...kyverno(plan),
    ...kyvernoPolicies(plan),
    ...kopiaUi(plan),
    ...databases(plan),
    ...monitoring(plan),
  };
  const folders = appFolders(apps, platform);
  const files = { ...platform, ...apps };
  return { ...files, ...argocd(plan, files, folders) };
}
