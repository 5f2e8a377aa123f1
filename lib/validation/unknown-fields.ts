import { type Problem } from './problem';

/** Why a field that somebody may look for does not exist. */
const EXPLANATIONS: ReadonlyMap<string, string> = new Map([
  [
    'copyMethod',
    'remove it: copies are always made with copyMethod "Snapshot"; "Direct" would back up files while they change, and before there are any',
  ],
  ['overrides', 'remove it, or set protection to "explicit": the policy cannot treat one PVC differently'],
]);

/** Names under which somebody may have put a secret where none belongs. */
const SECRETIVE = /passw|passphrase|secret|token|key/i;

/**
 * Says which fields of an object are not known, or that it is no object. A misspelt option must not be ignored: the
 * compiler finds it only where somebody runs the compiler.
 */
export function checkFields(path: string, object: unknown, known: readonly string[]): Problem[] {
  const allowed = known.join(', ');
  if (object === undefined) return [];
  if (!isObject(object)) {
    const field = path === '' ? 'config' : path;
    const value = SECRETIVE.test(field.split('.').at(-1) ?? '') ? '(not shown)' : object;
    return [{ field, value, allowed: `an object with ${allowed}`, fix: 'write its fields between { and }' }];
  }
  return Object.entries(object)
    .filter(([key, value]) => !known.includes(key) && value !== undefined)
    .map(([key, value]) => ({
      field: path === '' ? key : `${path}.${key}`,
      value: showable(key, value),
      allowed,
      fix: EXPLANATIONS.get(key) ?? 'remove or correct the field',
    }));
}

/** The object, or an empty one where something else stands; {@link checkFields} says so. */
export function objectOrEmpty<T extends object>(value: T | undefined): Partial<T> {
  return isObject(value) ? value : {};
}

/** True for an object with fields: neither `null` nor a list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an error may show of an unknown field: nothing that could hold a secret. */
function showable(key: string, value: unknown): unknown {
  return SECRETIVE.test(key) || typeof value === 'object' ? '(not shown)' : value;
}
