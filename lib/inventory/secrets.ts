import { at, listAt, objectAt, textAt } from './fields';
import { type FoundObject } from './found-object';

/** An ExternalSecret, as far as it makes a Secret for a mover. */
export interface SecretRequest {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Name of the Secret that it makes. */
  readonly secret: string | undefined;
  /** Keys that are fetched one by one. */
  readonly fetched: readonly string[];
  /** Keys that the template states. */
  readonly templated: readonly string[];
  /** True when a template replaces what was fetched, instead of adding to it. */
  readonly replaces: boolean;
  /** True when keys come from where they cannot be seen: `templateFrom`. */
  readonly hasUnseenKeys: boolean;
  readonly found: FoundObject;
}

export function secretRequestOf(found: FoundObject, namespace: string | undefined): SecretRequest {
  const { object } = found;
  const name = textAt(object, 'metadata', 'name');
  const template = objectAt(object, 'spec', 'target', 'template');
  const templated = Object.keys(objectAt(template, 'data'));
  const hasTemplateFrom = listAt(template, 'templateFrom').length > 0;
  return {
    name,
    namespace,
    secret: textAt(object, 'spec', 'target', 'name') ?? name,
    fetched: listAt(object, 'spec', 'data').flatMap((entry) => textAt(entry, 'secretKey') ?? []),
    templated,
    // Without data a template replaces nothing: External Secrets then keeps all that was fetched.
    replaces: (templated.length > 0 || hasTemplateFrom) && (at(template, ['mergePolicy']) ?? 'Replace') === 'Replace',
    hasUnseenKeys: hasTemplateFrom,
    found,
  };
}
