import { OBJECT_NAME } from '../validation/patterns';
import { type Checker } from './checker';
import { type FieldsOf, stated } from './fields';

/** Storage classes of what VolSync makes. */
export interface StorageConfig {
  /**
   * StorageClass of the copies that VolSync makes of a PVC to back it up, of restored volumes, and of a `BackedUpPvc` that
   * has the plan and names no other.
   */
  readonly storageClass: string;
  /** VolumeSnapshotClass of these copies. Always stated: the cluster's default may change. */
  readonly snapshotClass: string;
  /**
   * Whether a snapshot can still be restored when the volume that it was made of is gone, as with Ceph, ZFS and the disks
   * of clouds. Then the temporary copy of a restore goes when its snapshot is ready. A snapshot of Longhorn (`type: snap`)
   * lies inside its volume: with `true`, a restore would come back incomplete or never end (longhorn/longhorn#4083).
   * @default false
   */
  readonly snapshotsOutliveSource?: boolean;
  /**
   * Makes the VolumeSnapshotClass for this storage, with `type: snap`. Leave it out where you have the class.
   * @default - none: you have it already
   */
  readonly createSnapshotClass?: SnapshotStorage;
}

/** Storage for which a VolumeSnapshotClass can be made. */
export type SnapshotStorage = 'longhorn';

/** Storage classes of what VolSync makes. */
export interface StoragePlan extends StorageConfig {
  /** Whether the temporary copy of a restore may go before its snapshot does. */
  readonly snapshotsOutliveSource: boolean;
}

export const STORAGE_FIELDS: FieldsOf<StorageConfig> = {
  storageClass: true,
  snapshotClass: true,
  snapshotsOutliveSource: true,
  createSnapshotClass: true,
};

/** Says what is wrong with the storage. */
export function checkStorage(checker: Checker): void {
  checker.text('storage.storageClass', OBJECT_NAME, 'the name of a StorageClass', 'see `kubectl get storageclass`');
  checker.text(
    'storage.snapshotClass',
    OBJECT_NAME,
    'the name of a VolumeSnapshotClass',
    'see `kubectl get volumesnapshotclass`',
  );
  checker.flag('storage.snapshotsOutliveSource');
  if (checker.has('storage.createSnapshotClass')) {
    checker.oneOf('storage.createSnapshotClass', ['longhorn'], 'leave it out where you have the class already');
    checker.require(
      checker.at('storage.snapshotsOutliveSource') !== true,
      'storage.snapshotsOutliveSource',
      'false, with storage.createSnapshotClass "longhorn"',
      'remove it: a snapshot of Longhorn is lost with the volume that it was made of',
    );
  }
}

/** The storage, with its defaults. */
export function resolveStorage(storage: StorageConfig): StoragePlan {
  return { snapshotsOutliveSource: false, ...stated(storage) };
}
