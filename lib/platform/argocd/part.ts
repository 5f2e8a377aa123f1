import { App, Chart } from 'cdk8s';
import { type ChartFiles, folderObjects } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { DATABASES_FOLDER } from '../databases/part';
import { type PlatformPart } from '../part';
import { ArgoCdApplications, type FolderApplication } from './argo-cd-applications';
import { ArgoCdRootApplication } from './argo-cd-root-application';
import { ArgoCdSettings } from './argo-cd-settings';

const FOLDER = 'infrastructure/controllers/argocd';

/**
 * What brings everything else up: one Application for each folder with their projects, and in a file of its own the root
 * Application, which is applied by hand.
 *
 * @param files - everything that is to be applied
 * @param applications - folder of it → its Application
 */
export function argocd(
  plan: Plan,
  files: ChartFiles,
  applications: Readonly<Record<string, FolderApplication>>,
): PlatformPart {
  return {
    folder: FOLDER,
    files: {
      'applications.yaml': (chart) =>
        new ArgoCdApplications(chart, 'ArgoCdApplications', {
          plan,
          folders: folderObjects(files),
          applications,
          appliedElsewhere: [DATABASES_FOLDER],
        }),
      'backup-root.yaml': (chart) => new ArgoCdRootApplication(chart, 'ArgoCdRootApplication', { plan, home: FOLDER }),
    },
  };
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
