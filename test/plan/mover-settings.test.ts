import { describe, expect, test } from 'vitest';
import { checkMoverSettings } from '../../lib/plan/mover-settings';

test('settings that are left out are not judged', () => {
  expect(checkMoverSettings('mover', {})).toEqual([]);
  expect(checkMoverSettings('mover', undefined)).toEqual([]);
  expect(checkMoverSettings('mover', { uid: undefined, compression: undefined })).toEqual([]);
});

test('whatever stands in place of the settings does not throw', () => {
  for (const value of [null, 'root', 5, []]) expect(checkMoverSettings('mover', value as never)).toEqual([]);
});

describe.each(['uid', 'gid'])('%s', (key) => {
  test.each([1, 568, 2147483647])('%d passes', (value) => {
    expect(checkMoverSettings('mover', { [key]: value })).toEqual([]);
  });

  test.each([-1, 0, 568.5, 2147483648, Number.NaN, '568', null])('%j is refused', (value) => {
    expect(checkMoverSettings('overrides.mover', { [key]: value })).toEqual([
      {
        field: `overrides.mover.${key}`,
        value,
        allowed: 'a whole number from 1 to 2147483647',
        fix: 'use the user that owns the repository on the NFS server; movers never run as root',
      },
    ]);
  });
});

describe('compression', () => {
  // What `kopia benchmark compression` of both versions lists, and `none`.
  const known = [
    'none',
    'deflate-best-compression',
    'deflate-best-speed',
    'deflate-default',
    'gzip',
    'gzip-best-compression',
    'gzip-best-speed',
    'pgzip',
    'pgzip-best-compression',
    'pgzip-best-speed',
    's2-better',
    's2-default',
    's2-parallel-4',
    's2-parallel-8',
    'zstd',
    'zstd-best-compression',
    'zstd-better-compression',
    'zstd-fastest',
  ];

  test.each(known)('%s passes', (compression) => {
    expect(checkMoverSettings('mover', { compression })).toEqual([]);
  });

  test.each(['brotli', '', 'ZSTD', null])('%j is refused, with the names that Kopia knows', (compression) => {
    expect(checkMoverSettings('mover', { compression } as never)).toEqual([
      {
        field: 'mover.compression',
        value: compression,
        allowed: known.join(', '),
        fix: 'use a name that Kopia knows',
      },
    ]);
  });

  test('I16: lz4 is refused, with the reason and another name: Kopia 0.23 cannot read it', () => {
    for (const field of ['mover', 'overrides.mover']) {
      expect(checkMoverSettings(field, { compression: 'lz4' })).toEqual([
        {
          field: `${field}.compression`,
          value: 'lz4',
          allowed: known.join(', '),
          fix: expect.stringMatching(/^use "zstd-fastest": Kopia 0\.23 cannot read what was written with lz4/),
        },
      ]);
    }
  });
});

describe('parallelism', () => {
  test.each([1, 2, 64])('%d passes', (parallelism) => {
    expect(checkMoverSettings('mover', { parallelism })).toEqual([]);
  });

  test.each([0, 65, 1.5, '2'])('%j is refused', (parallelism) => {
    expect(checkMoverSettings('mover', { parallelism } as never)).toEqual([
      {
        field: 'mover.parallelism',
        value: parallelism,
        allowed: 'a whole number from 1 to 64',
        fix: 'say how many files are uploaded at once',
      },
    ]);
  });
});

describe('cacheCapacity', () => {
  test.each(['2Gi', '100Mi'])('%s passes', (cacheCapacity) => {
    expect(checkMoverSettings('mover', { cacheCapacity })).toEqual([]);
  });

  test.each(['2GB', '', 2, '2', '99Mi'])('%j is refused', (cacheCapacity) => {
    expect(checkMoverSettings('mover', { cacheCapacity } as never)).toEqual([
      {
        field: 'mover.cacheCapacity',
        value: cacheCapacity,
        allowed: 'an amount of storage from "100Mi" on, such as "2Gi"',
        fix: 'write a number with a unit: a mover whose cache outgrows it is evicted, and its backup fails',
      },
    ]);
  });
});

test('everything that is wrong is said at once', () => {
  const settings = { uid: -1, gid: 0, compression: 'best', parallelism: 0, cacheCapacity: 'much' };
  expect(checkMoverSettings('mover', settings).map((problem) => problem.field)).toEqual([
    'mover.uid',
    'mover.gid',
    'mover.compression',
    'mover.parallelism',
    'mover.cacheCapacity',
  ]);
});
