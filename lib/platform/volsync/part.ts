import { type Plan } from '../../plan/plan';
import { type PlatformPart } from '../part';
import { PVC_PLUMBER_FOLDER } from '../pvc-plumber/part';
import { VolsyncInstall } from './volsync-install';

/**
 * What makes and restores backups.
 *
 * Where VolSync is somebody else's, there is no Application of its name: theirs may be called so. What the platform needs
 * all the same goes where the first that lives in the namespace is.
 */
export function volsync(plan: Plan): PlatformPart[] {
  const fill: PlatformPart['files'][string] = (chart) => new VolsyncInstall(chart, 'VolsyncInstall', { plan });
  if (!plan.volsync.install) return [{ folder: PVC_PLUMBER_FOLDER, files: { 'platform.yaml': fill } }];
  return [
    {
      folder: 'infrastructure/storage/volsync',
      application: { name: 'volsync', wave: 'storage' },
      files: { 'volsync.yaml': fill },
    },
  ];
}
