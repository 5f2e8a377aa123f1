import { type FullRetention, RETENTION_KINDS } from '../../plan/tier';
import { type Cron } from '../../units/cron';
import { startsInDays } from '../../units/cron-times';
import { longestInterval } from '../../units/interval';
import { KopiaRetention, type Snapshot } from './kopia-retention';

/** The least and the most that something is in the course of a year. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** What a schedule and a retention come to once they have run for long enough. */
export interface KeptSnapshots {
  /** Snapshots of one PVC, after a backup. */
  readonly count: Span;
  /** Age of the oldest one, in seconds. */
  readonly oldestSeconds: Span;
  /** False when {@link LONGEST_YEARS} are not enough to fill what is to be kept: then both still grow. */
  readonly isSteady: boolean;
}

const DAY = 24 * 3600 * 1000;
const YEAR = 366;

/** A Monday, and the first day of a year: the simulated year, whose numbers do not depend on today. */
const OBSERVED = Date.UTC(2024, 0, 1);

/** So many years are simulated at most before the one that is looked at. */
export const LONGEST_YEARS = 30;

/** The same question gives the same answer, so it is asked once. */
const known = new Map<string, KeptSnapshots>();

/** What a schedule and a retention come to: {@link simulate}. */
export function keptSnapshots(cron: Cron, retain: FullRetention): KeptSnapshots {
  const key = [cron, ...RETENTION_KINDS.map((kind) => retain[kind])].join(' ');
  let kept = known.get(key);
  if (kept === undefined) {
    kept = simulate(cron, retain);
    known.set(key, kept);
  }
  return kept;
}

/**
 * Simulates the backups of one PVC: after each, Kopia's retention drops what nothing keeps. First for as long as the
 * retention reaches back, then for a year, in which the snapshots are counted after the last backup of each hour.
 *
 * Before that year only the last backup of each day is made: the others are gone by then, or would not be the newest of
 * any period.
 */
function simulate(cron: Cron, retain: FullRetention): KeptSnapshots {
  const needed = daysUntilSteady(cron, retain);
  const days = Math.min(needed, LONGEST_YEARS * YEAR);
  const retention = new KopiaRetention(retain);
  const fineDays = Math.min(days, Math.ceil(retain.hourly / 24) + daysOfLatest(cron, retain) + 1);
  const coarse = lastOfEach(DAY, startsInDays(cron, OBSERVED - days * DAY, days - fineDays));
  const fine = startsInDays(cron, OBSERVED - fineDays * DAY, fineDays);
  let kept: Snapshot[] = [];
  for (const batch of [...coarse.map((time) => [time]), ...byHour(fine)]) kept = addAndKeep(retention, kept, batch);

  const counts: number[] = [];
  const ages: number[] = [];
  for (const batch of byHour(startsInDays(cron, OBSERVED, YEAR))) {
    kept = addAndKeep(retention, kept, batch);
    counts.push(kept.length);
    ages.push(((kept[0] as Snapshot).time - (kept.at(-1) as Snapshot).time) / 1000);
  }
  // A schedule of every fourth year may not have run in this one.
  if (counts.length === 0) counts.push(kept.length);
  if (ages.length === 0) ages.push(kept.length === 0 ? 0 : (OBSERVED - (kept.at(-1) as Snapshot).time) / 1000);
  return { count: spanOf(counts), oldestSeconds: spanOf(ages), isSteady: days === needed };
}

function addAndKeep(retention: KopiaRetention, kept: readonly Snapshot[], times: readonly number[]): Snapshot[] {
  const added = times.map((time) => retention.snapshot(time)).reverse();
  return retention.keep([...added, ...kept]);
}

/** How far back the retention reaches, and a year more, so that the oldest periods are whole ones. */
function daysUntilSteady(cron: Cron, retain: FullRetention): number {
  const reaches = [
    daysOfLatest(cron, retain),
    retain.hourly / 24,
    retain.daily,
    retain.weekly * 7,
    retain.monthly * 31,
    retain.yearly * YEAR,
  ];
  return Math.ceil(Math.max(...reaches)) + YEAR;
}

function daysOfLatest(cron: Cron, { latest }: FullRetention): number {
  return Math.ceil((latest * (longestInterval(cron) ?? 0) * 1000) / DAY);
}

function lastOfEach(period: number, times: readonly number[]): number[] {
  return times.filter((time, index) => Math.floor(time / period) !== Math.floor((times[index + 1] ?? 0) / period));
}

function byHour(times: readonly number[]): number[][] {
  const batches: number[][] = [];
  let hour = Number.NaN;
  for (const time of times) {
    const own = Math.floor(time / (3600 * 1000));
    if (own !== hour) batches.push([]);
    hour = own;
    (batches.at(-1) as number[]).push(time);
  }
  return batches;
}

function spanOf(values: readonly number[]): Span {
  return {
    least: values.reduce((least, value) => Math.min(least, value)),
    most: values.reduce((most, value) => Math.max(most, value)),
  };
}
