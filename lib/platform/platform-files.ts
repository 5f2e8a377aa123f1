import { type ChartFiles } from '../output/render';
import { type Plan } from '../plan/plan';
import { appFolders } from './app-folders';
import { argocd } from './argocd/part';
import { credentials } from './credentials/part';
import { databases } from './databases/part';
import { kopiaMaintenance } from './kopia-maintenance/part';
import { kopiaUi } from './kopia-ui/part';
import { kyverno } from './kyverno/part';
import { monitoring } from './monitoring/part';
import { partApplications, partFiles } from './part';
import { pvcPlumber } from './pvc-plumber/part';
import { snapshotController } from './snapshot-controller/part';
import { volsync } from './volsync/part';

const PARTS = [
  credentials,
  snapshotController,
  volsync,
  pvcPlumber,
  kyverno,
  kopiaMaintenance,
  kopiaUi,
  databases,
  monitoring,
];

/**
 * Everything of the platform that Argo CD may apply: file below `dist/` → the chart that it holds.
 *
 * @param plan - the platform's plan, from `resolvePlan(config)`
 * @param apps - files of apps of your own, such as `apps/notes/notes.yaml`. Each of their folders becomes an Application
 *   of its name, in the wave `workloads`.
 * @throws ConfigError when an app cannot stand beside the platform
 */
export function platformFiles(plan: Plan, apps: ChartFiles = {}): ChartFiles {
  const parts = PARTS.flatMap((part) => part(plan));
  const platform = partFiles(parts);
  const applications = partApplications(parts);
  const own = appFolders(apps, platform, applications);
  const files = { ...platform, ...apps };
  return { ...files, ...partFiles([argocd(plan, files, { ...applications, ...own })]) };
}
