import { type ScheduleFinding } from '../../lib/analysis/schedule/finding';
import { type Span } from '../../lib/analysis/schedule/kept-snapshots';
import { type FullRetention, RETENTION_KINDS, type Retention } from '../../lib/plan/tier';

const HOUR = 3600;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const DAY_NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1 backup`, `2 backups` */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`;
}

/** `90 min`, `36 h`, `11 days`, `2.5 years` */
export function durationText(seconds: number): string {
  if (seconds < 2 * HOUR) return seconds === HOUR ? '1 h' : `${Math.round(seconds / 60)} min`;
  if (seconds < 2 * DAY) return `${Math.round(seconds / HOUR)} h`;
  if (seconds < 2 * YEAR) return `${Math.round(seconds / DAY)} days`;
  return `${Math.round((seconds / YEAR) * 10) / 10} years`;
}

/** `30 to 34`, or `7` when it never changes. */
export function spanText(span: Span, text: (value: number) => string = String): string {
  const [least, most] = [text(span.least), text(span.most)];
  if (least === most) return least;
  const [count, ...unit] = least.split(' ');
  return unit.join(' ') === most.split(' ').slice(1).join(' ') ? `${count} to ${most}` : `${least} to ${most}`;
}

/** `2 latest, 24 hourly, 7 daily`: the kinds that are kept. */
export function retentionText(retain: Retention | FullRetention): string {
  const kinds = RETENTION_KINDS.filter((kind) => (retain[kind] ?? 0) > 0);
  return kinds.length === 0 ? 'nothing' : kinds.map((kind) => `${retain[kind]} ${kind}`).join(', ');
}

/** `Mon 1 Jan` */
export function dayText(time: string): string {
  const date = new Date(time);
  return `${DAY_NAMES[date.getUTCDay()]} ${date.getUTCDate()} ${MONTH_NAMES[date.getUTCMonth()]}`;
}

/** `02:17` */
export function clockText(time: string): string {
  return time.slice(11, 16);
}

/** `Mon 1 Jan 02:17` */
export function timeText(time: string): string {
  return `${dayText(time)} ${clockText(time)}`;
}

const HOURS_OF_WEEK = 168;
const SHOWN_CLOCKS = 3;

/** When in the week: `:17 of every hour`, `02:17 every day`, or the first time and how many there are. */
export function timesText(times: readonly string[]): string {
  const [first] = times;
  if (first === undefined) return 'never';
  if (times.length === HOURS_OF_WEEK) return `:${first.slice(14, 16)} of every hour`;
  const clocks = [...new Set(times.map(clockText))];
  const days = new Set(times.map((time) => time.slice(0, 10)));
  if (days.size === 7 && clocks.length * 7 === times.length) {
    const more = clocks.length - SHOWN_CLOCKS;
    return `${clocks.slice(0, SHOWN_CLOCKS).join(', ')}${more > 0 ? ` and ${more} more` : ''} every day`;
  }
  return times.length === 1 ? timeText(first) : `${timeText(first)} and ${counted(times.length - 1, 'more time')}`;
}

const SHOWN_SUBJECTS = 3;

/** The first few things that a finding is about, and how many more there are. */
export function subjectsText({ subjects }: ScheduleFinding): string {
  const more = subjects.length - SHOWN_SUBJECTS;
  if (more <= 0) return subjects.join(', ');
  return `${subjects.slice(0, SHOWN_SUBJECTS).join(', ')} and ${more.toLocaleString('en-US')} more`;
}
