import { App, Chart } from 'cdk8s';
import { type ChartFiles, folderObjects } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { ArgoCdApplications, type FolderApplication } from './argo-cd-applications';
import { ArgoCdRootApplication } from './argo-cd-root-application';
import { ArgoCdSettings } from './argo-cd-settings';

const HOME = 'infrastructure/controllers/argocd';

/** When each folder of `dist/` is applied. A folder that is not named here is an error. */
export const APPLICATIONS: Readonly<Record<string, FolderApplication>> = {
  'infrastructure/controllers/external-secrets': { name: 'external-secrets', wave: 'kinds' },
  'infrastructure/storage/snapshot-controller': { name: 'snapshot-controller', wave: 'kinds' },
  'infrastructure/controllers/external-secrets/stores': { name: 'secret-stores', wave: 'stores' },
  'infrastructure/storage/volsync': { name: 'volsync', wave: 'storage' },
  'infrastructure/controllers/pvc-plumber': { name: 'pvc-plumber', wave: 'pvcPlumber' },
  'infrastructure/controllers/kyverno': { name: 'kyverno', wave: 'kyverno' },
  'infrastructure/controllers/kyverno/policies': {
    name: 'kyverno-policies',
    wave: 'policies',
    // When the family of policies changes, the old gate stays until the new one is in force.
    pruneLast: true,
    // Deleted in the foreground, a policy stays until a finalizer is removed, and is in force until then: its own webhook
    // refuses the removal once the rights are gone (seen with Argo CD 3.6.1 and Kyverno 1.19.1).
    prunePropagation: 'background',
  },
  'infrastructure/database': { name: 'database', wave: 'workloads' },
  'infrastructure/storage/kopia-maintenance': { name: 'kopia-maintenance', wave: 'workloads' },
  'infrastructure/storage/kopia-ui': { name: 'kopia-ui', wave: 'workloads', cascade: true },
  'monitoring/prometheus-stack': { name: 'backup-monitoring', wave: 'monitoring', cascade: true },
};

/** Each folder below is a database, and has an Application of the ApplicationSet `database-appset`. */
const DATABASES = 'infrastructure/database/cloudnative-pg';

/**
 * What brings everything else up: one Application for each folder with their projects, and in a file of its own the root
 * Application, which is applied by hand.
 */
export function argocd(plan: Plan, files: ChartFiles, apps: Readonly<Record<string, FolderApplication>>): ChartFiles {
  const app = new App();
  const applications = new Chart(app, 'argocd');
  new ArgoCdApplications(applications, 'ArgoCdApplications', {
    plan,
    folders: folderObjects(files),
    applications: { ...APPLICATIONS, ...apps },
    appliedElsewhere: [DATABASES],
  });
  const root = new Chart(app, 'backup-root');
  new ArgoCdRootApplication(root, 'ArgoCdRootApplication', { plan, home: HOME });
  return { [`${HOME}/applications.yaml`]: applications, [`${HOME}/backup-root.yaml`]: root };
}

/**
 * Patches for Argo CD's own ConfigMaps, below `examples/`: applied once, by whoever installs Argo CD.
 *
 * @param plan - the platform's plan, from `resolvePlan(config)`
 */
export function argocdSettings(plan: Plan): ChartFiles {
  const chart = new Chart(new App(), 'argocd-settings');
  new ArgoCdSettings(chart, 'ArgoCdSettings', { plan });
  return { 'argocd/settings.yaml': chart };
}
