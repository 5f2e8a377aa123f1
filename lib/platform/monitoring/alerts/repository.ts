import { MANAGED_BY_KYVERNO, MANAGED_BY_THIS_LIBRARY } from '../../../contract/names';
import { type Plan } from '../../../plan/plan';
import { intervalOf } from '../../../units/interval';
import { type Alert } from '../alert';
import {
  byPvc,
  DESTINATION_RESULT,
  EXTERNAL_SECRET_INFO,
  EXTERNAL_SECRET_READY,
  LAST_COMPLETE,
  SOURCE_INFO,
} from '../series';

const PVC = 'PVC {{ $labels.namespace }}/{{ $labels.pvc }}';
const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Above this Kopia itself advises to run the maintenance (0.22.3 and 0.23.1). */
const MOST_INDEX_BLOBS = 1000;

/** The newest that the last complete backup of a PVC has been. */
const BEFORE = `max_over_time(${LAST_COMPLETE}[7d])`;

/**
 * The Secrets that ReplicationSources of ours read, by the name of the ExternalSecret that makes each: it is the same
 * (moverCredentialsSpec, NamespaceCredentials). What others make may read a Secret that is no ExternalSecret's.
 */
const OURS = [MANAGED_BY_KYVERNO, MANAGED_BY_THIS_LIBRARY].join('|');
const WANTED_SECRETS = `label_replace(${SOURCE_INFO}{managed_by=~"${OURS}",secret!=""}, "name", "$1", "secret", "(.+)")`;

/** Alerts about what is in the repository, and about the share. */
export function repositoryAlerts(plan: Plan): Alert[] {
  const { server, path } = plan.repository.nfs;
  const secrets = ['volsync-.+', 'pvc-plumber-.+', 'kopia-.+', ...databaseSecrets(plan)].join('|');
  return [
    {
      name: 'BackupRepositoryMismatch',
      expression: 'max(pvc_plumber_repository_mismatch) == 1',
      for: '1m',
      severity: 'critical',
      summary: 'The share holds another repository than the one that is meant.',
      description: `${server}:${path} is not what the config means. Protected PVCs are refused. Do not create anything on the share; find out what the server exports.`,
      runbook: 'nas-without-dataset',
    },
    ...notPinned(plan),
    {
      name: 'BackupsVanished',
      expression: 'max(pvc_plumber_vanished_sources) > 0 or max(pvc_plumber_set_back_sources) > 0',
      for: '5m',
      severity: 'critical',
      summary: 'Backups of {{ $value }} PVCs are gone, or older than they were.',
      description:
        'Retention never removes the newest backup. So the share is an older copy of itself, or damaged, or somebody deleted backups. These PVCs are refused until that is clear.',
      runbook: 'nas-without-dataset',
    },
    {
      name: 'BackupWentBack',
      // Prometheus remembers what pods of pvc-plumber forget when they are replaced. Without a listing nothing is known.
      expression: `${BEFORE} > ${LAST_COMPLETE} or ${BEFORE} unless ${LAST_COMPLETE} and on () max(pvc_plumber_sources) >= 0`,
      for: '15m',
      severity: 'critical',
      summary: `The last backup of ${PVC} is older than it was within the last week, or gone.`,
      description:
        'Retention never removes the newest backup. So the share is an older copy of itself, or somebody deleted backups. pvc-plumber tells it too, unless its pods were replaced: then the older state is taken for the right one. If it was intended, silence this for a week.',
      runbook: 'nas-without-dataset',
    },
    {
      name: 'BackupUnusable',
      // A first backup that takes hours leaves incomplete snapshots behind while it runs. Their time says nothing about that.
      expression: 'max by (namespace, pvc, reason) (pvc_plumber_source_newest_snapshot_unusable) == 1',
      for: '1h',
      severity: 'critical',
      summary: `The newest snapshot of ${PVC} is no complete backup: {{ $labels.reason }}.`,
      description:
        'VolSync restores the newest snapshot of all, and retention counts this one too: it can push out the last good one. The PVC is refused if it is created again. With failed_files the mover may not read some files; with no_files the volume is empty or holds a CACHEDIR.TAG; with incomplete the backup was cut off, or still runs.',
      runbook: 'restore-one-pvc',
    },
    {
      name: 'BackupIndexDamaged',
      expression: 'max(pvc_plumber_missing_base_manifests) > 0',
      for: '5m',
      severity: 'critical',
      summary: 'The repository has lost a part of its index.',
      description:
        'Kopia does not see the global policy, or the settings of the maintenance, which every repository has. So it may not see backups either, and PVCs without one are refused. Stop the maintenance first: it deletes for good what the index no longer names.',
      runbook: 'repository-care',
    },
    {
      name: 'BackupShrank',
      expression: `max by (namespace, pvc) (pvc_plumber_source_last_complete_snapshot_size_bytes) < 0.1 * max by (namespace, pvc) (pvc_plumber_source_previous_snapshot_size_bytes > ${MEBIBYTE})`,
      for: '5m',
      severity: 'critical',
      summary: `The last backup of ${PVC} holds less than a tenth of the one before.`,
      description:
        'So it looks when a restore came back empty, or somebody deleted the data. Stop the app and its backups before retention removes the good backups, then restore as of an earlier date.',
      runbook: 'restore-one-pvc',
    },
    {
      name: 'RestoreCameBackEmpty',
      // pvc-plumber is asked about every protected PVC, also one that then starts empty on purpose or from a data source of
      // somebody's own. Only one that was restored has a ReplicationDestination that ran.
      expression: `${byPvc('kubelet_volume_stats_used_bytes')} < 0.1 * max by (namespace, pvc) (pvc_plumber_restore_promised_bytes > ${16 * MEBIBYTE}) and on (namespace, pvc) ${byPvc('kube_persistentvolumeclaim_created')} > time() - ${DAY} and on (namespace, pvc) ${DESTINATION_RESULT}{result="Successful"} == 1`,
      for: '15m',
      severity: 'critical',
      summary: `${PVC} was restored, but holds less than a tenth of its backup.`,
      description:
        'VolSync reports success when it finds no snapshot. Stop the app before it is used, and before the empty volume is backed up. Look into the volume: unless the app has deleted its data itself, restore again.',
      runbook: 'restore-one-pvc',
    },
    {
      name: 'BackupShareFills',
      // One large backup alone must not look like a trend: a trend counts on the last third of the share.
      expression: `${freeBelow(0.1)} or ${freeBelow(0.3)} and min(predict_linear(pvc_plumber_repository_free_bytes[1d], ${4 * DAY})) < 0`,
      for: '30m',
      severity: 'warning',
      summary: 'The share of the backups is nearly full, or will be within four days.',
      description: `${server}:${path} has little space left. On a full share every backup fails, and so does the maintenance that would free space.`,
      runbook: 'repository-care',
    },
    {
      name: 'BackupRepositoryGrows',
      expression: `max(pvc_plumber_repository_bytes) > 1.5 * max(pvc_plumber_repository_bytes offset 7d) and max(pvc_plumber_repository_bytes) - max(pvc_plumber_repository_bytes offset 7d) > ${10 * GIBIBYTE}`,
      for: '1h',
      severity: 'warning',
      summary: 'The repository has grown by half within a week.',
      description: 'Somebody added much data, or the maintenance does not remove what has expired.',
      runbook: 'repository-care',
    },
    {
      name: 'BackupIndexLarge',
      expression: `max(pvc_plumber_index_blobs) > ${MOST_INDEX_BLOBS}`,
      for: '6h',
      severity: 'warning',
      summary: 'The index of the repository consists of {{ $value }} blobs.',
      description:
        'Each backup, restore and answer of pvc-plumber reads nearly all of them, so all of these get slower; when a listing takes too long, protected PVCs are refused. Maintain the repository more often.',
      runbook: 'repository-care',
    },
    maintenanceNotRun(plan),
    {
      name: 'BackupCredentialsNotReady',
      // Not ready is also what has no condition yet: nobody has looked at it.
      expression: `max by (namespace, name) (${EXTERNAL_SECRET_INFO}{name=~"${secrets}"} or ${WANTED_SECRETS}) unless on (namespace, name) ${EXTERNAL_SECRET_READY}{status="True"} == 1`,
      for: '15m',
      severity: 'warning',
      summary: 'ExternalSecret {{ $labels.namespace }}/{{ $labels.name }} is not ready, or not there.',
      description:
        'External Secrets cannot read the store, or does not run: what it has made before stays, a new PVC gets no credentials, so it is neither backed up nor restored. Or there is no such ExternalSecret, and the backups that read its Secret do not run: a namespace without the labels of credentials.namespaceLabels has none.',
      runbook: 'troubleshooting',
    },
  ];
}

