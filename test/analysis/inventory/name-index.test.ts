import { describe, expect, it, test } from 'vitest';
import { NameIndex } from '../../../lib/analysis/inventory/name-index';

const index = new NameIndex<string>();
index.add({ name: 'data', namespace: 'app' }, 'of app');
index.add({ name: 'bare', namespace: undefined }, 'of nobody');
index.add({ name: 'both', namespace: 'one' }, 'of one');
index.add({ name: 'both', namespace: 'two' }, 'of two');
index.add({ name: 'mixed', namespace: undefined }, 'of nobody');
index.add({ name: 'mixed', namespace: 'one' }, 'of one');

test.each([
  ['data', 'app', 'of app', false],
  ['data', 'other', undefined, false],
  ['data', undefined, 'of app', false],
  ['bare', 'app', 'of nobody', false],
  ['bare', undefined, 'of nobody', false],
  ['none', undefined, undefined, false],
  ['both', 'one', 'of one', false],
  ['both', 'three', undefined, false],
  ['both', undefined, undefined, true],
  ['mixed', undefined, 'of nobody', false],
  ['mixed', 'one', 'of one', false],
  ['mixed', 'two', undefined, true],
  [undefined, 'app', undefined, false],
])('%s of namespace %s is %s: without a namespace the name decides, when nothing else has it', (...row) => {
  const [name, namespace, value, isAmbiguous] = row;
  expect(index.get({ name, namespace })).toBe(value);
  expect(index.has({ name, namespace })).toBe(value !== undefined);
  expect(index.isAmbiguous({ name, namespace })).toBe(isAmbiguous);
});

describe('an index that knows who asks', () => {
  it('gives nothing without a namespace to several', () => {
    const askers = ['one', 'two'].map((namespace) => ({ name: 'data', namespace }));
    const asked = new NameIndex<string>(askers);
    asked.add({ name: 'data', namespace: undefined }, 'of nobody');
    for (const asker of askers) {
      expect(asked.get(asker)).toBeUndefined();
      expect(asked.isAmbiguous(asker)).toBe(true);
    }
  });

  it('gives it to one, however often it asks', () => {
    const askers = [1, 2].map(() => ({ name: 'data', namespace: 'one' }));
    const asked = new NameIndex<string>(askers);
    asked.add({ name: 'data', namespace: undefined }, 'of nobody');
    expect(asked.get({ name: 'data', namespace: 'one' })).toBe('of nobody');
  });

  it('gives all of one name', () => {
    const several = new NameIndex<string>();
    for (const value of ['first', 'second']) several.add({ name: 'pg', namespace: 'app' }, value);
    expect(several.all({ name: 'pg', namespace: 'app' })).toEqual(['first', 'second']);
    expect(several.get({ name: 'pg', namespace: 'app' })).toBe('second');
  });
});
