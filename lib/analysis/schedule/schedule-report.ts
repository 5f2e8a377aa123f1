import { type Plan } from '../../plan/plan';
import { bytesOf } from '../../units/bytes';
import { type Coverage, type CoverageStatus, coverageOf } from '../inventory/coverage';
import { type Inventory } from '../inventory/inventory';
import { volumeKey } from '../inventory/volume';
import { type ScheduleFinding } from './finding';
import { loadFindings, tierFindings } from './load-findings';
import { type MaintenanceWeek, maintenanceFindings, maintenanceWeek } from './maintenance';
import { isGenerated, isInPolicyMode, type Mover, moversOf } from './movers';
import { countsOf, distinctVolumes, inVain, notRendered, type PlannedVolume, plannedVolumes } from './planned-volumes';
import { type RestoreWave, restoreWave } from './restore-wave';
import { type RetentionPlan, retentionsOf } from './retentions';
import { type BusyMinute, busiestMinutes, type HourOfStarts, hoursOfStarts } from './starts';
import { DAYS, DEFAULT_FROM, DEFAULT_MOVER_MINUTES, type Group, loadOfWeek, type Peak, peakAt } from './week';

/** What the schedule is computed under. */
export interface ScheduleOptions {
  /**
   * First day of the week that is looked at, as `2024-01-01`.
   * @default {@link DEFAULT_FROM}
   */
  readonly from?: string;
  /**
   * How long each backup and each drill runs.
   * @default {@link DEFAULT_MOVER_MINUTES}
   */
  readonly moverMinutes?: number;
  /**
   * So many may run at the same time.
   * @default - any number
   */
  readonly maxMovers?: number | undefined;
}

/** The schedule as it will run. This is also what `pvc-backup schedule --json` prints. */
export interface ScheduleReport {
  /** Of this shape. A field that changes its meaning or goes away raises it; new fields do not. */
  readonly version: 1;
  readonly assumptions: {
    readonly from: string;
    readonly days: number;
    readonly timeZone: 'UTC';
    readonly moverMinutes: number;
    readonly maxMovers: number | undefined;
  };
  readonly findings: readonly ScheduleFinding[];
  readonly coverage: {
    readonly counts: Readonly<Record<CoverageStatus, number>>;
    readonly volumes: readonly PlannedVolume[];
  };
  readonly starts: {
    /** What has a schedule. */
    readonly backups: number;
    readonly drills: number;
    /** How often all of them start in the week. */
    readonly inWeek: number;
    readonly mostInAMinute: Peak;
    readonly mostRunning: Peak;
    readonly busiest: readonly BusyMinute[];
    readonly hours: readonly HourOfStarts[];
  };
  readonly maintenance: MaintenanceWeek;
  readonly retentions: readonly RetentionPlan[];
  readonly temporary: {
    /** Sizes of the volumes that running backups and drills have for themselves. */
    readonly bytes: Peak;
    /** Caches of the movers, on the ephemeral storage of the nodes. */
    readonly cacheBytes: Peak;
    /** Movers whose size is not known: they are not in it. */
    readonly unknownSizes: number;
  };
  readonly restore: RestoreWave;
}

const BUSIEST = 5;

/** Computes the schedule of a platform for what was found. */
export function scheduleReport(plan: Plan, inventory: Inventory, options: ScheduleOptions = {}): ScheduleReport {
  const { from = DEFAULT_FROM, moverMinutes = DEFAULT_MOVER_MINUTES, maxMovers } = options;
  const firstDay = Date.parse(from);
  const coverage = coverageOf({ ...inventory, volumes: distinctVolumes(inventory.volumes) }, plan);
  const { movers, findings } = moversOf(plan, inventory, coverage);
  const load = loadOfWeek(groupsOf(movers), firstDay, moverMinutes);
  const running = peakAt(load.running, firstDay);
  const maintenance = maintenanceWeek(plan.maintenance.schedule, firstDay, movers, load.running);
  const cache = bytesOf(plan.mover.cacheCapacity) ?? 0;

  return {
    version: 1,
    assumptions: { from, days: DAYS, timeZone: 'UTC', moverMinutes, maxMovers },
    findings: [
      ...coverage.flatMap(inVain),
      ...findings,
      ...maintenanceFindings(maintenance, movers),
      ...loadFindings(movers, firstDay, moverMinutes, running, maxMovers),
      ...tierFindings(plan, movers),
      ...notRendered(inventory),
    ].sort((a, b) => Number(a.level === 'note') - Number(b.level === 'note')),
    coverage: { counts: countsOf(coverage), volumes: plannedVolumes(coverage, movers) },
    starts: {
      backups: movers.filter(({ kind }) => kind === 'backup').length,
      drills: movers.filter(({ kind }) => kind === 'drill').length,
      inWeek: load.starts.reduce((sum, count) => sum + count, 0),
      mostInAMinute: peakAt(load.starts, firstDay),
      mostRunning: running,
      busiest: busiestMinutes(load.starts, firstDay, BUSIEST),
      hours: hoursOfStarts(load.starts, load.running, firstDay),
    },
    maintenance,
    retentions: retentionsOf(plan, countPerTier(movers), ownSources(inventory, coverage)),
    temporary: {
      bytes: peakAt(load.bytes, firstDay),
      cacheBytes: { most: running.most * cache, at: running.at },
      unknownSizes: movers.filter(({ bytes }) => bytes === undefined).length,
    },
    restore: restoreWave(plan, coverage),
  };
}

/** Schedules that are written alike are one group. */
function groupsOf(movers: readonly Mover[]): Group[] {
  const groups = new Map<string, { cron: string; backups: number; drills: number; bytes: number }>();
  for (const { cron, kind, bytes = 0 } of movers) {
    const group = groups.get(cron) ?? { cron, backups: 0, drills: 0, bytes: 0 };
    groups.set(cron, group);
    if (kind === 'backup') group.backups += 1;
    else group.drills += 1;
    group.bytes += bytes;
  }
  return [...groups.values()];
}

function countPerTier(movers: readonly Mover[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tier } of movers) if (tier !== undefined) counts.set(tier, (counts.get(tier) ?? 0) + 1);
  return counts;
}

/** The sources that stand for themselves, and run. */
function ownSources(inventory: Inventory, coverage: readonly Coverage[]) {
  const byPolicy = new Set(coverage.filter(isInPolicyMode).map(({ volume }) => volumeKey(volume)));
  return inventory.sources.filter(
    (source) =>
      !source.isPaused &&
      source.manual === undefined &&
      !(isGenerated(source) && byPolicy.has(volumeKey({ name: source.pvc, namespace: source.namespace }))),
  );
}
