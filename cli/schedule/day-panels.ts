import { type HourOfStarts } from '../../lib/analysis/schedule/starts';
import { dayText } from './words';

/** Days of the week on which the same starts at the same minutes. */
export interface DayPanel {
  /** `every day`, or the days. */
  readonly title: string;
  readonly days: readonly string[];
  readonly hours: readonly HourOfStarts[];
}

const HOURS = 24;

/** Puts days that are alike together: mostly all seven are. */
export function dayPanels(hours: readonly HourOfStarts[]): DayPanel[] {
  const days = Array.from({ length: hours.length / HOURS }, (_, day) => hours.slice(day * HOURS, (day + 1) * HOURS));
  const alike = new Map<string, HourOfStarts[][]>();
  for (const day of days) {
    const key = day.map(({ perMinute }) => perMinute.join()).join(';');
    alike.set(key, [...(alike.get(key) ?? []), day]);
  }
  return [...alike.values()].map((group) => {
    const names = group.map((day) => dayText((day[0] as HourOfStarts).hour));
    return {
      title: group.length === days.length ? 'every day' : daysText(group.map((day) => (day[0] as HourOfStarts).hour)),
      days: names,
      hours: (group[0] as HourOfStarts[]).map((hour, index) => ({
        ...hour,
        // A run over midnight may make the first hours of a day differ in what is running.
        mostRunning: Math.max(...group.map((day) => (day[index] as HourOfStarts).mostRunning)),
      })),
    };
  });
}

const DAY = 24 * 3600 * 1000;

/** `Mon 1 Jan to Sat 6 Jan`: days in a row are named by the first and the last. */
function daysText(times: readonly string[]): string {
  const rows: string[][] = [];
  for (const time of times) {
    const before = rows.at(-1)?.at(-1);
    if (before !== undefined && Date.parse(time) - Date.parse(before) === DAY) rows.at(-1)?.push(time);
    else rows.push([time]);
  }
  return rows.map(([first = '', ...others]) => [first, ...others.slice(-1)].map(dayText).join(' to ')).join(', ');
}
