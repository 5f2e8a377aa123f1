import type { ClusterSpec } from '../../../imports/postgresql.cnpg.io';
import { BARMAN_PLUGIN } from '../../contract/names';
import { type Manifest, type ManifestMetadata, type ManifestOf } from '../../kubernetes/manifest';
import { type DatabasePlan, type DatabasesPlan, serverName } from '../../plan/databases/database';
import { objectStoreName, RECOVERY_SOURCE } from './names';
import { storeConfiguration, storeEnvironment } from './object-store';

type Spec = ManifestOf<ClusterSpec>;

/** What the CRD of CloudNativePG 1.30 defaults, stated, so that Argo CD sees no difference. */
const CLUSTER_DEFAULTS = {
  enablePDB: true,
  enableSuperuserAccess: false,
  failoverDelay: 0,
  logLevel: 'info',
  maxSyncReplicas: 0,
  minSyncReplicas: 0,
  postgresGID: 26,
  postgresUID: 26,
  primaryUpdateMethod: 'restart',
  primaryUpdateStrategy: 'unsupervised',
  replicationSlots: {
    highAvailability: { enabled: true, slotPrefix: '_cnpg_' },
    updateInterval: 30,
  },
  smartShutdownTimeout: 180,
  startDelay: 3600,
  stopDelay: 1800,
  switchoverDelay: 3600,
} satisfies Partial<Spec>;

/**
 * The Cluster of a database. Nothing of it gives its PVCs labels of ours: they have no `inheritedMetadata`, and so never
 * the label `backup`.
 */
export function cluster(plan: DatabasesPlan, database: DatabasePlan, metadata: ManifestMetadata): Manifest {
  const { storageClass, memory } = database;
  const volume = (size: string) => ({ size, storageClass, resizeInUseVolumes: true });
  const spec: Spec = {
    ...CLUSTER_DEFAULTS,
    imageName: database.image,
    instances: database.instances,
    ...bootstrap(plan, database),
    ...archiving(plan, database),
    storage: volume(database.storage),
    ...(database.walStorage !== undefined && { walStorage: volume(database.walStorage) }),
    resources: { requests: { cpu: '100m', memory }, limits: { memory } },
    monitoring: { disableDefaultQueries: false, enablePodMonitor: false },
  };
  return { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata, spec };
}

/**
 * Where the write-ahead log and the base backups go: the lineage that is written. A living Cluster follows a change with its
 * next segment (plugin-barman-cloud 0.15.0, internal/cnpgi/common/wal.go: `Archive` reads it from the Cluster each time), and
 * whether that lineage is empty is only asked before the first one (the marker `.check-empty-wal-archive`).
 */
function archiving(plan: DatabasesPlan, database: DatabasePlan): Pick<Spec, 'plugins' | 'backup' | 'env'> {
  const lineage = serverName(database.name, database.bootstrap.writeLineage);
  if (plan.backups.method === 'plugin') {
    return {
      plugins: [{ name: BARMAN_PLUGIN, enabled: true, isWALArchiver: true, parameters: parameters(database, lineage) }],
    };
  }
  return {
    env: storeEnvironment(plan),
    backup: {
      barmanObjectStore: { ...storeConfiguration(plan, database), serverName: lineage },
      retentionPolicy: database.retention,
      target: 'prefer-standby',
    },
  };
}

/** How the first data comes into the Cluster. Only read when it is created; exactly one method, or it is refused. */
function bootstrap(plan: DatabasesPlan, databasePlan: DatabasePlan): Pick<Spec, 'bootstrap' | 'externalClusters'> {
  const { bootstrap: how, database, owner } = databasePlan;
  if (how.method === 'initdb') return { bootstrap: { initdb: { database, owner } } };
  const recoveryTarget = {
    ...(how.backupId !== undefined && { backupID: how.backupId }),
    ...(how.targetTime !== undefined && { targetTime: how.targetTime }),
  };
  const lineage = serverName(databasePlan.name, how.readLineage);
  const source =
    plan.backups.method === 'plugin'
      ? {
          plugin: {
            name: BARMAN_PLUGIN,
            enabled: true,
            isWALArchiver: false,
            parameters: parameters(databasePlan, lineage),
          },
        }
      : { barmanObjectStore: { ...storeConfiguration(plan, databasePlan), serverName: lineage } };
  return {
    bootstrap: {
      recovery: {
        source: RECOVERY_SOURCE,
        // Without these the webhook of CloudNativePG fills in "app".
        database,
        owner,
        ...(Object.keys(recoveryTarget).length > 0 && { recoveryTarget }),
      },
    },
    externalClusters: [{ name: RECOVERY_SOURCE, ...source }],
  };
}

function parameters(database: DatabasePlan, lineage: string): { barmanObjectName: string; serverName: string } {
  return { barmanObjectName: objectStoreName(database), serverName: lineage };
}
