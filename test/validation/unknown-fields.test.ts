import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../lib/validation/problem';
import { checkFields, isObject, objectOrEmpty } from '../../lib/validation/unknown-fields';

describe('I6: a misspelt field is not ignored', () => {
  test('I6: known fields and such without a value pass', () => {
    expect(checkFields('mover', { uid: 568, gdi: undefined }, ['uid', 'gid'])).toEqual([]);
    expect(checkFields('mover', undefined, ['uid'])).toEqual([]);
  });

  test('I6: each unknown field is named, with the known ones', () => {
    expect(checkFields('mover', { uid: 568, gdi: 568, paralellism: 0 }, ['uid', 'gid'])).toEqual([
      { field: 'mover.gdi', value: 568, allowed: 'uid, gid', fix: 'remove or correct the field' },
      { field: 'mover.paralellism', value: 0, allowed: 'uid, gid', fix: 'remove or correct the field' },
    ]);
  });

  test('I6: at the top a field has no path before it', () => {
    expect(checkFields('', { repo: 5 }, ['repository'])).toMatchObject([{ field: 'repo', value: 5 }]);
  });

  test('I6: names that every object has are unknown fields like others', () => {
    expect(checkFields('mover', { constructor: 1, toString: 2 }, ['uid'])).toMatchObject([
      { field: 'mover.constructor', fix: 'remove or correct the field' },
      { field: 'mover.toString', fix: 'remove or correct the field' },
    ]);
  });
});

describe('fields that are missing on purpose are explained', () => {
  test('I4: copyMethod "Direct" is refused: copies are snapshots', () => {
    expect(checkFields('mover', { copyMethod: 'Direct' }, ['uid'])).toEqual([
      {
        field: 'mover.copyMethod',
        value: 'Direct',
        allowed: 'uid',
        fix: 'remove it: copies are always made with copyMethod "Snapshot"; "Direct" would back up files while they change, and before there are any',
      },
    ]);
  });

  test('I6: overrides are refused where the policy decides', () => {
    expect(checkFields('', { overrides: {} }, ['tier'])).toEqual([
      {
        field: 'overrides',
        value: '(not shown)',
        allowed: 'tier',
        fix: 'remove it, or set protection to "explicit": the policy cannot treat one PVC differently',
      },
    ]);
  });
});

describe('something else in place of an object is said', () => {
  test.each([null, 'x', 5, true, [['uid', 568]]])('%j is no object', (value) => {
    expect(isObject(value)).toBe(false);
    expect(objectOrEmpty(value as never)).toEqual({});
    expect(checkFields('mover', value, ['uid', 'gid'])).toEqual([
      { field: 'mover', value, allowed: 'an object with uid, gid', fix: 'write its fields between { and }' },
    ]);
  });

  test('the whole is called config', () => {
    expect(checkFields('', null, ['storage'])).toMatchObject([{ field: 'config', value: null }]);
  });

  test('an object stays as it is', () => {
    const value = { uid: 568 };
    expect(isObject(value)).toBe(true);
    expect(objectOrEmpty(value)).toBe(value);
    expect(objectOrEmpty(undefined)).toEqual({});
  });
});

describe('I15: an error shows no secret that somebody put where none belongs', () => {
  const secret = 'correct horse';

  test.each(['password', 'passwd', 'KOPIA_PASSWORD', 'passphrase', 'secretValue', 'apiToken', 'accessKey'])(
    'I15: the value of an unknown "%s" is not shown',
    (key) => {
      const problems = checkFields('credentials', { [key]: secret }, ['item']);
      expect(problems).toMatchObject([{ field: `credentials.${key}`, value: '(not shown)' }]);
      expect(inspect(new ConfigError('platform config', problems))).not.toContain(secret);
    },
  );

  test('I15: neither is what stands inside of an unknown field', () => {
    for (const value of [{ value: secret }, [secret]]) {
      expect(checkFields('', { credential: value }, [])).toMatchObject([{ field: 'credential', value: '(not shown)' }]);
    }
  });
});
