import { OBJECT_NAME, STORE_TEXT } from '../../validation/patterns';
import { type Checker } from '../checker';
import { type FieldsOf } from '../fields';
import { checkOnePassword, type OnePasswordConfig, requireLabels, SDK } from './one-password';

/** Where the password of the repository comes from. No secret value stands in the config. */
export interface CredentialsConfig {
  /** The store that External Secrets reads. */
  readonly store: StoreConfig;
  /** Item in the store, for example `rustfs`. A name without `{`, `}` and `$`, never a secret value. */
  readonly item: string;
  /** Field of the item that holds the password of the Kopia repository, for example `kopia_password`; never the password. */
  readonly field: string;
  /**
   * How often External Secrets reads the store again, for each Secret, as a Go duration above 0. Mind the store's quota.
   * @default '1h0m0s'
   */
  readonly refreshInterval?: string;
  /**
   * How the store wants a field to be referred to: item and field apart (1Password Connect and most others), or
   * `<item>/<field>` in one (1Password SDK).
   * @default - `path` with `onePassword.sdk`, else `itemAndField`
   */
  readonly reference?: StoreReference;
  /**
   * Which Secret movers read. `pvc`: one for each protected PVC, made from an ExternalSecret of its own. `namespace`: one
   * for each namespace, made by one ClusterExternalSecret, so that the store is read once for each namespace: the quota
   * of the 1Password SDK does not survive one ExternalSecret for each PVC.
   * @default 'pvc'
   */
  readonly secretPer?: SecretScope;
  /**
   * With `secretPer: 'namespace'`: labels of the namespaces that get the Secret. A protected PVC elsewhere is refused.
   * Whoever can read Secrets in such a namespace can read every backup.
   * @default - those of `onePassword.namespaceLabels`; without them, all but the excluded namespaces
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /**
   * Makes the store, for 1Password. `store.kind` must be `ClusterSecretStore`.
   * @default - none: you have it already
   */
  readonly onePassword?: OnePasswordConfig;
}

/** A store of External Secrets. */
export interface StoreConfig {
  /** Kind of the store. */
  readonly kind: StoreKind;
  /**
   * Name of the store. A `SecretStore` must exist under it in every namespace with a protected PVC, in the platform's, and
   * in that of the databases.
   */
  readonly name: string;
}

/** Kinds of stores of External Secrets. */
export type StoreKind = 'ClusterSecretStore' | 'SecretStore';

/** How a store wants a field of an item to be referred to. */
export type StoreReference = 'itemAndField' | 'path';

/** Whether movers read a Secret of their PVC, or one of their namespace. */
export type SecretScope = 'pvc' | 'namespace';

/** Where the password of the repository comes from. */
export interface CredentialsPlan {
  /** The store that External Secrets reads. */
  readonly store: StoreConfig;
  /** Item in the store. */
  readonly item: string;
  /** Field of the item. */
  readonly field: string;
  /** How often External Secrets reads the store again, as a Go duration. */
  readonly refreshInterval: string;
  /** How the store wants a field to be referred to. */
  readonly reference: StoreReference;
  /** Whether movers read a Secret of their PVC, or one of their namespace. */
  readonly secretPer: SecretScope;
  /** Labels of the namespaces in which a PVC can have credentials. `undefined`: all but the excluded ones. */
  readonly namespaceLabels: Readonly<Record<string, string>> | undefined;
  /** `undefined` where the store is there already. */
  readonly onePassword: OnePasswordConfig | undefined;
}

export const CREDENTIALS_FIELDS: FieldsOf<CredentialsConfig> = {
  store: true,
  item: true,
  field: true,
  refreshInterval: true,
  reference: true,
  secretPer: true,
  namespaceLabels: true,
  onePassword: true,
};

export const STORE_FIELDS: FieldsOf<StoreConfig> = { kind: true, name: true };

const STORE_KINDS = ['ClusterSecretStore', 'SecretStore'] as const;

/** Says what is wrong with the credentials. */
export function checkCredentials(checker: Checker): void {
  checker.oneOf('credentials.store.kind', STORE_KINDS, 'name the kind of store that External Secrets reads');
  checker.text('credentials.store.name', OBJECT_NAME, 'the name of the store', 'see `kubectl get clustersecretstore`');
  for (const key of ['item', 'field']) {
    checker.text(
      `credentials.${key}`,
      STORE_TEXT,
      'a name in the secret store without "{", "}" and "$", never a secret value',
      `name the ${key} that holds the password of the repository`,
    );
  }
  // To External Secrets 0 means: fetch it once (API of ExternalSecret, 2.9: refreshInterval, refreshPolicy).
  checker.optionalDuration(
    'credentials.refreshInterval',
    1,
    'a duration above 0, such as "1h0m0s"',
    'write hours, minutes and seconds: with "0s" a password that was changed would never arrive',
  );
}

/** Says what is wrong with how the store is used, and with the one that is made. */
export function checkStore(checker: Checker): void {
  checkReference(checker);
  checkSecretScope(checker);
  if (checker.has('credentials.onePassword')) checkOnePassword(checker);
}

function checkReference(checker: Checker): void {
  const reference = checker.at('credentials.reference');
  if (reference !== undefined) {
    checker.oneOf('credentials.reference', ['itemAndField', 'path'], 'use "path" for the 1Password SDK provider only');
  }
  if (checker.has('credentials.onePassword')) {
    const fitting = checker.has(SDK) ? 'path' : 'itemAndField';
    checker.require(
      reference === undefined || reference === fitting,
      'credentials.reference',
      `${fitting}, with this provider of 1Password`,
      'remove it: the provider decides',
    );
  }
  const isPath = reference === 'path' || checker.has(SDK);
  for (const field of ['credentials.item', 'credentials.field']) {
    checker.require(
      !isPath || !String(checker.at(field)).includes('/'),
      field,
      'a name without "/", where item and field are joined by one',
      'rename it in 1Password, or use its id',
    );
  }
}

function checkSecretScope(checker: Checker): void {
  const [field, ofStore] = ['credentials.namespaceLabels', 'credentials.onePassword.namespaceLabels'];
  if (checker.at('credentials.secretPer') !== undefined) {
    checker.oneOf('credentials.secretPer', ['pvc', 'namespace'], 'leave it out for one Secret for each PVC');
  }
  if (!checker.has(field)) return;
  checker.require(
    checker.at('credentials.secretPer') === 'namespace',
    field,
    'only with credentials.secretPer: "namespace"',
    'remove it: with one Secret for each PVC, every namespace with a protected PVC gets one',
  );
  checker.labels(field);
  requireLabels(checker, field);
  checker.require(
    !checker.has(ofStore) || sameLabels(checker.at(field), checker.at(ofStore)),
    field,
    `the same labels as ${ofStore}`,
    'state them there only: a namespace that may not use the store cannot have the Secret',
  );
}

function sameLabels(a: unknown, b: unknown): boolean {
  const sorted = (labels: unknown) => JSON.stringify(Object.entries(Object(labels)).sort());
  return sorted(a) === sorted(b);
}

/** The credentials, with their defaults. */
export function resolveCredentials({ store, item, field, ...rest }: CredentialsConfig): CredentialsPlan {
  const { refreshInterval = '1h0m0s', onePassword, secretPer = 'pvc' } = rest;
  const { reference = onePassword !== undefined && 'sdk' in onePassword ? 'path' : 'itemAndField' } = rest;
  const { namespaceLabels = onePassword?.namespaceLabels } = rest;
  return { store, item, field, refreshInterval, reference, secretPer, namespaceLabels, onePassword };
}
