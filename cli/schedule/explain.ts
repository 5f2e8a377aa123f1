import { type CoverageStatus } from '../../lib/analysis/inventory/coverage';
import { LONGEST_YEARS } from '../../lib/analysis/schedule/kept-snapshots';
import { inheritedRetention } from '../../lib/analysis/schedule/kopia-retention';
import { type PlannedVolume } from '../../lib/analysis/schedule/planned-volumes';
import { type RetentionPlan } from '../../lib/analysis/schedule/retentions';
import { type ScheduleReport } from '../../lib/analysis/schedule/schedule-report';
import { formatBytes } from '../../lib/units/bytes';
import { counted, durationText, retentionText, spanText, timesText, timeText } from './words';

/** What needs somebody first. */
const STATUS_ORDER: readonly CoverageStatus[] = [
  'unprotected',
  'unrendered',
  'excluded',
  'protected',
  'exempt',
  'ephemeral',
];

/** Sorted by what needs somebody, then by name. */
export function volumesByStatus(volumes: readonly PlannedVolume[]): PlannedVolume[] {
  const key = ({ namespace = '', name = '' }: PlannedVolume) => `${namespace}/${name}`;
  return [...volumes].sort(
    (a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) || (key(a) < key(b) ? -1 : 1),
  );
}

/** `3 unprotected, 12 protected`; what there is none of is left out. */
export function statusCounts(counts: ScheduleReport['coverage']['counts']): string {
  return STATUS_ORDER.filter((status) => counts[status] > 0)
    .map((status) => `${counts[status].toLocaleString('en-US')} ${status}`)
    .join(', ');
}

/** `notes/archive-backup and 3 more like it` */
export function sourceName({ name, volumes }: RetentionPlan): string {
  return volumes > 1 ? `${name} and ${volumes - 1} more like it` : name;
}

/** What a retention means, in sentences. */
export function retentionExplanation(retention: RetentionPlan): string[] {
  const { keptByKopiaAlone, addedByKopia, kept } = retention;
  const lines: string[] = [];
  if (keptByKopiaAlone !== undefined) {
    lines.push(
      'Kopia adds nothing, because all six kinds are stated to it. ' +
        `Of "${retentionText(retention.stated)}" alone it would make "${retentionText(inheritedRetention(retention.stated))}", ` +
        `from its own defaults, and keep ${spanText(keptByKopiaAlone.count)} snapshots, ` +
        `the oldest ${spanText(keptByKopiaAlone.oldestSeconds, durationText)} old`,
    );
  }
  if (Object.keys(addedByKopia).length > 0) {
    lines.push(`${retentionText(addedByKopia)} of these are Kopia's own defaults, because they are not stated`);
  }
  if (!kept.isSteady) lines.push(`after ${LONGEST_YEARS} years both numbers are still growing`);
  return lines;
}

/** `165 backups and 1 restore drill`: what has a schedule. */
export function scheduledText({ backups, drills }: ScheduleReport['starts']): string {
  const texts = [backups > 0 && counted(backups, 'backup'), drills > 0 && counted(drills, 'restore drill')];
  return texts.filter((text) => text !== false).join(' and ');
}

/** How the maintenance of the repository goes with the rest. */
export function maintenanceExplanation({ maintenance }: ScheduleReport): string[] {
  const { schedule, starts, collisions, runningAtStart } = maintenance;
  const others = collisions.reduce((sum, { movers }) => sum + movers.length, 0);
  const when = starts.length === 0 ? '' : `, ${timesText(starts)}`;
  return [
    `"${schedule}": ${counted(starts.length, 'time')} in the week${when}`,
    collisions[0] === undefined
      ? 'nothing starts in its slot, from its minute to the end of the hour'
      : `${counted(others, 'start')} in its slot, from its minute to the end of the hour, first ${timeText(collisions[0].at)}`,
    ...(runningAtStart.at === undefined ? [] : [stillRunning(runningAtStart.most)]),
  ];
}

function stillRunning(most: number): string {
  if (most === 0) return 'no backup is still running when it starts';
  return `up to ${counted(most, 'backup is', 'backups are')} still running when it starts; Kopia allows that`;
}

/** What running backups take for themselves. */
export function temporaryExplanation({ temporary, starts, assumptions }: ScheduleReport): string[] {
  if (starts.backups + starts.drills === 0) return ['nothing, as nothing starts'];
  const { bytes, cacheBytes, unknownSizes } = temporary;
  return [
    `at most ${formatBytes(bytes.most)} at the same time, first ${timeText(bytes.at)}: each backup has a snapshot of its PVC, ` +
      `and a volume of the same size made from it, for as long as it runs (${counted(assumptions.moverMinutes, 'minute')})`,
    `caches of up to ${formatBytes(cacheBytes.most)} together, on the ephemeral storage of the nodes`,
    ...(unknownSizes === 0 ? [] : [`${counted(unknownSizes, 'volume')} of unknown size not counted`]),
  ];
}

/** What a disaster asks of the cluster, when all protected PVCs are created again at once. */
export function restoreExplanation({ restore }: ScheduleReport): string[] {
  if (restore.firstBackups === 0) return ['nothing is restored: no PVC is protected'];
  const { notRestored, unknownSizes } = restore;
  const shown = notRestored.slice(0, SHOWN_NAMES).join(', ');
  return [
    `${counted(restore.movers, 'restore starts', 'restores start')} at once: VolSync has no limit, and a restore has no start minute`,
    `${formatBytes(restore.bytes)} of PVCs; besides, until each is filled, ${formatBytes(restore.temporaryBytes)} of temporary ` +
      `volumes and, where a snapshot is a full copy, up to ${formatBytes(restore.snapshotBytes)} of snapshots`,
    `caches of up to ${formatBytes(restore.cacheBytes)} together, on the ephemeral storage of the nodes`,
    `then ${counted(restore.firstBackups, 'backup')}, each as soon as its PVC is there: the first one waits for no schedule ` +
      `and cannot be spread. They need up to ${formatBytes(restore.firstBackupBytes)} of temporary volumes`,
    ...(notRestored.length === 0
      ? []
      : [
          `${counted(notRestored.length, 'PVC comes', 'PVCs come')} back without a backup, by a label or a data source of ` +
            `their own: ${shown}${notRestored.length > SHOWN_NAMES ? ', …' : ''}`,
        ]),
    ...(unknownSizes === 0 ? [] : [`${counted(unknownSizes, 'PVC')} of unknown size not counted`]),
    'databases of CloudNativePG are not in it: they restore themselves, from backups of their own',
  ];
}

const SHOWN_NAMES = 5;
