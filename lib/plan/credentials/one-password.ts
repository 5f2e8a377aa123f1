import { HTTP_URL, OBJECT_NAME, SECRET_KEY, STORE_TEXT } from '../../validation/patterns';
import { isObject } from '../../validation/unknown-fields';
import { type Checker } from '../checker';
import { type FieldsOf } from '../fields';

/** 1Password, through a Connect server of yours (no quota) or directly (a quota of calls for each account and day). */
export type OnePasswordConfig = OnePasswordUsers &
  ({ readonly connect: OnePasswordConnectConfig } | { readonly sdk: OnePasswordSdkConfig });

/** A Connect server of 1Password. */
export interface OnePasswordConnectConfig {
  /** URL of the Connect server inside the cluster. */
  readonly host: string;
  /** Name of a vault → its place in the search order, from 1. */
  readonly vaults: Readonly<Record<string, number>>;
  /** Token of the Connect server. */
  readonly token: SecretKeyConfig;
}

/** 1Password itself. */
export interface OnePasswordSdkConfig {
  /** Name of the vault. */
  readonly vault: string;
  /** Token of the service account. */
  readonly token: SecretKeyConfig;
}

/** Who may use the store that is made for 1Password. */
export interface OnePasswordUsers {
  /**
   * Labels of the namespaces that may use the store; the platform's own and that of the databases always may. Whoever may
   * use it can read every item in its vaults.
   * @default - all but the excluded namespaces
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
}

/** A key of a Secret that you made by hand; its value is none of this config's business. */
export interface SecretKeyConfig {
  /** Name of the Secret. */
  readonly name: string;
  /** Key in the Secret. */
  readonly key: string;
  /**
   * Namespace of the Secret.
   * @default - the namespace of External Secrets
   */
  readonly namespace?: string;
}

export const ONE_PASSWORD_FIELDS: Readonly<Record<'connect' | 'sdk' | keyof OnePasswordUsers, true>> = {
  connect: true,
  sdk: true,
  namespaceLabels: true,
};

export const CONNECT_FIELDS: FieldsOf<OnePasswordConnectConfig> = { host: true, vaults: true, token: true };

export const SDK_FIELDS: FieldsOf<OnePasswordSdkConfig> = { vault: true, token: true };

export const TOKEN_FIELDS: FieldsOf<SecretKeyConfig> = { name: true, key: true, namespace: true };

const CONNECT = 'credentials.onePassword.connect';

export const SDK = 'credentials.onePassword.sdk';

/** Says what is wrong with the store that is made for 1Password. */
export function checkOnePassword(checker: Checker): void {
  checker.require(
    checker.has(CONNECT) !== checker.has(SDK),
    'credentials.onePassword',
    'exactly one of `connect` and `sdk`',
    'say how External Secrets reaches 1Password',
    Object.keys(Object(checker.at('credentials.onePassword'))),
  );
  checker.require(
    checker.at('credentials.store.kind') !== 'SecretStore',
    'credentials.store.kind',
    'ClusterSecretStore, with credentials.onePassword',
    'the store that is made is one for the whole cluster',
  );
  if (checker.has('credentials.onePassword.namespaceLabels')) {
    checker.labels('credentials.onePassword.namespaceLabels');
    requireLabels(checker, 'credentials.onePassword.namespaceLabels');
  }
  if (checker.has(CONNECT)) {
    checker.text(
      `${CONNECT}.host`,
      HTTP_URL,
      'the URL of the Connect server',
      'write http:// or https:// and the name',
    );
    checkVaults(checker);
    checkToken(checker, `${CONNECT}.token`);
  }
  if (checker.has(SDK)) {
    checker.text(`${SDK}.vault`, STORE_TEXT, 'the name of a vault', 'name the vault that holds the item');
    checkToken(checker, `${SDK}.token`);
  }
}

/** No label at all would mean every namespace of the cluster. */
export function requireLabels(checker: Checker, field: string): void {
  const labels = checker.at(field);
  checker.require(
    !isObject(labels) || Object.keys(labels).length > 0,
    field,
    'at least one label',
    'name a label: none would mean every namespace of the cluster',
  );
}

function checkVaults(checker: Checker): void {
  const vaults = checker.at(`${CONNECT}.vaults`);
  const places: unknown[] = isObject(vaults) ? Object.values(vaults) : [];
  checker.require(
    places.length > 0 && places.every((place) => Number.isInteger(place) && (place as number) >= 1),
    `${CONNECT}.vaults`,
    'at least one vault, each with its place in the search order, from 1',
    'name the vault that holds the item, for example { homelab: 1 }',
  );
}

function checkToken(checker: Checker, field: string): void {
  checker.text(`${field}.name`, OBJECT_NAME, 'the name of a Secret', 'name the Secret that holds the token');
  checker.text(`${field}.key`, SECRET_KEY, 'a key of the Secret, never its value', 'name the key, for example "token"');
  if (checker.has(`${field}.namespace`)) checker.namespace(`${field}.namespace`, 'name the namespace of the Secret');
}
