import { type Plan } from '../../plan/plan';
import { type PlatformPart } from '../part';
import { KopiaRepositoryBootstrap } from './kopia-repository-bootstrap';
import { PvcPlumberDeployment } from './pvc-plumber-deployment';

/** Path below `dist/`. */
export const PVC_PLUMBER_FOLDER = 'infrastructure/controllers/pvc-plumber';

/** The service that knows which PVCs have a backup, and the repository on first install. */
export function pvcPlumber(plan: Plan): PlatformPart[] {
  return [
    {
      folder: PVC_PLUMBER_FOLDER,
      application: { name: 'pvc-plumber', wave: 'pvcPlumber' },
      files: {
        'pvc-plumber.yaml': (chart) => new PvcPlumberDeployment(chart, 'PvcPlumber', { plan }),
        'kopia-repository-create.yaml': (chart) =>
          new KopiaRepositoryBootstrap(chart, 'KopiaRepositoryBootstrap', { plan }),
      },
    },
  ];
}
