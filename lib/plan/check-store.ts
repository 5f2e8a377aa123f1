import { HTTP_URL, OBJECT_NAME, SECRET_KEY, STORE_TEXT } from '../validation/patterns';
import { isObject } from '../validation/unknown-fields';
import { type Checker } from './checker';

const CONNECT = 'credentials.onePassword.connect';
const SDK = 'credentials.onePassword.sdk';

/** Says what is wrong with the secret store that is made, and with how it is used. */
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

function requireLabels(checker: Checker, field: string): void {
  const labels = checker.at(field);
  checker.require(
    !isObject(labels) || Object.keys(labels).length > 0,
    field,
    'at least one label',
    'name a label: none would mean every namespace of the cluster',
  );
}

function checkOnePassword(checker: Checker): void {
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
