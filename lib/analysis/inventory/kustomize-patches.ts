import { posix } from 'node:path';
import { groupOf, listAt, textAt } from './fields';
import { type FoundObject } from './found-object';

/**
 * The objects that are patches of a kustomization: parts of an object that stands elsewhere. As objects of their own they
 * would look like incomplete ones.
 */
export function kustomizePatches(objects: readonly FoundObject[]): Set<FoundObject> {
  const files = new Set(objects.flatMap(patchFiles));
  return new Set(objects.filter(({ file, object }) => files.has(normal(file)) && !isKustomization(object)));
}

function isKustomization(object: FoundObject['object']): boolean {
  return groupOf(object) === 'kustomize.config.k8s.io';
}

function patchFiles({ object, file }: FoundObject): string[] {
  if (!isKustomization(object)) return [];
  const paths = [
    ...listAt(object, 'patches').map((patch) => textAt(patch, 'path')),
    ...listAt(object, 'patchesStrategicMerge').map((patch) => (typeof patch === 'string' ? patch : undefined)),
    ...listAt(object, 'patchesJson6902').map((patch) => textAt(patch, 'path')),
  ];
  return paths
    .filter((path) => path !== undefined)
    .map((path) => normal(posix.join(posix.dirname(normal(file)), path)));
}

/** With slashes, also where the system writes backslashes. */
function normal(file: string): string {
  return posix.normalize(file.replaceAll('\\', '/'));
}
