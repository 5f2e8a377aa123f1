import { type Coverage, type CoverageStatus, coverageOf } from '../inventory/coverage';
import { type Inventory } from '../inventory/inventory';
import { type Volume, type VolumeOrigin, volumeKey } from '../inventory/volume';
import { type Cron } from '../plan/cron';
import { isEveryDay, minutesOfDay, startsInDays } from '../plan/cron-times';
import { type Plan } from '../plan/plan';
import { bytesOf } from './bytes';
import { type Finding, finding } from './finding';
import { type MaintenanceWeek, maintenanceFindings, maintenanceWeek } from './maintenance';
import { isGenerated, isInPolicyMode, type Mover, moversOf, placeOf } from './movers';
import { type RestoreWave, restoreWave } from './restore-wave';
import { atFullHour, type RetentionPlan, retentionsOf } from './retentions';
import { type BusyMinute, busiestMinutes, type HourOfStarts, hoursOfStarts } from './starts';
import { DAYS, DEFAULT_FROM, DEFAULT_MOVER_MINUTES, type Group, type Load, loadOfWeek, peakOf, timeOf } from './week';

/** What the schedule is computed under. */
export interface SchedulePlanOptions {
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

/** A most, and when it is first reached. */
export interface Peak {
  readonly most: number;
  readonly at: string;
}

/** One volume, and what becomes of it. */
export interface PlannedVolume {
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly origin: VolumeOrigin;
  readonly status: CoverageStatus;
  /** Why it is so. */
  readonly why: string;
  readonly tier: string | undefined;
  /** When it is backed up; several where it is backed up twice. */
  readonly schedules: readonly string[];
  readonly bytes: number | undefined;
  /** Where it stands: `apps/notes.yaml:12`. */
  readonly place: string;
}

/** The schedule as it will run. This is also what `pvc-backup plan --json` prints. */
export interface SchedulePlan {
  /** Of this shape. A field that changes its meaning or goes away raises it; new fields do not. */
  readonly version: 1;
  readonly assumptions: {
    readonly from: string;
    readonly days: number;
    readonly timeZone: 'UTC';
    readonly moverMinutes: number;
    readonly maxMovers: number | undefined;
  };
  readonly findings: readonly Finding[];
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
export function schedulePlan(plan: Plan, inventory: Inventory, options: SchedulePlanOptions = {}): SchedulePlan {
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

/** Manifests and a listing of the cluster may both hold a PVC; its own object tells more than a template. */
function distinctVolumes(volumes: readonly Volume[]): Volume[] {
  const distinct = new Map<string, Volume>();
  for (const volume of volumes) {
    const key = `${volume.origin === 'Cluster' || volume.origin === 'ephemeral' ? volume.origin : 'claim'} ${volumeKey(volume)}`;
    const known = distinct.get(key);
    if (known === undefined || (known.origin === 'StatefulSet' && volume.origin === 'PersistentVolumeClaim')) {
      distinct.set(key, volume);
    }
  }
  return [...distinct.values()];
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

function peakAt(values: Load[keyof Load], firstDay: number): Peak {
  const { value, minute } = peakOf(values);
  return { most: value, at: timeOf(firstDay, minute) };
}

function countsOf(coverage: readonly Coverage[]): Record<CoverageStatus, number> {
  const counts = { protected: 0, exempt: 0, unprotected: 0, excluded: 0, ephemeral: 0, unrendered: 0 };
  for (const { status } of coverage) counts[status] += 1;
  return counts;
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

function plannedVolumes(coverage: readonly Coverage[], movers: readonly Mover[]): PlannedVolume[] {
  const schedules = new Map<string, string[]>();
  for (const { kind, name, cron } of movers) {
    if (kind === 'backup') schedules.set(name, [...(schedules.get(name) ?? []), cron]);
  }
  return coverage.map(({ volume, status, why }) => ({
    namespace: volume.namespace,
    name: volume.name,
    origin: volume.origin,
    status,
    why,
    tier: volume.tier,
    schedules: schedules.get(volumeKey(volume)) ?? [],
    bytes: bytesOf(volume.storage),
    place: placeOf(volume.found),
  }));
}

/** A volume that asks for backups, or for an exemption, and gets none. */
function inVain({ volume, status, why }: Coverage): Finding[] {
  if (status !== 'unprotected' || (volume.tier === undefined && !volume.isExempt)) return [];
  const asked = volume.tier === undefined ? 'an exemption' : `backups (tier ${volume.tier})`;
  return [
    finding('asks-in-vain', {
      subjects: [volumeKey(volume)],
      message: `asks for ${asked} and gets none: ${why}`,
      fix: 'mend what is said, or take the label away',
      place: placeOf(volume.found),
    }),
  ];
}

function loadFindings(
  movers: readonly Mover[],
  firstDay: number,
  moverMinutes: number,
  running: Peak,
  maxMovers: number | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const about = (rule: Parameters<typeof finding>[0], subjects: readonly Mover[], message: string, fix: string) => {
    if (subjects.length === 0) return;
    findings.push(finding(rule, { subjects: subjects.map(({ name }) => name), message, fix }));
  };
  if (maxMovers !== undefined && running.most > maxMovers) {
    findings.push(
      finding('too-many-movers', {
        subjects: [],
        message: `${running.most} backups run at the same time, first at ${running.at}; --max-movers allows ${maxMovers}`,
        fix: 'spread the starts (schedule.spread), move a tier to another hour, or allow more',
      }),
    );
  }
  // By the schedules at a full hour, of which there are few: the minute changes nothing here.
  const gaps = new Map<string, number>();
  const inWeek = new Map<string, boolean>();
  for (const { cron } of movers) {
    const key = atFullHour(cron);
    if (gaps.has(key)) continue;
    gaps.set(key, shortestGap(key));
    inWeek.set(key, startsInDays(key, firstDay, DAYS).length > 0);
  }
  about(
    'interval-too-short',
    movers.filter(({ cron }) => (gaps.get(atFullHour(cron)) as number) < moverMinutes),
    `start again before a run of ${moverMinutes} minutes is over; VolSync waits for it, so some starts come late`,
    'schedule them less often, or say with --mover-minutes how long a run takes',
  );
  about(
    'not-in-week',
    movers.filter(({ cron }) => inWeek.get(atFullHour(cron)) === false),
    'do not start in this week',
    'look at another week with --from',
  );
  about(
    'size-unknown',
    movers.filter(({ bytes }) => bytes === undefined),
    'have a size that is not known, so their temporary volumes are not counted',
    'pass the manifests of their PVCs as well',
  );
  return findings;
}

/** The shortest time between two starts of a day, or from the last one to the first one of the next day, in minutes. */
function shortestGap(cron: Cron): number {
  const inDay = minutesOfDay(cron);
  const next = [...inDay.slice(1), isEveryDay(cron) ? (inDay[0] as number) + 24 * 60 : Number.POSITIVE_INFINITY];
  return inDay.reduce(
    (least, minute, index) => Math.min(least, (next[index] as number) - minute),
    Number.POSITIVE_INFINITY,
  );
}

/** Where starts are not spread, all PVCs of a tier start at once. */
function tierFindings(plan: Plan, movers: readonly Mover[]): Finding[] {
  return plan.tiers.flatMap((tier) => {
    const own = movers.filter((mover) => mover.tier === tier.label);
    if ((tier.spread ?? plan.spread) || own.length < 2) return [];
    return [
      finding('same-minute', {
        subjects: own.map(({ name }) => name),
        message: `all ${own.length} PVCs of tier ${tier.label} start in the same minute ("${tier.cron}"): it is not spread`,
        fix: 'let spread be true for the tier, with minute 0',
      }),
    ];
  });
}
