/** A schedule of five fields (minute, hour, day of month, month, day of week), as VolSync reads it. */
export type Cron = string;

/**
 * What the CRDs of ReplicationSource and ReplicationDestination accept (pattern of `spec.trigger.schedule`), without the
 * `@` shorthands: a shorthand has no minute that could be spread.
 */
const VOLSYNC_CRON = /^((((\d+,)*\d+|(\d+(\/|-)\d+)|\*(\/\d+)?)\s?){5})$/;

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
  if (fields.length !== FIELDS.length) return `it has ${fields.length} fields`;
  if (!VOLSYNC_CRON.test(cron)) return 'VolSync accepts only numbers, lists, a-b, a/n, * and */n in a field';
  for (const [index, bounds] of FIELDS.entries()) {
    const fault = fieldFault(fields[index] as string, bounds);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function fieldFault(field: string, { name, min, max }: (typeof FIELDS)[number]): string | undefined {
  const [range = '', step] = field.split('/');
  if (step !== undefined && Number(step) === 0) return `the step of ${name} is 0`;
  if (range === '*') return undefined;
  const bounds = range.split(/[-,]/).map(Number);
  const outside = bounds.find((bound) => bound < min || bound > max);
  if (outside !== undefined) return `${name} ${outside} is outside ${min} to ${max}`;
  const [from = 0, to = 0] = bounds;
  if (range.includes('-') && from > to) return `${name} ${range} runs backwards`;
  return undefined;
}
