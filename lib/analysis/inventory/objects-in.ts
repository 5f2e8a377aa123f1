import { isObject } from '../../validation/unknown-fields';
import { type FieldPath, type KubernetesObject } from './found-object';

/** An object, and where in a document it stands. */
export interface ObjectInDocument {
  readonly object: KubernetesObject;
  readonly path: FieldPath;
}

/**
 * The objects of a document: itself, or those of a list. A list is one of Kubernetes, also such as
 * PersistentVolumeClaimList, or a plain one, which is what `jq .items` makes of it.
 */
export function objectsIn(value: unknown, path: FieldPath = []): ObjectInDocument[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => objectsIn(item, [...path, index]));
  if (!isKubernetesObject(value)) return [];
  const { kind, items, apiVersion } = value;
  if (!kind.endsWith('List') || !Array.isArray(items)) return [{ object: value, path }];
  const shared = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item: unknown, index) =>
    isObject(item) && !Array.isArray(item) ? objectsIn({ ...shared, ...item }, [...path, 'items', index]) : [],
  );
}

/** True for what says which kind it is; also for a list without elements. */
export function isKubernetesObject(value: unknown): value is KubernetesObject & { readonly kind: string } {
  return isObject(value) && !Array.isArray(value) && typeof (value as KubernetesObject).kind === 'string';
}
