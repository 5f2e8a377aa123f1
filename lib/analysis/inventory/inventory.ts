import { claimVolume, ephemeralVolume, statefulSetVolumes } from './claims';
import { type Database, type DatabaseBackup, databaseBackupOf, databaseOf } from './databases';
import { groupOf, textAt } from './fields';
import { type FoundObject } from './found-object';
import { kustomizePatches } from './kustomize-patches';
import { type Destination, destinationOf, type Source, sourceOf } from './replication';
import { type SecretRequest, secretRequestOf } from './secrets';
import { type Unrendered, unrenderedOf } from './unrendered';
import { type Volume } from './volume';
import { ephemeralVolumePaths } from './workloads';

/** The volumes among a set of manifests, and what protects them. */
export interface Inventory {
  /** PVCs, volumes of StatefulSets, CloudNativePG Clusters (each as one), ephemeral volumes; in the order of the input. */
  readonly volumes: readonly Volume[];
  readonly databases: readonly Database[];
  readonly databaseBackups: readonly DatabaseBackup[];
  readonly sources: readonly Source[];
  readonly destinations: readonly Destination[];
  readonly secretRequests: readonly SecretRequest[];
  /** What hides further manifests. */
  readonly unrendered: readonly Unrendered[];
  /** Everything that was looked at. */
  readonly objects: readonly FoundObject[];
}

/** How manifests are read. */
export interface InventoryOptions {
  /**
   * Namespace in which manifests without one will be applied.
   * @default - none: their identity stays unknown
   */
  readonly namespace?: string | undefined;
}

/** The kinds that an inventory looks at; objects of others need not be kept. Lists are to be taken apart before. */
export const INVENTORY_KINDS: ReadonlySet<string> = new Set([
  'Application',
  'Chart',
  'Cluster',
  'ClusterExternalSecret',
  'Component',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'ExternalSecret',
  'HelmChart',
  'HelmRelease',
  'Job',
  'Kustomization',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicaSet',
  'ReplicationDestination',
  'ReplicationSource',
  'ScheduledBackup',
  'Secret',
  'StatefulSet',
  'VolumeSnapshot',
]);

/** Finds all volumes, and all that protects them. */
export function takeInventory(objects: Iterable<FoundObject>, options: InventoryOptions = {}): Inventory {
  const inventory = {
    volumes: [] as Volume[],
    databases: [] as Database[],
    databaseBackups: [] as DatabaseBackup[],
    sources: [] as Source[],
    destinations: [] as Destination[],
    secretRequests: [] as SecretRequest[],
    unrendered: [] as Unrendered[],
    objects: [] as FoundObject[],
  };
  const all = [...objects];
  const patches = kustomizePatches(all);
  for (const found of all) {
    if (patches.has(found)) continue;
    const namespace = namespaceOf(found, options);
    inventory.objects.push(found);
    for (const path of ephemeralVolumePaths(found)) inventory.volumes.push(ephemeralVolume(found, namespace, path));
    const unrendered = unrenderedOf(found);
    if (unrendered !== undefined) inventory.unrendered.push(unrendered);
    switch (`${groupOf(found.object)}/${String(found.object.kind)}`) {
      case '/PersistentVolumeClaim':
        inventory.volumes.push(claimVolume(found, namespace));
        break;
      case 'apps/StatefulSet':
        inventory.volumes.push(...statefulSetVolumes(found, namespace));
        break;
      case 'postgresql.cnpg.io/Cluster': {
        const database = databaseOf(found, namespace);
        inventory.databases.push(database);
        inventory.volumes.push(database.volume);
        break;
      }
      case 'postgresql.cnpg.io/ScheduledBackup':
        inventory.databaseBackups.push(databaseBackupOf(found, namespace));
        break;
      case 'volsync.backube/ReplicationSource':
        inventory.sources.push(sourceOf(found, namespace));
        break;
      case 'volsync.backube/ReplicationDestination':
        inventory.destinations.push(destinationOf(found, namespace));
        break;
      case 'external-secrets.io/ExternalSecret':
      case 'external-secrets.io/ClusterExternalSecret':
        inventory.secretRequests.push(secretRequestOf(found, namespace));
        break;
    }
  }
  return inventory;
}

/** The namespace that an object will be applied to, as far as it is known. */
export function namespaceOf(found: FoundObject, { namespace }: InventoryOptions): string | undefined {
  return textAt(found.object, 'metadata', 'namespace') ?? namespace;
}
