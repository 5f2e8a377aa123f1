import { describe, expect, test } from 'vitest';
import { type PlatformConfig } from '../../../lib/plan/config';
import { checkConfig } from '../../../lib/plan/validate';
import { type Overrides, validConfig, validPlan } from '../../support/platform-config';

const problemsWith = (credentials: object) => {
  return checkConfig(validConfig({ credentials } as Overrides<PlatformConfig>));
};
const fieldsOf = (credentials: object) => problemsWith(credentials).map(({ field }) => field);

const token = { name: 'onepassword', key: 'token' };
const connect = { host: 'http://connect.example.svc:8080', vaults: { homelab: 1 }, token };
const sdk = { vault: 'homelab', token };

test('1Password may be reached through Connect, or with the SDK', () => {
  expect(problemsWith({ onePassword: { connect } })).toEqual([]);
  expect(problemsWith({ onePassword: { sdk } })).toEqual([]);
  expect(problemsWith({ onePassword: { sdk: { ...sdk, token: { ...token, namespace: 'vault' } } } })).toEqual([]);
});

test('the provider decides how a field is referred to', () => {
  expect(validPlan({ credentials: { onePassword: { connect } } }).credentials.reference).toBe('itemAndField');
  expect(validPlan({ credentials: { onePassword: { sdk } } }).credentials.reference).toBe('path');
  expect(validPlan({ credentials: { reference: 'path' } }).credentials.reference).toBe('path');
  expect(problemsWith({ onePassword: { sdk }, reference: 'path' })).toEqual([]);
  expect(problemsWith({ onePassword: { connect }, reference: 'path' })).toMatchObject([
    { field: 'credentials.reference', value: 'path', allowed: 'itemAndField, with this provider of 1Password' },
  ]);
  expect(fieldsOf({ onePassword: { sdk }, reference: 'itemAndField' })).toEqual(['credentials.reference']);
  expect(fieldsOf({ reference: 'url' })).toEqual(['credentials.reference']);
});

test('where item and field are joined by a slash, neither has one', () => {
  expect(fieldsOf({ onePassword: { sdk }, item: 'a/b', field: 'c/d' })).toEqual([
    'credentials.item',
    'credentials.field',
  ]);
  expect(fieldsOf({ reference: 'path', item: 'a/b' })).toEqual(['credentials.item']);
  expect(fieldsOf({ item: 'a/b' })).toEqual([]);
});

test('the store that is made is for the whole cluster', () => {
  expect(problemsWith({ store: { kind: 'SecretStore', name: 'a' }, onePassword: { connect } })).toMatchObject([
    {
      field: 'credentials.store.kind',
      value: 'SecretStore',
      allowed: 'ClusterSecretStore, with credentials.onePassword',
    },
  ]);
});

test('exactly one way to reach 1Password', () => {
  expect(problemsWith({ onePassword: {} })).toMatchObject([
    { field: 'credentials.onePassword', allowed: 'exactly one of `connect` and `sdk`', value: [] },
  ]);
  expect(problemsWith({ onePassword: { connect, sdk } })).toMatchObject([
    { field: 'credentials.onePassword', value: ['connect', 'sdk'] },
  ]);
  expect(fieldsOf({ onePassword: 'connect' })).toEqual(['credentials.onePassword', 'credentials.onePassword']);
});

describe('every field is checked', () => {
  test.each([
    ['host', { ...connect, host: 'connect:8080' }],
    ['vaults', { ...connect, vaults: {} }],
    ['vaults', { ...connect, vaults: { homelab: 0 } }],
    ['vaults', { ...connect, vaults: 'homelab' }],
    ['token.name', { ...connect, token: { ...token, name: 'Token' } }],
    ['token.key', { ...connect, token: { ...token, key: 'a b' } }],
    ['token.namespace', { ...connect, token: { ...token, namespace: 'a.b' } }],
  ])('connect.%s', (field, wrong) => {
    expect(fieldsOf({ onePassword: { connect: wrong } })).toEqual([`credentials.onePassword.connect.${field}`]);
  });

  test.each([
    ['vault', { ...sdk, vault: ' ' }],
    ['token.name', { ...sdk, token: { key: 'token' } }],
  ])('sdk.%s', (field, wrong) => {
    expect(fieldsOf({ onePassword: { sdk: wrong } })).toEqual([`credentials.onePassword.sdk.${field}`]);
  });

  test.each([[{}], [{ team: true }], ['all']])('namespaceLabels is never %j', (namespaceLabels) => {
    expect(fieldsOf({ onePassword: { connect, namespaceLabels } })).toEqual([
      'credentials.onePassword.namespaceLabels',
    ]);
  });
});

test('I15: a token that somebody writes in place of its Secret is not repeated', () => {
  const problems = problemsWith({ onePassword: { connect: { ...connect, token: 'eyJhbGciOi' } } });
  expect(problems.length).toBeGreaterThan(0);
  expect(JSON.stringify(problems)).not.toContain('eyJhbGciOi');
});

describe('one Secret for each namespace', () => {
  const namespaceLabels = { 'example.com/backups': 'allowed' };

  test('is an option; by default each PVC has one', () => {
    expect(validPlan().credentials).toMatchObject({ secretPer: 'pvc', namespaceLabels: undefined });
    expect(problemsWith({ secretPer: 'namespace' })).toEqual([]);
    expect(problemsWith({ secretPer: 'namespace', namespaceLabels })).toEqual([]);
    expect(problemsWith({ secretPer: 'cluster' })).toMatchObject([
      { field: 'credentials.secretPer', value: 'cluster', allowed: 'pvc, namespace' },
    ]);
  });

  test('goes to the namespaces that may use the store, unless told otherwise', () => {
    const store = { onePassword: { connect, namespaceLabels } };
    expect(validPlan({ credentials: { secretPer: 'namespace', ...store } }).credentials.namespaceLabels).toEqual(
      namespaceLabels,
    );
    expect(problemsWith({ secretPer: 'namespace', namespaceLabels, ...store })).toEqual([]);
    expect(problemsWith({ secretPer: 'namespace', namespaceLabels: { other: 'label' }, ...store })).toMatchObject([
      { field: 'credentials.namespaceLabels', allowed: expect.stringContaining('the same labels') },
    ]);
  });

  test('labels that would do nothing, or select everything, are refused', () => {
    expect(fieldsOf({ namespaceLabels })).toEqual(['credentials.namespaceLabels']);
    expect(fieldsOf({ secretPer: 'namespace', namespaceLabels: {} })).toEqual(['credentials.namespaceLabels']);
    expect(fieldsOf({ secretPer: 'namespace', namespaceLabels: { 'not a key': 'x' } })).not.toEqual([]);
  });
});
