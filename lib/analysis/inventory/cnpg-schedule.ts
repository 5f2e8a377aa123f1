import { cronFields, sixFieldCronFault } from '../../units/cron';
import { valuesOf } from '../../units/cron-times';
import { longestInterval } from '../../units/interval';

/**
 * What CloudNativePG takes besides fields (robfig/cron 1.2.0, parser.go, parseDescriptor): such a schedule always comes.
 */
const SHORTHAND = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \d\S*)$/;

/** Second, minute, hour, day of month, month, day of week; the last may be left out. */
const BOUNDS: readonly (readonly [min: number, max: number])[] = [
  [0, 59],
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Says why a schedule of CloudNativePG makes no backups; `undefined` when it makes some. */
export function cnpgScheduleFault(schedule: string | undefined): string | undefined {
  if (schedule === undefined) return 'it has no schedule';
  if (SHORTHAND.test(schedule)) return undefined;
  const plain = plainFields(schedule);
  const fault = sixFieldCronFault(plain);
  const quoted = JSON.stringify(schedule);
  if (fault !== undefined) return `CloudNativePG does not take its schedule ${quoted}: ${fault}`;
  const withoutSeconds = cronFields(plain).slice(1).join(' ');
  return longestInterval(withoutSeconds) === undefined ? `the date of its schedule ${quoted} never comes` : undefined;
}

/** Whether a schedule has five fields, which CloudNativePG reads as the first five of its six. */
export function hasFiveFields(schedule: string | undefined): boolean {
  return schedule !== undefined && !schedule.startsWith('@') && fieldsOf(schedule).length === 5;
}

function fieldsOf(schedule: string): string[] {
  return schedule.trim().split(/\s+/);
}

/** A schedule in the fewer signs that our own schedules have: without names, `?`, and what is both a list and a range. */
function plainFields(schedule: string): string {
  const fields = fieldsOf(schedule);
  const all = hasFiveFields(schedule) ? [...fields, '*'] : fields;
  return all.map(plainField).join(' ');
}

const PART = /^(\*|\d+(-\d+)?)(\/[1-9]\d*)?$/;

function plainField(field: string, index: number): string {
  const numbers = field
    .toLowerCase()
    .replaceAll('?', '*')
    .replaceAll(/[a-z]+/g, (name) => numberOf(name, index));
  const parts = numbers.split(',');
  const [bounds] = BOUNDS.slice(index);
  const isSimple = parts.length === 1 && !/-.*\//.test(numbers);
  if (bounds === undefined || isSimple || !parts.every((part) => PART.test(part))) return numbers;
  return parts.flatMap((part) => valuesOf(part, ...bounds)).join(',');
}

function numberOf(name: string, index: number): string {
  if (index === 4 && MONTHS.includes(name)) return String(MONTHS.indexOf(name) + 1);
  if (index === 5 && DAYS.includes(name)) return String(DAYS.indexOf(name));
  return name;
}
