import { type Cron } from '../../units/cron';
import { startsInDays } from '../../units/cron-times';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const DAYS = 7;
export const MINUTES_OF_WEEK = DAYS * 24 * 60;

/**
 * The first day of the week that is shown when nobody says which: a Monday that is the first day of a month and of a
 * year, so that schedules of every month and every year are seen in it. It does not depend on today, so the same
 * manifests give the same bytes.
 */
export const DEFAULT_FROM = '2024-01-01';

/** How long a backup is taken to run when nobody says it. */
export const DEFAULT_MOVER_MINUTES = 10;

/** What starts on one schedule: how many, and how large they are together. */
export interface Group {
  readonly cron: Cron;
  readonly backups: number;
  readonly drills: number;
  /** Bytes of their temporary volumes. */
  readonly bytes: number;
}

/** A most, and when it is first reached. */
export interface Peak {
  readonly most: number;
  readonly at: string;
}

/** What happens in each minute of a week. */
export interface Load {
  /** Movers and drills that start. */
  readonly starts: Uint32Array;
  /** Backups and drills that are running. */
  readonly running: Float64Array;
  /** Bytes of the temporary volumes of what is running. */
  readonly bytes: Float64Array;
}

/**
 * Adds up what starts and runs in each minute of the week from a day on, when each run takes so many minutes. One that is
 * still running when it should start again counts once: VolSync waits for it.
 */
export function loadOfWeek(groups: readonly Group[], firstDay: number, runMinutes: number): Load {
  const starts = new Uint32Array(MINUTES_OF_WEEK);
  const running = new Float64Array(MINUTES_OF_WEEK + 1);
  const bytes = new Float64Array(MINUTES_OF_WEEK + 1);
  // What started before the week may run into it.
  const leadDays = Math.ceil(runMinutes / (24 * 60));
  for (const group of groups) {
    const count = group.backups + group.drills;
    let busyUntil = Number.NEGATIVE_INFINITY;
    for (const time of startsInDays(group.cron, firstDay - leadDays * DAY, DAYS + leadDays)) {
      const minute = (time - firstDay) / MINUTE;
      if (minute >= 0) starts[minute] = (starts[minute] as number) + count;
      const from = Math.max(minute, busyUntil, 0);
      busyUntil = minute + runMinutes;
      const until = Math.min(busyUntil, MINUTES_OF_WEEK);
      if (from >= until) continue;
      change(running, from, count);
      change(running, until, -count);
      change(bytes, from, group.bytes);
      change(bytes, until, -group.bytes);
    }
  }
  sumUp(running);
  sumUp(bytes);
  return { starts, running: running.subarray(0, MINUTES_OF_WEEK), bytes: bytes.subarray(0, MINUTES_OF_WEEK) };
}

function change(changes: Float64Array, minute: number, by: number): void {
  changes[minute] = (changes[minute] as number) + by;
}

/** Turns changes into sums. */
function sumUp(changes: Float64Array): void {
  for (let minute = 1; minute < changes.length; minute += 1) change(changes, minute, changes[minute - 1] as number);
}

/** The largest value, and the first minute that has it. */
export function peakOf(values: ArrayLike<number>): { readonly value: number; readonly minute: number } {
  let minute = 0;
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index] as number) > (values[minute] as number)) minute = index;
  }
  return { value: values[minute] ?? 0, minute };
}

/** `2024-01-01T02:17Z`: a minute of the week. */
export function timeOf(firstDay: number, minute: number): string {
  return `${new Date(firstDay + minute * MINUTE).toISOString().slice(0, 16)}Z`;
}

/** The largest value, and when it is first reached. */
export function peakAt(values: ArrayLike<number>, firstDay: number): Peak {
  const { value, minute } = peakOf(values);
  return { most: value, at: timeOf(firstDay, minute) };
}
