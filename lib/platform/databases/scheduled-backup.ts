import type { ScheduledBackupSpec } from '../../../imports/postgresql.cnpg.io';
import { BARMAN_PLUGIN } from '../../contract/names';
import { type Manifest, type ManifestMetadata, type ManifestOf } from '../../kubernetes/manifest';
import { type DatabasePlan, type DatabasesPlan } from '../../plan/databases/database';

/**
 * The ScheduledBackup of a database. The method is always stated: the CRD defaults it to the form that CloudNativePG is
 * about to drop. The first backup is made at once, but only while the ScheduledBackup itself is new (`status.lastCheckTime`
 * is not set; scheduledbackup_controller.go, CloudNativePG 1.30.1). One that outlives its Cluster waits for its next time, so
 * after a recovery the runbook makes a base backup of the new lineage by hand.
 */
export function scheduledBackup(plan: DatabasesPlan, database: DatabasePlan, metadata: ManifestMetadata): Manifest {
  const spec: ManifestOf<ScheduledBackupSpec> = {
    cluster: { name: database.name },
    schedule: database.schedule,
    immediate: true,
    backupOwnerReference: 'self',
    ...(plan.backups.method === 'plugin'
      ? { method: 'plugin', pluginConfiguration: { name: BARMAN_PLUGIN } }
      : { method: 'barmanObjectStore' }),
  };
  return { apiVersion: 'postgresql.cnpg.io/v1', kind: 'ScheduledBackup', metadata, spec };
}
