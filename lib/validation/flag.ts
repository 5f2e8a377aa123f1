import { type Problem } from './problem';

/** Says what is wrong with a switch; nothing when it is left out. The string "false" would count as on. */
export function checkFlag(field: string, value: unknown): Problem[] {
  if (value === undefined || typeof value === 'boolean') return [];
  return [{ field, value, allowed: 'true or false', fix: 'write true or false, without quotes' }];
}
