import { type Problem } from './problem';

/** Why a field that somebody may look for does not exist. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  copyMethod:
    'remove it: copies are always made with copyMethod "Snapshot"; "Direct" would back up files while they change, and before there are any',
  overrides: 'remove it, or set protection to "explicit": the policy cannot treat one PVC differently',
};

/**
 * Says which fields of an object are not known. A misspelt option must not be ignored: the compiler finds it only where
 * somebody runs the compiler.
 */
export function checkFields(path: string, object: unknown, known: readonly string[]): Problem[] {
  if (typeof object !== 'object' || object === null) return [];
  return Object.entries(object)
    .filter(([key, value]) => !known.includes(key) && value !== undefined)
    .map(([key, value]) => ({
      field: path === '' ? key : `${path}.${key}`,
      value,
      allowed: known.join(', '),
      fix: EXPLANATIONS[key] ?? 'remove or correct the field',
    }));
}
