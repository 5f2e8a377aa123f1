import { type Problem } from '../validation/problem';
import { type Cron } from './cron';
import { dayMatcher, isEveryDay, minutesOfDay } from './cron-times';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The calendar repeats after 28 years (until 2100): every date has met every day of the week, leap years included. */
const FIRST_DAY = Date.UTC(2024, 0, 1) / 1000;
const CALENDAR_DAYS = 28 * 365 + 7;

/**
 * The longest time between two starts of a schedule of five fields, in seconds; `undefined` when it never starts twice,
 * such as on 31 February. The shift of an hour in spring and autumn is not in it.
 */
export function longestInterval(cron: Cron): number | undefined {
  const inDay = minutesOfDay(cron).map((minute) => minute * 60);
  const first = inDay[0] as number;
  const last = inDay.at(-1) as number;
  // Where every day is like the other, one is a whole calendar.
  const calendarDays = isEveryDay(cron) ? 1 : CALENDAR_DAYS;
  const matches = dayMatcher(cron);
  const days = Array.from({ length: calendarDays }, (_, index) => FIRST_DAY + index * DAY).filter((day) =>
    matches(day * 1000),
  );
  if (days.length === 0) return undefined;
  const withinDay = inDay.slice(1).map((time, index) => time - (inDay[index] as number));
  // The calendar starts anew behind its last day.
  const next = [...days.slice(1), (days[0] as number) + calendarDays * DAY];
  const betweenDays = days.map((day, index) => (next[index] as number) + first - (day + last));
  return [...withinDay, ...betweenDays].reduce((longest, gap) => Math.max(longest, gap));
}

/** What is wrong with a schedule that never starts. */
export function neverComes(field: string, cron: string): Problem {
  return {
    field,
    value: cron,
    allowed: 'a date that comes; this one never does',
    fix: 'mind how many days the month has',
  };
}

/** The longest interval of a schedule of a plan, which has been checked: it starts. */
export function intervalOf(cron: Cron): number {
  const interval = longestInterval(cron);
  if (interval === undefined) throw new Error(`a plan holds a schedule that never starts: ${cron}`);
  return interval;
}

/** The least that a backup may be late: a run takes its time, and in spring and autumn the clock jumps. */
const LEAST_GRACE = 2 * HOUR;

/**
 * How old the last complete backup may be before somebody has to look, in seconds: the longest interval of its schedule
 * and a quarter more, but two hours at least. Three hours for an hourly backup, thirty for a daily one.
 */
export function allowedAge(cron: Cron): number {
  const interval = intervalOf(cron);
  return interval + Math.max(interval / 4, LEAST_GRACE);
}
