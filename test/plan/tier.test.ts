import { describe, expect, test } from 'vitest';
import {
  checkRetention,
  checkSchedule,
  checkTierLabel,
  checkTiers,
  fullRetention,
  isLabelValue,
  type Tier,
} from '../../lib/plan/tier';
import { type AllOptions } from '../support/platform-config';

const tier = (overrides: Partial<Tier> = {}): Tier => ({
  label: 'hourly',
  cron: '0 * * * *',
  retain: { hourly: 24 },
  ...overrides,
});

describe('a retention', () => {
  const nothingKept = (value: unknown) => [
    {
      field: 'tiers[0].retain',
      value,
      allowed: 'at least one kind above 0',
      fix: 'keep at least one snapshot: with 0 everywhere Kopia deletes every backup',
    },
  ];

  test('I10: states every kind: 0 where none was given, but 2 latest, so that a new snapshot leaves the one before', () => {
    expect(fullRetention({})).toEqual({ latest: 2, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 });
    const all = { latest: 1, hourly: 2, daily: 3, weekly: 4, monthly: 5, yearly: 6 };
    expect(fullRetention(all)).toEqual(all);
  });

  test.each(['latest', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'])('may keep %s snapshots alone', (kind) => {
    expect(checkRetention('retain', { [kind]: 1 })).toEqual([]);
  });

  test('may leave kinds out, or state 0 for some', () => {
    expect(checkRetention('retain', { hourly: 24, daily: undefined, weekly: 0 })).toEqual([]);
  });

  test.each([
    {},
    { hourly: 0, daily: 0 },
    { latest: 0, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
    { hourly: undefined },
    undefined,
    null,
    24,
    [24],
  ])('that keeps nothing is refused: %j', (retain) => {
    expect(checkRetention('tiers[0].retain', retain as never)).toEqual(nothingKept(retain));
  });

  test.each([-1, 1.5, '24', null, Number.NaN])('does not count %j snapshots', (hourly) => {
    expect(checkRetention('retain', { hourly, daily: 7 } as never)).toEqual([
      {
        field: 'retain.hourly',
        value: hourly,
        allowed: 'a whole number from 0',
        fix: 'say how many snapshots of this kind to keep',
      },
    ]);
  });

  test('knows no other kinds', () => {
    expect(checkRetention('retain', { hourly: 24, annual: 3 } as never)).toEqual([
      {
        field: 'retain.annual',
        value: 3,
        allowed: 'latest, hourly, daily, weekly, monthly, yearly',
        fix: 'use one of these kinds',
      },
    ]);
  });

  test('tells all faults at once, and not that nothing is left', () => {
    const fieldsOf = (retain: object) => checkRetention('retain', retain).map((problem) => problem.field);
    expect(fieldsOf({ hourly: -1, last: 3 })).toEqual(['retain.hourly', 'retain.last']);
    expect(fieldsOf({ hourly: 0, last: 3 })).toEqual(['retain.last']);
  });
});

describe('a schedule', () => {
  test('may have any minute where starts are not spread, and 0 where they are', () => {
    expect(checkSchedule('cron', '30 2 * * *', false)).toEqual([]);
    expect(checkSchedule('cron', '0 2 * * *', true)).toEqual([]);
  });

  test.each(['30 2 * * *', '* * * * *', '*/15 * * * *', '00 2 * * *'])(
    'I11: "%s" cannot be spread, because it states minutes of its own',
    (cron) => {
      expect(checkSchedule('schedule.tiers[1].cron', cron, true)).toEqual([
        {
          field: 'schedule.tiers[1].cron',
          value: cron,
          allowed: 'minute 0 where starts are spread',
          fix: 'write 0 as the minute (each PVC gets a minute of its own), or set spread to false for this tier',
        },
      ]);
    },
  );

  test.each([true, false])('that VolSync would refuse is refused, spread: %s', (spread) => {
    expect(checkSchedule('cron', '1-5/2 * * * *', spread)).toEqual([
      {
        field: 'cron',
        value: '1-5/2 * * * *',
        allowed:
          'five cron fields as VolSync reads them; here VolSync accepts only numbers, lists, a-b, a/n, * and */n in a field',
        fix: 'write minute, hour, day of month, month and day of week, for example "0 2 * * *"',
      },
    ]);
  });

  test('must be there', () => {
    expect(checkSchedule('cron', undefined, true)).toMatchObject([
      { field: 'cron', value: undefined, allowed: expect.stringContaining('here it is not a string') },
    ]);
  });
});

describe('the label value of a tier', () => {
  test.each(['hourly', 'a', '7', 'every-6.hours_A', 'a'.repeat(63)])('may be "%s"', (label) => {
    expect(isLabelValue(label)).toBe(true);
    expect(checkTierLabel('tier', label)).toEqual([]);
  });

  test.each(['', ' ', 'a b', '-a', 'a-', '.a', 'a_', 'a/b', 'ä', 'a'.repeat(64), 'a\n', undefined, null, 7, ['a']])(
    'I6: is never %j',
    (label) => {
      expect(isLabelValue(label)).toBe(false);
      expect(checkTierLabel('tier', label)).toEqual([
        {
          field: 'tier',
          value: label,
          allowed: 'a label value of Kubernetes: 1 to 63 letters, digits, "-", "_" and "."',
          fix: 'choose the word that is written behind "backup:" on a PVC',
        },
      ]);
    },
  );
});

describe('tiers', () => {
  test('may state every option', () => {
    const everything: AllOptions<Tier> = {
      label: 'everything',
      cron: '30 */6 * * *',
      retain: { latest: 1, hourly: 2, daily: 3, weekly: 4, monthly: 5, yearly: 6 },
      spread: false,
    };
    expect(checkTiers('tiers', [everything], true)).toEqual([]);
  });

  test('are fine with different labels', () => {
    expect(checkTiers('tiers', [tier(), tier({ label: 'daily', spread: true })], true)).toEqual([]);
  });

  test.each([[], {}, null, 'hourly', undefined])('are a list with something in it, not %j', (tiers) => {
    expect(checkTiers('schedule.tiers', tiers as never, true)).toEqual([
      {
        field: 'schedule.tiers',
        value: tiers,
        allowed: 'at least one tier',
        fix: 'add a tier with label, cron and retain',
      },
    ]);
  });

  test('I6: one label value cannot mean two tiers', () => {
    const tiers = [tier(), tier({ label: 'daily' }), tier({ cron: '0 2 * * *' })];
    expect(checkTiers('tiers', tiers, true)).toEqual([
      {
        field: 'tiers[2].label',
        value: 'hourly',
        allowed: 'each label value once',
        fix: 'rename or remove one of the two tiers',
      },
    ]);
  });

  test('are spread as the platform says, unless they say it themselves', () => {
    const atHalfPast = { cron: '30 * * * *' };
    const fields = (spread: boolean | undefined, byDefault: boolean) =>
      checkTiers('tiers', [tier({ ...atHalfPast, spread })], byDefault).map((problem) => problem.field);
    expect(fields(undefined, true)).toEqual(['tiers[0].cron']);
    expect(fields(undefined, false)).toEqual([]);
    expect(fields(true, false)).toEqual(['tiers[0].cron']);
    expect(fields(false, true)).toEqual([]);
  });

  test('are judged one by one, with every fault of each', () => {
    const tiers = [
      tier(),
      { label: 'a b', cron: '0', retain: {}, spread: 'no', copyMethod: 'Direct' } as never,
      {} as never,
      null as never,
    ];
    expect(checkTiers('tiers', tiers, true).map((problem) => problem.field)).toEqual([
      'tiers[1].copyMethod',
      'tiers[1].label',
      'tiers[1].spread',
      'tiers[1].cron',
      'tiers[1].retain',
      'tiers[2].label',
      'tiers[2].cron',
      'tiers[2].retain',
      'tiers[3]',
      'tiers[3].label',
      'tiers[3].cron',
      'tiers[3].retain',
    ]);
  });

  test('know the fields label, cron, retain and spread', () => {
    expect(checkTiers('tiers', [{ ...tier(), retention: 5 } as never], true)).toMatchObject([
      { field: 'tiers[0].retention', allowed: 'label, cron, retain, spread' },
    ]);
  });
});
