import { expect, test } from 'vitest';
import { NameIndex } from '../../lib/inventory/name-index';

const index = new NameIndex<string>();
index.add({ name: 'data', namespace: 'app' }, 'of app');
index.add({ name: 'bare', namespace: undefined }, 'of nobody');

test.each([
  ['data', 'app', 'of app'],
  ['data', 'other', undefined],
  ['data', undefined, 'of app'],
  ['bare', 'app', 'of nobody'],
  ['bare', undefined, 'of nobody'],
  ['none', undefined, undefined],
])('%s of namespace %s is %s: without a namespace the name decides', (name, namespace, value) => {
  expect(index.get({ name, namespace })).toBe(value);
  expect(index.has({ name, namespace })).toBe(value !== undefined);
});
