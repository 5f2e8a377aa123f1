import { type Problem } from '../validation/problem';
import { objectOrEmpty } from '../validation/unknown-fields';
import { type Condition, fieldTitle, type Matcher, type PvcField, type PvcRule } from './pvc-rule';

/** What the rules look at of a PVC, as its manifest says it. */
export interface JudgedPvc {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly labels?: Readonly<Record<string, unknown>> | undefined;
  readonly annotations?: Readonly<Record<string, unknown>> | undefined;
  readonly volumeMode?: unknown;
  /** Kind of the owner that controls it. */
  readonly controller?: unknown;
  /** @default - they are not known, and left to admission */
  readonly namespaceLabels?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Says what a rule finds wrong with a PVC; nothing when it is fine.
 *
 * @param called - how a problem calls a field
 */
export function judge(rule: PvcRule, pvc: JudgedPvc, called = fieldTitle): Problem[] {
  const { when, field, accepts, allowed, fix } = rule;
  if (field.of === 'namespaceLabel' && pvc.namespaceLabels === undefined) return [];
  const value = fieldValue(field, pvc);
  if ((when !== undefined && !holds(when, pvc)) || isAccepted(accepts, value)) return [];
  return [{ field: called(field), value, allowed, fix }];
}

/** What a field holds; nothing where it is not there. */
function fieldValue(field: PvcField, pvc: JudgedPvc): unknown {
  switch (field.of) {
    case 'label':
      return pvc.labels?.[field.key];
    case 'annotation':
      return pvc.annotations?.[field.key];
    case 'namespaceLabel':
      return pvc.namespaceLabels?.[field.key];
    case 'volumeMode':
      return pvc.volumeMode ?? 'Filesystem';
    default:
      return pvc[field.of];
  }
}

function holds({ field, is }: Condition, pvc: JudgedPvc): boolean {
  const value = fieldValue(field, pvc);
  return is === undefined ? isThere(value) : value === is;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isAccepted(accepts: Matcher, value: unknown): boolean {
  if (accepts === 'absent') return !isThere(value);
  const text = typeof value === 'string' ? value : '';
  if ('oneOf' in accepts) return accepts.oneOf.includes(text);
  if ('noneOf' in accepts) return !accepts.noneOf.includes(text);
  if ('matches' in accepts) return accepts.matches.test(text);
  return WHOLE_NUMBER.test(text) && Number(text) <= accepts.wholeNumberUpTo;
}

/** A whole number from 1, short enough to be read as a number of 64 bits everywhere. */
export const WHOLE_NUMBER = /^[1-9][0-9]{0,9}$/u;

/** Kind of the owner that controls an object, from its list of owners. */
export function controllerKind(ownerReferences: unknown): unknown {
  if (!Array.isArray(ownerReferences)) return undefined;
  return ownerReferences.map(objectOrEmpty<Owner>).find(({ controller }) => controller === true)?.kind;
}

interface Owner {
  readonly kind?: unknown;
  readonly controller?: unknown;
}
