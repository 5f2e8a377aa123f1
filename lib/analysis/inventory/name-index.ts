import { volumeKey } from './volume';

/** What an object is called by. */
interface Named {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

/**
 * Objects by namespace and name. Where one of two objects states no namespace, because it is filled in later, they belong
 * together when nothing else has the name: a guess between two would call a volume backed up that is not.
 */
export class NameIndex<T> {
  private readonly byName = new Map<string, Map<string, T[]>>();
  private readonly askers = new Map<string, Set<string | undefined>>();

  /**
   * @param askers what is asked about, so that one object without a namespace is not given to several of them
   */
  constructor(askers: Iterable<Named> = []) {
    for (const { name, namespace } of askers) {
      if (name === undefined) continue;
      const known = this.askers.get(name);
      if (known === undefined) this.askers.set(name, new Set([namespace]));
      else known.add(namespace);
    }
  }

  add(named: Named, value: T): void {
    if (named.name === undefined) return;
    const ofName = this.byName.get(named.name) ?? new Map<string, T[]>();
    this.byName.set(named.name, ofName);
    const key = volumeKey(named);
    ofName.set(key, [...(ofName.get(key) ?? []), value]);
  }

  /** All objects that are called so. */
  all(named: Named): readonly T[] {
    const ofName = this.ofName(named);
    const exact = ofName?.get(volumeKey(named));
    if (exact !== undefined) return exact;
    const [only, ...others] = [...(ofName ?? [])];
    if (only === undefined || others.length > 0 || !this.isBetweenUnknown(named, only[0])) return [];
    return this.isAskedByOne(named) ? only[1] : [];
  }

  /** The object that is called so; of several, the last. */
  get(named: Named): T | undefined {
    return this.all(named).at(-1);
  }

  has(named: Named): boolean {
    return this.get(named) !== undefined;
  }

  /** True when there is something of the name, but without a namespace on one side nobody can say whether it is meant. */
  isAmbiguous(named: Named): boolean {
    const keys = [...(this.ofName(named)?.keys() ?? [])];
    return !this.has(named) && keys.some((key) => this.isBetweenUnknown(named, key));
  }

  private ofName({ name }: Named): ReadonlyMap<string, T[]> | undefined {
    return name === undefined ? undefined : this.byName.get(name);
  }

  private isBetweenUnknown({ name, namespace }: Named, key: string): boolean {
    return namespace === undefined || key === volumeKey({ name, namespace: undefined });
  }

  private isAskedByOne({ name = '' }: Named): boolean {
    return (this.askers.get(name)?.size ?? 1) === 1;
  }
}
