import { BARMAN_PLUGIN } from '../../contract/names';
import { isObject } from '../../validation/unknown-fields';
import { protectionOf } from './claims';
import { cnpgScheduleFault } from './cnpg-schedule';
import { at, listAt, textAt, textsAt } from './fields';
import { type FoundObject } from './found-object';
import { NameIndex } from './name-index';
import { hasVariable } from './unrendered';
import { type Volume } from './volume';

/** A CloudNativePG Cluster: its volumes are backed up through PostgreSQL, never as files. */
export interface Database {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** How many PVCs it has: one for each instance, and another one where the write-ahead log has its own. */
  readonly volumes: number;
  /** How the Cluster is set up to be backed up; nothing when it says nowhere where backups go. */
  readonly methods: readonly BackupMethod[];
  /** Enabled plugins that are not known to make backups, and the Barman plugin when it has no ObjectStore. */
  readonly otherPlugins: readonly string[];
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
  readonly method: BackupMethod;
  readonly schedule: string | undefined;
  readonly found: FoundObject;
}

/** A way to back up a Cluster, as a ScheduledBackup names it; of a plugin, with its name: `plugin barman-cloud…`. */
type BackupMethod = string;

/** The method that the CRD gives to a ScheduledBackup that states none (CloudNativePG 1.30). */
const DEFAULT_METHOD: BackupMethod = 'barmanObjectStore';

const pluginMethod = (name = 'without a name'): BackupMethod => `plugin ${name}`;

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
    ...methodsOf(found),
    inheritedLabels: textsAt(object, 'spec', 'inheritedMetadata', 'labels'),
    volume: databaseVolume(found, name, namespace),
    found,
  };
}

/**
 * A store in the Cluster itself, snapshots of volumes, or the Barman plugin. Of another plugin nothing says that it makes
 * backups: those for auditing or metrics stand in the same list. Without an ObjectStore the Barman plugin refuses the
 * Cluster (plugin-barman-cloud 0.15, config.go, Validate).
 */
function methodsOf({ object }: FoundObject): Pick<Database, 'methods' | 'otherPlugins'> {
  const inTree = [DEFAULT_METHOD, 'volumeSnapshot'].filter((method) =>
    isObject(at(object, ['spec', 'backup', method])),
  );
  const plugins = listAt(object, 'spec', 'plugins').filter(
    (plugin) => textAt(plugin, 'name') !== undefined && at(plugin, ['enabled']) !== false,
  );
  const isBarman = (plugin: unknown) =>
    textAt(plugin, 'name') === BARMAN_PLUGIN && textAt(plugin, 'parameters', 'barmanObjectName') !== undefined;
  return {
    methods: [...inTree, ...(plugins.some(isBarman) ? [pluginMethod(BARMAN_PLUGIN)] : [])],
    otherPlugins: plugins.filter((plugin) => !isBarman(plugin)).map((plugin) => textAt(plugin, 'name') ?? ''),
  };
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
    controller: undefined,
    dataSource: undefined,
    volumeName: undefined,
    ordinal: undefined,
    found,
    path: [],
  };
}

export function databaseBackupOf(found: FoundObject, namespace: string | undefined): DatabaseBackup {
  const { object } = found;
  const method = textAt(object, 'spec', 'method') ?? DEFAULT_METHOD;
  return {
    cluster: textAt(object, 'spec', 'cluster', 'name'),
    namespace,
    isSuspended: at(object, ['spec', 'suspend']) === true,
    method: method === 'plugin' ? pluginMethod(textAt(object, 'spec', 'pluginConfiguration', 'name')) : method,
    schedule: textAt(object, 'spec', 'schedule'),
    found,
  };
}

/** The ScheduledBackups of each Cluster, without suspended ones. */
export function backupsByCluster(
  databases: readonly Database[],
  backups: readonly DatabaseBackup[],
): NameIndex<DatabaseBackup> {
  const index = new NameIndex<DatabaseBackup>(databases);
  for (const backup of backups) {
    if (!backup.isSuspended) index.add({ name: backup.cluster, namespace: backup.namespace }, backup);
  }
  return index;
}

/** Why the Cluster has nowhere to put backups, in a few words; `undefined` when it has. */
export function storeFault({ methods, otherPlugins }: Database): string | undefined {
  if (methods.length > 0) return undefined;
  const nowhere = 'the Cluster says nowhere where backups go';
  if (otherPlugins.length === 0) return nowhere;
  return otherPlugins.includes(BARMAN_PLUGIN)
    ? `${nowhere}: the plugin ${BARMAN_PLUGIN} has no parameter barmanObjectName`
    : `${nowhere}: ${otherPlugins.join(', ')} is not known to make backups`;
}

/** What keeps a ScheduledBackup from making backups, and the field that it is about. */
export interface BackupFault {
  readonly field: 'method' | 'schedule';
  readonly what: string;
}

/**
 * Says why a ScheduledBackup makes no backups of a Cluster that has somewhere to put them; `undefined` when it makes some.
 * CloudNativePG marks a backup whose method the Cluster is not set up for as failed, and does not try again (1.30,
 * backup_controller.go, checkPrerequisites).
 */
export function backupFault(
  { method, schedule, found }: DatabaseBackup,
  { methods }: Database,
): BackupFault | undefined {
  if (!methods.includes(method) && !hasVariable(method)) {
    const isStated = at(found.object, ['spec', 'method']) !== undefined;
    const what = isStated ? `its method is ${method}` : `it states no method, which means ${method}`;
    return { field: 'method', what: `${what}, and the Cluster is set up for ${methods.join(' and ')}` };
  }
  if (hasVariable(schedule)) return undefined;
  const what = cnpgScheduleFault(schedule);
  return what === undefined ? undefined : { field: 'schedule', what };
}