/** In a config without the id of its repository, which is right only until there is one. */
function notPinned({ repository }: Plan): Alert[] {
  if (repository.uniqueId !== undefined) return [];
  return [
    {
      name: 'BackupRepositoryNotPinned',
      expression: 'max(pvc_plumber_sources) > 0',
      for: '1d',
      severity: 'warning',
      summary: 'There are backups, but the config does not say which repository they are in.',
      description:
        'As long as it says "create: true", a pod of pvc-plumber that has just started takes another repository for the right one, and says that there is no backup. Replace it by the line with uniqueId that the Job kopia-repository-create prints.',
      runbook: 'nas-without-dataset',
    },
  ];
}

function maintenanceNotRun({ maintenance, namespaces }: Plan): Alert {
  const interval = intervalOf(maintenance.schedule);
  const cronJob = `{namespace="${namespaces.platform}",cronjob=~"kopia-maint.*"}`;
  const created = `kube_cronjob_created${cronJob}`;
  return {
    name: 'BackupMaintenanceNotRun',
    // A CronJob that has never succeeded has no time of that: its age counts instead.
    expression: `time() - max(kube_cronjob_status_last_successful_time${cronJob} or ${created}) > ${interval} or absent(${created})`,
    for: '1d',
    severity: 'warning',
    summary: `The maintenance of the repository has not succeeded for ${inWords(interval + DAY)}.`,
    description:
      'Without it what has expired stays, and the index grows until every backup fails. Look at the Jobs of the maintenance; or there is no CronJob for it.',
    runbook: 'repository-care',
  };
}

function inWords(seconds: number): string {
  return seconds % DAY === 0 ? `${seconds / DAY} days` : `${Math.ceil(seconds / HOUR)} hours`;
}

function freeBelow(part: number): string {
  return `min(pvc_plumber_repository_free_bytes) < ${part} * min(pvc_plumber_repository_size_bytes)`;
}

function databaseSecrets(plan: Plan): string[] {
  return plan.databases?.clusters.map(({ name }) => `${name}-s3`) ?? [];
}
