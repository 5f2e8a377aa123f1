import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { KopiaMaintenance } from '../kopia-maintenance/kopia-maintenance';
import { SnapshotControllerInstall } from '../snapshot-controller/snapshot-controller-install';
import { VolsyncInstall } from './volsync-install';

/**
 * What makes and keeps backups: the Applications `snapshot-controller`, `volsync` and `kopia-maintenance`.
 *
 * Where VolSync is somebody else's, there is no Application of its name: theirs may be called so. What the platform needs
 * all the same goes where the first that lives in the namespace is.
 */
export function volsync(plan: Plan): ChartFiles {
  const app = new App();

  const snapshots = new Chart(app, 'snapshot-controller');
  new SnapshotControllerInstall(snapshots, 'SnapshotControllerInstall', { plan });

  const movers = new Chart(app, 'volsync');
  new VolsyncInstall(movers, 'VolsyncInstall', { plan });

  const maintenance = new Chart(app, 'kopia-maintenance');
  new KopiaMaintenance(maintenance, 'KopiaMaintenance', { plan });

  return {
    'infrastructure/storage/snapshot-controller/snapshot-controller.yaml': snapshots,
    [plan.volsync.install
      ? 'infrastructure/storage/volsync/volsync.yaml'
      : 'infrastructure/controllers/pvc-plumber/platform.yaml']: movers,
    'infrastructure/storage/kopia-maintenance/kopia-maintenance.yaml': maintenance,
  };
}
