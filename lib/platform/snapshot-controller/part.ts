import { type Plan } from '../../plan/plan';
import { type PlatformPart } from '../part';
import { SnapshotControllerInstall } from './snapshot-controller-install';

/** What makes snapshots of volumes. */
export function snapshotController(plan: Plan): PlatformPart[] {
  return [
    {
      folder: 'infrastructure/storage/snapshot-controller',
      application: { name: 'snapshot-controller', wave: 'kinds' },
      files: {
        'snapshot-controller.yaml': (chart) =>
          new SnapshotControllerInstall(chart, 'SnapshotControllerInstall', { plan }),
      },
    },
  ];
}
