/** A schedule of five fields (minute, hour, day of month, month, day of week), as VolSync reads it. */
export type Cron = string;

/**
 * One field as the CRDs of ReplicationSource and ReplicationDestination accept it (pattern of `spec.trigger.schedule`).
 * The pattern as a whole is looser: its start is not anchored, and it takes "12 2 3 4 " for five fields, all of which
 * the controller then refuses. And it takes `@` shorthands, which have no minute that could be spread.
 */
const VOLSYNC_FIELD = /^((\d+,)*\d+|\d+[/-]\d+|\*(\/\d+)?)$/;

const FIELDS = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12 },
  { name: 'day of week', min: 0, max: 6 },
] as const;

/** The five fields of a cron expression. */
export function cronFields(cron: Cron): string[] {
  return cron.split(' ');
}

/** Says what VolSync would refuse in a cron expression; `undefined` when it is fine. */
export function cronFault(cron: unknown): string | undefined {
  if (typeof cron !== 'string') return 'it is not a string';
  const fields = cronFields(cron);
  if (fields.length !== FIELDS.length) return `the number of its fields is ${fields.length}`;
  if (!fields.every((field) => VOLSYNC_FIELD.test(field))) {
    return 'VolSync accepts only numbers, lists, a-b, a/n, * and */n in a field';
  }
  for (const [index, bounds] of FIELDS.entries()) {
    const fault = fieldFault(fields[index] as string, bounds);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function fieldFault(field: string, { name, min, max }: (typeof FIELDS)[number]): string | undefined {
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
