import { DAYS, MINUTES_OF_WEEK, timeOf } from './week';

const HOUR = 60;
const HOURS_OF_WEEK = DAYS * 24;

/** One hour of the week. */
export interface HourOfStarts {
  /** `2024-01-01T02:00Z` */
  readonly hour: string;
  readonly starts: number;
  /** Most that start in one minute. */
  readonly mostInAMinute: number;
  /** Most that run at the same time. */
  readonly mostRunning: number;
  /** What starts in each minute. */
  readonly perMinute: readonly number[];
}

/** A minute of the hour in which much starts, in one hour or in several. */
export interface BusyMinute {
  /** What starts in it, each time. */
  readonly starts: number;
  /** Minute of the hour. */
  readonly minute: number;
  /** When: each time in the week. */
  readonly times: readonly string[];
}

export function hoursOfStarts(starts: Uint32Array, running: Float64Array, firstDay: number): HourOfStarts[] {
  return Array.from({ length: HOURS_OF_WEEK }, (_, index) => {
    const from = index * HOUR;
    const perMinute = [...starts.subarray(from, from + HOUR)];
    return {
      hour: timeOf(firstDay, from),
      starts: perMinute.reduce((sum, count) => sum + count, 0),
      mostInAMinute: Math.max(...perMinute),
      mostRunning: Math.max(...running.subarray(from, from + HOUR)),
      perMinute,
    };
  });
}

/** The busiest minutes of the week; those of one minute of the hour with the same count are one. */
export function busiestMinutes(starts: Uint32Array, firstDay: number, count: number): BusyMinute[] {
  const alike = new Map<string, { starts: number; minute: number; minutes: number[] }>();
  for (let minute = 0; minute < MINUTES_OF_WEEK; minute += 1) {
    const here = starts[minute] as number;
    if (here === 0) continue;
    const key = `${here} ${minute % HOUR}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { starts: here, minute: minute % HOUR, minutes: [minute] });
    else known.minutes.push(minute);
  }
  return [...alike.values()]
    .sort((a, b) => b.starts - a.starts || (a.minutes[0] as number) - (b.minutes[0] as number))
    .slice(0, count)
    .map((each) => ({
      starts: each.starts,
      minute: each.minute,
      times: each.minutes.map((minute) => timeOf(firstDay, minute)),
    }));
}
