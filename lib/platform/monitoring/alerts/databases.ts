import { type DatabasesPlan } from '../../../plan/databases/database';
import { type Plan } from '../../../plan/plan';
import { withoutSeconds } from '../../../units/cron';
import { allowedAge } from '../../../units/interval';
import { type Alert } from '../alert';

/** What makes the backups tells when the last one was made; 0 for never. */
const PREFIX = { plugin: 'barman_cloud_cloudnative_pg_io', inTree: 'cnpg_collector' } as const;

const DATABASE = 'database {{ $labels.cnpg_io_cluster }}';

/** Alerts about databases; none where the config has none. */
export function databaseAlerts({ databases }: Plan): Alert[] {
  if (databases === undefined) return [];
  const prefix = PREFIX[databases.backups.method];
  const newest = (series: string) => `max by (cnpg_io_cluster) (${series}{${ours(databases)}})`;
  const failed = newest(`${prefix}_last_failed_backup_timestamp`);
  const archived = newest('cnpg_pg_stat_archiver_last_archived_time');
  return [
    {
      name: 'DatabaseDown',
      expression: databases.clusters.map(({ name }) => down(databases, name)).join(' or '),
      for: '5m',
      severity: 'critical',
      summary: `The ${DATABASE} does not answer.`,
      description: 'No instance tells metrics. Nothing is archived meanwhile. Look at its pods.',
      runbook: 'databases',
    },
    {
      name: 'DatabaseBackupTooOld',
      expression: databases.clusters
        .map(({ name, schedule }) => {
          const series = `${prefix}_last_available_backup_timestamp{${ours(databases, name)}}`;
          return `time() - max by (cnpg_io_cluster) (${series}) > ${allowedAge(withoutSeconds(schedule))}`;
        })
        .join(' or '),
      for: '1h',
      severity: 'critical',
      summary: `The last base backup of ${DATABASE} is too old, or there is none.`,
      description:
        'A recovery would have to replay a long log, or is not possible at all. Look at the Backup objects and at the log of the instance.',
      runbook: 'databases',
    },
    {
      name: 'DatabaseBackupFails',
      expression: `${failed} > ${newest(`${prefix}_last_available_backup_timestamp`)}`,
      for: '15m',
      severity: 'warning',
      summary: `The last base backup of ${DATABASE} failed.`,
      description: 'The status of the last Backup object says why.',
      runbook: 'databases',
    },
    {
      name: 'DatabaseArchivingFails',
      expression: `${newest('cnpg_pg_stat_archiver_last_failed_time')} > ${archived} or ${archived} == -1`,
      for: '15m',
      severity: 'critical',
      summary: `The write-ahead log of ${DATABASE} is not archived.`,
      description:
        'What is written now cannot be recovered, and the log fills the volume until the database stops. "Expected empty archive" means that the lineage it writes is not empty: choose the next one.',
      runbook: 'databases',
    },
  ];
}

function ours({ namespace, clusters }: DatabasesPlan, name = clusters.map((each) => each.name).join('|')): string {
  return `namespace="${namespace}",cnpg_io_cluster=~"${name}"`;
}

/** `absent` of a comparison has no labels: the name of the database is put back. */
function down(databases: DatabasesPlan, name: string): string {
  return `label_replace(absent(cnpg_collector_up{${ours(databases, name)}} == 1), "cnpg_io_cluster", "${name}", "", "")`;
}
