import { describe, expect, test } from 'vitest';
import { type NfsSquash } from '../../lib/plan/repository';
import { checkOverrides, type ProtectionOverrides } from '../../lib/protection/protection-overrides';
import { validPlan } from '../support/platform-config';

const all: Required<ProtectionOverrides> = {
  cron: '15 */3 * * *',
  retain: { daily: 30 },
  mover: { uid: 1000, gid: 1001, compression: 'zstd', parallelism: 8, cacheCapacity: '10Gi' },
};

const check = (overrides: unknown, squash: NfsSquash = 'none') =>
  checkOverrides('overrides', overrides as ProtectionOverrides, validPlan({ repository: { squash } }));

test('a PVC may have nothing its own way, or everything', () => {
  expect(check({})).toEqual([]);
  expect(check({ cron: undefined, retain: undefined, mover: undefined })).toEqual([]);
  expect(check(all, 'all')).toEqual([]);
});

test('schedule and retention follow the rules of a tier', () => {
  expect(check({ cron: '60 * * * *', retain: { daily: 0 } })).toMatchObject([
    { field: 'overrides.cron', allowed: expect.stringContaining('minute 60 is outside 0 to 59') },
    { field: 'overrides.retain', allowed: 'at least one kind above 0' },
  ]);
});

test('a schedule of its own is used as it is, at any minute', () => {
  expect(check({ cron: '7,37 * * * *' })).toEqual([]);
});

describe('I7: another uid is allowed only where the export maps all users to one', () => {
  test.each(['uid', 'gid'])('I7: another %s without squash is refused', (key) => {
    expect(check({ mover: { [key]: 1000 } })).toEqual([
      {
        field: `overrides.mover.${key}`,
        value: 1000,
        allowed: '568, the platform\'s, because repository.squash is "none"',
        fix: 'leave it out; or let the NFS export map all users to one and set repository.squash to "all"',
      },
    ]);
  });

  test.each(['uid', 'gid'])("I7: the platform's %s may be stated, and another one with squash", (key) => {
    expect(check({ mover: { [key]: 568 } })).toEqual([]);
    expect(check({ mover: { [key]: 1000 } }, 'all')).toEqual([]);
  });

  test('I7: the uid -1 is refused with squash too', () => {
    expect(check({ mover: { uid: -1 } }, 'all')).toMatchObject([
      { field: 'overrides.mover.uid', value: -1, allowed: 'a whole number from 1 to 2147483647' },
    ]);
  });
});

describe('I6: no override is silently lost', () => {
  test('I4: copyMethod "Direct" is refused at both places', () => {
    const fix = expect.stringContaining('always made with copyMethod "Snapshot"');
    expect(check({ copyMethod: 'Direct', mover: { copyMethod: 'Direct' } })).toMatchObject([
      { field: 'overrides.copyMethod', value: 'Direct', allowed: 'cron, retain, mover', fix },
      {
        field: 'overrides.mover.copyMethod',
        value: 'Direct',
        allowed: 'uid, gid, compression, parallelism, cacheCapacity',
        fix,
      },
    ]);
  });

  test('I6: how movers get at the share is not for one PVC to decide', () => {
    expect(check({ mover: { injection: 'native' } })).toMatchObject([{ field: 'overrides.mover.injection' }]);
  });

  test.each([null, 'daily', []])('I6: %j instead of overrides, or instead of their mover, is refused', (value) => {
    expect(check(value)).toMatchObject([{ field: 'overrides', allowed: 'an object with cron, retain, mover' }]);
    expect(check({ mover: value })).toMatchObject([{ field: 'overrides.mover', value }]);
  });

  test('I16: everything is said at once', () => {
    const wrong = { cron: '', retain: {}, mover: { uid: 1, gid: 2, parallelism: 0 }, schedule: '' };
    expect(check(wrong).map((problem) => problem.field)).toEqual([
      'overrides.schedule',
      'overrides.cron',
      'overrides.retain',
      'overrides.mover.parallelism',
      'overrides.mover.uid',
      'overrides.mover.gid',
    ]);
  });
});
