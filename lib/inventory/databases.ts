import { protectionOf } from './claims';
import { at, listAt, textAt, textsAt } from './fields';
import { type FoundObject } from './found-object';
import { type Volume } from './volume';

/** A CloudNativePG Cluster: its volumes are backed up through PostgreSQL, never as files. */
export interface Database {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** How many PVCs it has: one for each instance, and another one where the write-ahead log has its own. */
  readonly volumes: number;
  /** True when the Cluster says where backups go. */
  readonly hasBackupStore: boolean;
  /** Labels that CloudNativePG puts on the PVCs. */
  readonly inheritedLabels: Readonly<Record<string, string>>;
  /** The Cluster as one volume: all its PVCs stand and fall together. */
  readonly volume: Volume;
  readonly found: FoundObject;
}

/** A ScheduledBackup of CloudNativePG. */
export interface DatabaseBackup {
  readonly cluster: string | undefined;
  readonly namespace: string | undefined;
  readonly isSuspended: boolean;
  readonly found: FoundObject;
}

export function databaseOf(found: FoundObject, namespace: string | undefined): Database {
  const { object } = found;
  const name = textAt(object, 'metadata', 'name');
  const instances = at(object, ['spec', 'instances']);
  const perInstance =
    1 + (at(object, ['spec', 'walStorage']) === undefined ? 0 : 1) + listAt(object, 'spec', 'tablespaces').length;
  return {
    name,
    namespace,
    volumes: (typeof instances === 'number' ? instances : 1) * perInstance,
    hasBackupStore: hasBackupStore(found),
    inheritedLabels: textsAt(object, 'spec', 'inheritedMetadata', 'labels'),
    volume: databaseVolume(found, name, namespace),
    found,
  };
}

/** A store in the Cluster itself, a plugin that makes backups, or snapshots of volumes. */
function hasBackupStore({ object }: FoundObject): boolean {
  const methods = ['barmanObjectStore', 'volumeSnapshot'];
  return (
    methods.some((method) => at(object, ['spec', 'backup', method]) !== undefined) ||
    listAt(object, 'spec', 'plugins').some(
      (plugin) => textAt(plugin, 'name') !== undefined && at(plugin, ['enabled']) !== false,
    )
  );
}

/** Exemption is read from the Cluster's own metadata; a tier there means nothing, and is not taken for one. */
function databaseVolume(found: FoundObject, name: string | undefined, namespace: string | undefined): Volume {
  const { object } = found;
  const labels = textsAt(object, 'metadata', 'labels');
  const annotations = textsAt(object, 'metadata', 'annotations');
  return {
    origin: 'Cluster',
    name,
    namespace,
    labels,
    annotations,
    ...protectionOf(labels, annotations),
    tier: undefined,
    storage: textAt(object, 'spec', 'storage', 'size'),
    storageClass: textAt(object, 'spec', 'storage', 'storageClass'),
    accessModes: ['ReadWriteOnce'],
    volumeMode: 'Filesystem',
    dataSource: undefined,
    volumeName: undefined,
    ordinal: undefined,
    found,
    path: [],
  };
}

export function databaseBackupOf(found: FoundObject, namespace: string | undefined): DatabaseBackup {
  return {
    cluster: textAt(found.object, 'spec', 'cluster', 'name'),
    namespace,
    isSuspended: at(found.object, ['spec', 'suspend']) === true,
    found,
  };
}
