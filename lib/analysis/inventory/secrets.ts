import { at, listAt, objectAt, textAt } from './fields';
import { type FieldPath, type FoundObject } from './found-object';

/** An ExternalSecret, or a ClusterExternalSecret, as far as it makes a Secret for a mover. */
export interface SecretRequest {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Name of the Secret that it makes. */
  readonly secret: string | undefined;
  /** Keys that are fetched one by one. */
  readonly fetched: readonly string[];
  /** Keys that the template states. */
  readonly templated: readonly string[];
  /** Keys that the Secret will have, as far as they can be seen. */
  readonly keys: readonly string[];
  /** True when it may have further ones: `dataFrom`, `templateFrom`. */
  readonly hasUnseenKeys: boolean;
  /** Where in the object the spec of the ExternalSecret stands. */
  readonly spec: FieldPath;
  readonly found: FoundObject;
}

/**
 * Reads an ExternalSecret. A template replaces what was fetched, unless its merge policy is `Merge`; one without data
 * replaces nothing (External Secrets 2.9, applyTemplate).
 */
export function secretRequestOf(found: FoundObject, namespace: string | undefined): SecretRequest {
  const { object } = found;
  const isCluster = object.kind === 'ClusterExternalSecret';
  const path: FieldPath = isCluster ? ['spec', 'externalSecretSpec'] : ['spec'];
  const spec = objectAt(object, ...path);
  const name = textAt(object, 'metadata', 'name');
  const template = objectAt(spec, 'target', 'template');
  const templated = Object.keys(objectAt(template, 'data'));
  const fetched = listAt(spec, 'data').flatMap((entry) => textAt(entry, 'secretKey') ?? []);
  const hasTemplateFrom = listAt(template, 'templateFrom').length > 0;
  const replaces =
    (templated.length > 0 || hasTemplateFrom) && (at(template, ['mergePolicy']) ?? 'Replace') === 'Replace';
  return {
    name,
    namespace: isCluster ? undefined : namespace,
    secret: textAt(spec, 'target', 'name') ?? textAt(object, 'spec', 'externalSecretName') ?? name,
    fetched,
    templated,
    keys: replaces ? templated : [...templated, ...fetched],
    hasUnseenKeys: hasTemplateFrom || (!replaces && listAt(spec, 'dataFrom').length > 0),
    spec: path,
    found,
  };
}
