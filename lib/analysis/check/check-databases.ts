import { ANNOTATIONS, LABELS } from '../../contract/names';
import { hasFiveFields } from '../inventory/cnpg-schedule';
import { type Coverage } from '../inventory/coverage';
import { backupFault, backupsByCluster, type Database, type DatabaseBackup, storeFault } from '../inventory/databases';
import { type Inventory } from '../inventory/inventory';
import { volumeKey } from '../inventory/volume';
import { type Finding, findingAbout } from './finding';

/** Says which databases have no backups, and which have the wrong kind. */
export function checkDatabases({ databases, databaseBackups }: Inventory, coverage: readonly Coverage[]): Finding[] {
  const covered = new Map(coverage.map((entry) => [entry.volume, entry]));
  const backups = backupsByCluster(databases, databaseBackups);
  return databases.flatMap((database) => {
    const own = backups.all(database);
    return [
      ...checkBackups(database, covered.get(database.volume), own),
      ...(database.volume.isExempt ? [] : own.flatMap((backup) => checkBackup(backup, database))),
      ...checkExemption(database),
      ...checkLabels(database),
    ];
  });
}

/** Says when a ScheduledBackup makes no backups, or others than its schedule looks like. */
function checkBackup(backup: DatabaseBackup, database: Database): Finding[] {
  const { found, namespace, schedule } = backup;
  // Of a Cluster without a store it is said that it has none.
  if (storeFault(database) !== undefined) return [];
  const fault = backupFault(backup, database);
  if (fault?.field === 'method') {
    const [first = ''] = database.methods;
    const [method, plugin] = first.split(' ');
    return [
      findingAbout(found, namespace, {
        rule: 'failing-database-backup',
        message: `every backup of the database ${volumeKey(database)} fails: ${fault.what}`,
        fix: `state spec.method: ${method}${plugin === undefined ? '' : ` and spec.pluginConfiguration.name: ${plugin}`}`,
        path: ['spec', 'method'],
      }),
    ];
  }
  if (fault !== undefined) {
    return [
      findingAbout(found, namespace, {
        rule: 'failing-database-backup',
        message: `it makes no backups of the database ${volumeKey(database)}: ${fault.what}`,
        fix: `write ${SIX_FIELDS}`,
        path: ['spec', 'schedule'],
      }),
    ];
  }
  if (!hasFiveFields(schedule)) return [];
  return [
    findingAbout(found, namespace, {
      rule: 'five-field-schedule',
      message: `CloudNativePG reads the five fields of its schedule ${JSON.stringify(schedule)} as second, minute, hour, day of month and month, so backups start at other times than it looks like`,
      fix: `write ${SIX_FIELDS}`,
      path: ['spec', 'schedule'],
    }),
  ];
}

const SIX_FIELDS =
  'second, minute, hour, day of month, month and day of week, for example "0 0 2 * * *" for 2 in the morning';

function checkBackups(
  database: Database,
  coverage: Coverage | undefined,
  backups: readonly DatabaseBackup[],
): Finding[] {
  const { found, namespace, volume } = database;
  if (coverage?.status !== 'unprotected' || volume.isExempt) return [];
  // Of each ScheduledBackup it is said what is wrong with it.
  if (storeFault(database) === undefined && backups.length > 0) return [];
  return [
    findingAbout(found, namespace, {
      rule: 'database-without-backups',
      message: `database ${volumeKey(volume)} is not backed up: ${coverage.why}`,
      fix: `add backups to the Cluster and a ScheduledBackup, or label it ${LABELS.exempt}: "true" with a reason in annotation ${ANNOTATIONS.exemptReason}`,
    }),
  ];
}

function checkExemption({ found, namespace, volume }: Database): Finding[] {
  if (!volume.isExempt || volume.exemptReason !== undefined) return [];
  return [
    findingAbout(found, namespace, {
      rule: 'exempt-without-reason',
      message: `database ${volumeKey(volume)} is exempt, and nobody says why`,
      fix: `say in annotation ${ANNOTATIONS.exemptReason} why it is not backed up`,
      path: ['metadata', 'labels', LABELS.exempt],
    }),
  ];
}

function checkLabels({ found, namespace, volume, inheritedLabels }: Database): Finding[] {
  if (inheritedLabels[LABELS.tier] === undefined) return [];
  return [
    findingAbout(found, namespace, {
      rule: 'database-volume-with-tier',
      message: `database ${volumeKey(volume)} gives its PVCs the label ${LABELS.tier}, but its files are only consistent together with its log`,
      fix: `remove ${LABELS.tier} from spec.inheritedMetadata.labels`,
      path: ['spec', 'inheritedMetadata', 'labels', LABELS.tier],
    }),
  ];
}
