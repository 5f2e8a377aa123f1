import { type Cron, cronFields } from './cron';

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
  const [minutes = '', hours = '', daysOfMonth = '', months = '', daysOfWeek = ''] = cronFields(cron);
  const inDay = valuesOf(hours, 0, 23)
    .flatMap((hour) => valuesOf(minutes, 0, 59).map((minute) => hour * HOUR + minute * 60))
    .sort((a, b) => a - b);
  const first = inDay[0] as number;
  const last = inDay.at(-1) as number;
  // Where every day is like the other, one is a whole calendar.
  const calendarDays = [daysOfMonth, months, daysOfWeek].every((field) => field === '*') ? 1 : CALENDAR_DAYS;
  const matches = dayMatcher(daysOfMonth, months, daysOfWeek);
  const days = Array.from({ length: calendarDays }, (_, index) => FIRST_DAY + index * DAY).filter(matches);
  if (days.length === 0) return undefined;
  const withinDay = inDay.slice(1).map((time, index) => time - (inDay[index] as number));
  // The calendar starts anew behind its last day.
  const next = [...days.slice(1), (days[0] as number) + calendarDays * DAY];
  const betweenDays = days.map((day, index) => (next[index] as number) + first - (day + last));
  return [...withinDay, ...betweenDays].reduce((longest, gap) => Math.max(longest, gap));
}

/** Whether a schedule starts on a day. Where both kinds of day are restricted, one of them is enough. */
function dayMatcher(daysOfMonth: string, months: string, daysOfWeek: string): (day: number) => boolean {
  const [inMonth, inWeek, inYear] = [
    new Set(valuesOf(daysOfMonth, 1, 31)),
    new Set(valuesOf(daysOfWeek, 0, 6)),
    new Set(valuesOf(months, 1, 12)),
  ];
  const isEither = !daysOfMonth.startsWith('*') && !daysOfWeek.startsWith('*');
  return (day) => {
    const date = new Date(day * 1000);
    const [month, week] = [inMonth.has(date.getUTCDate()), inWeek.has(date.getUTCDay())];
    return inYear.has(date.getUTCMonth() + 1) && (isEither ? month || week : month && week);
  };
}

/** The values that a field stands for. */
function valuesOf(field: string, min: number, max: number): number[] {
  const [range = '', step = '1'] = field.split('/');
  if (range.includes(',')) return range.split(',').map(Number);
  const [from, to] = range === '*' ? [min, max] : range.split('-').map(Number);
  // "a/n" runs from a to the end.
  const end = to ?? (field.includes('/') ? max : from);
  const values: number[] = [];
  for (let value = from as number; value <= (end as number); value += Number(step)) values.push(value);
  return values;
}

/** The least that a backup may be late: a run takes its time, and in spring and autumn the clock jumps. */
const LEAST_GRACE = 2 * HOUR;

/**
 * How old the last complete backup may be before somebody has to look, in seconds: the longest interval of its schedule
 * and a quarter more, but two hours at least. Three hours for an hourly backup, thirty for a daily one.
 */
export function allowedAge(cron: Cron): number {
  const interval = longestInterval(cron);
  if (interval === undefined) throw new Error(`a plan holds a schedule that never starts: ${cron}`);
  return interval + Math.max(interval / 4, LEAST_GRACE);
}
