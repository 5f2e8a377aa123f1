import { type Cron, cronFields } from './cron';

const MINUTES_PER_HOUR = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The minutes of a day at which a schedule starts, on days on which it does: sorted, each once. */
export function minutesOfDay(cron: Cron): number[] {
  const [minutes = '', hours = ''] = cronFields(cron);
  const starts = valuesOf(hours, 0, 23).flatMap((hour) =>
    valuesOf(minutes, 0, 59).map((minute) => hour * MINUTES_PER_HOUR + minute),
  );
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** Whether a schedule has every day, so that one is like the other. */
export function isEveryDay(cron: Cron): boolean {
  return cronFields(cron)
    .slice(2)
    .every((field) => field === '*');
}

/**
 * Whether a schedule starts on a day, given as any time of it in milliseconds (UTC). Where both kinds of day are
 * restricted, one of them is enough. A step restricts too: every other day of the month and Mondays means both
 * (robfig/cron 3.0.1, parser.go: a step above 1 takes the mark of the star away).
 */
export function dayMatcher(cron: Cron): (day: number) => boolean {
  const [, , daysOfMonth = '', months = '', daysOfWeek = ''] = cronFields(cron);
  const [inMonth, inWeek, inYear] = [
    new Set(valuesOf(daysOfMonth, 1, 31)),
    new Set(valuesOf(daysOfWeek, 0, 6)),
    new Set(valuesOf(months, 1, 12)),
  ];
  const isEither = isRestricted(daysOfMonth) && isRestricted(daysOfWeek);
  return (day) => {
    const date = new Date(day);
    const [month, week] = [inMonth.has(date.getUTCDate()), inWeek.has(date.getUTCDay())];
    return inYear.has(date.getUTCMonth() + 1) && (isEither ? month || week : month && week);
  };
}

/** The starts of a schedule from a day on, for a number of days: in milliseconds, sorted. */
export function startsInDays(cron: Cron, firstDay: number, days: number): number[] {
  const matches = dayMatcher(cron);
  const inDay = minutesOfDay(cron);
  const starts: number[] = [];
  for (let day = firstDay; day < firstDay + days * DAY_MS; day += DAY_MS) {
    if (matches(day)) for (const minute of inDay) starts.push(day + minute * 60_000);
  }
  return starts;
}

function isRestricted(field: string): boolean {
  const [range, step = '1'] = field.split('/');
  return range !== '*' || Number(step) > 1;
}

/** The values that a field stands for. */
export function valuesOf(field: string, min: number, max: number): number[] {
  const [range = '', step = '1'] = field.split('/');
  if (range.includes(',')) return range.split(',').map(Number);
  const [from, to] = range === '*' ? [min, max] : range.split('-').map(Number);
  // "a/n" runs from a to the end.
  const end = to ?? (field.includes('/') ? max : from);
  const values: number[] = [];
  for (let value = from as number; value <= (end as number); value += Number(step)) values.push(value);
  return values;
}
