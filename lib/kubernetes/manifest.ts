/** A Kubernetes object as it is applied. */
export interface Manifest {
  /** Group and version of the API, such as `apps/v1`. */
  readonly apiVersion: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name, namespace, labels and annotations. */
  readonly metadata: ManifestMetadata;
  /** What is wanted, in the form of the kind. */
  readonly spec?: object;
  /** Kinds without a spec have their fields here, such as `rules` of a ClusterRole. */
  readonly [field: string]: unknown;
}

/** Metadata of a Kubernetes object. */
export interface ManifestMetadata {
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object; none for kinds that have no namespace. */
  readonly namespace?: string;
  /** Labels of the object. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the object. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Objects with which this one is deleted. */
  readonly ownerReferences?: readonly object[];
  /** What must be done before the object may go. */
  readonly finalizers?: readonly string[];
}

/**
 * A type of the generated imports in manifest form: its enums and quantities are strings. It catches misspelt fields at
 * compile time; values are judged by the CRD's schema.
 *
 * @typeParam Expression what may stand in place of a number, a boolean or a list: `string` in a spec that is bound to
 *   expressions of a policy engine
 */
export type ManifestOf<T, Expression = never> = 0 extends 1 & T
  ? unknown
  : T extends readonly (infer Element)[]
    ? readonly ManifestOf<Element, Expression>[] | Expression
    : T extends string
      ? string
      : T extends number | boolean
        ? T | Expression
        : T extends IntOrQuantity
          ? number | string
          : { readonly [Key in keyof T as ManifestKey<Key>]: ManifestOf<T[Key], Expression> };

/** The classes `IntOrString` and `Quantity` of the imports: they wrap a value that stands bare in a manifest. */
type IntOrQuantity = { readonly value: string | number; readonly name?: never };

/** The generator of the imports writes `Pvc` where the CRDs have `PVC`, and the like. */
type ManifestKey<Key> = Key extends `${infer Head}Pvc${infer Tail}`
  ? `${Head}PVC${Tail}`
  : Key extends keyof Spelling
    ? Spelling[Key]
    : Key;

interface Spelling {
  readonly backupId: 'backupID';
  readonly clusterIp: 'clusterIP';
  readonly enablePdb: 'enablePDB';
  readonly endpointCa: 'endpointCA';
  readonly endpointUrl: 'endpointURL';
  readonly isWalArchiver: 'isWALArchiver';
  readonly postgresGid: 'postgresGID';
  readonly postgresUid: 'postgresUID';
  readonly repoUrl: 'repoURL';
  readonly onepasswordSdk: 'onepasswordSDK';
}
