import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { type Construct } from 'constructs';
import { type Manifest } from './manifest';

/**
 * Places a manifest in the construct tree. It stays plain data, so that `ApiObject.of(construct).addJsonPatch(…)` reaches
 * every field of it: a generated typed construct would silently drop patches to fields that it does not know.
 */
export function place(scope: Construct, id: string, manifest: Manifest): ApiObject {
  return new ApiObject(scope, id, manifest as unknown as ApiObjectProps);
}
