import { volumeKey } from './volume';

/** What an object is called by. */
interface Named {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

/**
 * Objects by namespace and name. Where one of two objects states no namespace, because it is filled in later, the name
 * alone decides: they are more likely to belong together than not.
 */
export class NameIndex<T> {
  private readonly byKey = new Map<string, T>();
  private readonly byName = new Map<string | undefined, T>();

  add(named: Named, value: T): void {
    this.byKey.set(volumeKey(named), value);
    this.byName.set(named.name, value);
  }

  get({ name, namespace }: Named): T | undefined {
    if (namespace === undefined) return this.byName.get(name);
    return this.byKey.get(volumeKey({ name, namespace })) ?? this.byKey.get(volumeKey({ name, namespace: undefined }));
  }

  has(named: Named): boolean {
    return this.get(named) !== undefined;
  }
}
