/** A schedule of five fields (minute, hour, day of month, month, day of week), as VolSync reads it. */
export type Cron = string;

/**
 * A schedule of six fields (second, minute, hour, day of month, month, day of week), as CloudNativePG reads it. A type
 * of its own: five fields do not compile.
 */
export type SixFieldCron = `${string} ${string} ${string} ${string} ${string} ${string}`;

/**
 * One field as the CRDs of ReplicationSource and ReplicationDestination accept it (pattern of `spec.trigger.schedule`).
 * The pattern as a whole is looser: its start is not anchored, and it takes "12 2 3 4 " for five fields, all of which
 * the controller then refuses. And it takes `@` shorthands, which have no minute that could be spread.
 */
const VOLSYNC_FIELD = /^((\d+,)*\d+|\d+[/-]\d+|\*(\/\d+)?)$/;

/** What may stand in a field of a schedule. */
interface Bounds {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

const FIVE_FIELDS: readonly Bounds[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12 },
  { name: 'day of week', min: 0, max: 6 },
];

const SIX_FIELDS: readonly Bounds[] = [{ name: 'second', min: 0, max: 59 }, ...FIVE_FIELDS];

/** The five fields of a cron expression. */
export function cronFields(cron: Cron): string[] {
  return cron.split(' ');
}

/** What is left of a schedule of six fields for everything that counts in minutes. */
export function withoutSeconds(cron: SixFieldCron): Cron {
  return cronFields(cron).slice(1).join(' ');
}

/** Says what VolSync would refuse in a cron expression; `undefined` when it is fine. */
export function cronFault(cron: unknown): string | undefined {
  return faultIn(cron, FIVE_FIELDS, 'VolSync accepts');
}

/**
 * Says what is wrong with a schedule of six fields; `undefined` when it is fine. Five fields are refused: CloudNativePG
 * takes them too, with the first one as the seconds, so that "at 2 in the morning" runs every hour.
 */
export function sixFieldCronFault(cron: unknown): string | undefined {
  return faultIn(cron, SIX_FIELDS, 'allowed are');
}

function faultIn(cron: unknown, expected: readonly Bounds[], subject: string): string | undefined {
  if (typeof cron !== 'string') return 'it is not a string';
  const fields = cronFields(cron);
  if (fields.length !== expected.length) return `the number of its fields is ${fields.length}`;
  if (!fields.every((field) => VOLSYNC_FIELD.test(field))) {
    return `${subject} only numbers, lists, a-b, a/n, * and */n in a field`;
  }
  for (const [index, bounds] of expected.entries()) {
    const fault = fieldFault(fields[index] as string, bounds);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function fieldFault(field: string, { name, min, max }: Bounds): string | undefined {
  const [range, step] = field.split('/') as [string, string?];
  if (Number(step) === 0) return `the step of ${name} is 0`;
  if (range === '*') return undefined;
  const bounds = range.split(/[-,]/).map(Number);
  const outside = bounds.find((bound) => bound < min || bound > max);
  if (outside !== undefined) return `${name} ${outside} is outside ${min} to ${max}`;
  const [from = 0, to = 0] = bounds;
  if (range.includes('-') && from > to) return `${name} ${range} runs backwards`;
  return undefined;
}
