import { isObject } from '../../validation/unknown-fields';
import { type FieldPath, type KubernetesObject } from './found-object';

/** The value at the end of a path; nothing where something is missing, or is of another type, on the way. */
export function at(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined),
    value,
  );
}

/** A text. A number or a boolean, which is what YAML makes of `name: 1`, counts as its text. */
export function textAt(value: unknown, ...path: FieldPath): string | undefined {
  const found = at(value, path);
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A list; an empty one where there is none. */
export function listAt(value: unknown, ...path: FieldPath): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

/** An object; an empty one where there is none. */
export function objectAt(value: unknown, ...path: FieldPath): KubernetesObject {
  const found = at(value, path);
  return isObject(found) && !Array.isArray(found) ? (found as KubernetesObject) : {};
}

/** Labels or annotations. */
export function textsAt(value: unknown, ...path: FieldPath): Readonly<Record<string, string>> {
  const entries = Object.keys(objectAt(value, ...path)).map((key) => [key, textAt(value, ...path, key) ?? '']);
  return Object.fromEntries(entries);
}

/** `apps` of `apps/v1`; empty for the core group. */
export function groupOf(object: KubernetesObject): string {
  const apiVersion = textAt(object, 'apiVersion') ?? '';
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** True for an object of a group and a kind. */
export function isKind(object: KubernetesObject, group: string, kind: string): boolean {
  return object.kind === kind && groupOf(object) === group;
}
