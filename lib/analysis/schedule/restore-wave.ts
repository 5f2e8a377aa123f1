import { ANNOTATIONS, LABELS, restoreDataSourceRef } from '../../contract/names';
import { type Plan } from '../../plan/plan';
import { bytesOf } from '../../units/bytes';
import { type Coverage } from '../inventory/coverage';
import { type Volume, volumeKey } from '../inventory/volume';

/** What happens when all protected PVCs are created again at once, as after the loss of a cluster. */
export interface RestoreWave {
  /** Movers that start at once: VolSync has no limit, and a restore no start minute. */
  readonly movers: number;
  /** Sizes of the PVCs that are restored, together. */
  readonly bytes: number;
  /** Besides: one volume of the same size for each mover, until the PVC is filled from its snapshot. */
  readonly temporaryBytes: number;
  /** Besides, where a snapshot of this storage is a full copy. */
  readonly snapshotBytes: number;
  /** Caches of the movers, on the ephemeral storage of the nodes. */
  readonly cacheBytes: number;
  /** Backups that start as soon as their PVC is there: VolSync's first sync waits for no schedule. */
  readonly firstBackups: number;
  /** Sizes of the temporary volumes of these, together. */
  readonly firstBackupBytes: number;
  /** PVCs that start without their backup: they ask to skip the restore, or are filled from something else. */
  readonly notRestored: readonly string[];
  /** PVCs among them whose size is not known. */
  readonly unknownSizes: number;
}

/** Adds up the wave. Databases are not in it: they restore themselves, from backups of their own. */
export function restoreWave(plan: Plan, coverage: readonly Coverage[]): RestoreWave {
  const affected = coverage.filter(isProtectedClaim).map(({ volume }) => volume);
  const restored = affected.filter(isRestored);
  const bytes = sumOf(restored);
  return {
    movers: restored.length,
    bytes,
    temporaryBytes: bytes,
    snapshotBytes: bytes,
    cacheBytes: restored.length * (bytesOf(plan.mover.cacheCapacity) ?? 0),
    firstBackups: affected.length,
    firstBackupBytes: sumOf(affected),
    notRestored: affected.filter((volume) => !isRestored(volume)).map(volumeKey),
    unknownSizes: affected.filter(({ storage }) => bytesOf(storage) === undefined).length,
  };
}

/** A PVC of which this system, or a ReplicationSource of its own, makes backups. */
function isProtectedClaim({ volume, status }: Coverage): boolean {
  const isClaim = volume.origin === 'PersistentVolumeClaim' || volume.origin === 'StatefulSet';
  const isOfDatabase = volume.tier === undefined && volume.labels[LABELS.database] !== undefined;
  return status === 'protected' && isClaim && !isOfDatabase;
}

function isRestored({ annotations, dataSource, tier }: Volume): boolean {
  if (annotations[ANNOTATIONS.skipRestore] === 'true') return false;
  // The gate adds the data source to what has a tier.
  return dataSource === undefined ? tier !== undefined : dataSource.kind === DESTINATION_KIND;
}

const DESTINATION_KIND = restoreDataSourceRef('').kind;

function sumOf(volumes: readonly Volume[]): number {
  return volumes.reduce((sum, { storage }) => sum + (bytesOf(storage) ?? 0), 0);
}
