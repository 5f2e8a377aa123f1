import type { ReplicationDestinationSpec } from '../../imports/volsync.backube';
import { kopiaIdentity } from '../contract/identity';
import { replicationDestinationName } from '../contract/names';
import { type Manifest, type ManifestOf } from '../kubernetes/manifest';
import { type Plan } from '../plan/plan';
import { moverSpec } from './mover';
import { protectingMetadata } from './protecting-metadata';
import { type PvcBinding } from './pvc-binding';

type Spec = ManifestOf<ReplicationDestinationSpec, string>;

/**
 * The ReplicationDestination from which VolSync's populator fills a PVC. It belongs to one incarnation of the PVC: it is
 * owned by it and its manual trigger carries the uid, so a recreated PVC never meets the image of an earlier one.
 *
 * For a PVC that does not wait for data it is paused: there for a later manual restore, but it runs no mover. Without
 * that its first run would leave an image of nothing, which a recreated PVC could be filled from.
 *
 * It states no cache and deletes no files (I18). With `cacheCapacity`, VolSync writes the limits of the cache into the status
 * after a success, makes the Job differ by that, and runs the mover again while the volume is being snapshotted; with
 * `enableFileDeletion` that run empties the volume first (fork 0.17.11, `mover.go`: seen on a node). The injection limits
 * the cache instead, see `NfsInjectionPolicy`.
 *
 * The temporary copy stays unless snapshots are known to outlive it: a snapshot of Longhorn lies inside its volume
 * (longhorn/longhorn#4083).
 *
 * Its name is not the source's, so the identity is stated: the default would be its own name, under which there is no
 * backup, and VolSync's mover reports success when it finds none.
 */
export function replicationDestination(plan: Plan, pvc: PvcBinding, managedBy: string): Manifest {
  const { username } = kopiaIdentity(pvc);
  const spec: Spec = {
    trigger: { manual: `restore-${pvc.uid ?? 'once'}` },
    paused: pvc.restorePaused,
    kopia: {
      ...moverSpec(plan, pvc),
      capacity: pvc.capacity,
      accessModes: pvc.accessModes,
      sourceIdentity: { sourceName: username },
      ...(plan.storage.snapshotsOutliveSource && { cleanupTempPVC: true }),
      cleanupCachePVC: true,
    },
  };
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: protectingMetadata(replicationDestinationName(pvc.name), pvc, managedBy),
    spec,
  };
}
