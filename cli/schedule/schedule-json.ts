import { type ScheduleReport } from '../../lib/analysis/schedule/schedule-report';

/** A list of numbers stands on one line: there are 168 of 60. Line breaks are never inside of a text in JSON. */
const NUMBERS = /\[\n\s+(\d+(?:,\n\s+\d+)*)\n\s+\]/g;

/** The schedule as JSON, which programs read and people can look at. */
export function scheduleJson(plan: ScheduleReport): string {
  const text = JSON.stringify(plan, undefined, 2);
  return `${text.replaceAll(NUMBERS, (_, numbers: string) => `[${numbers.replaceAll(/\s+/g, ' ')}]`)}\n`;
}
