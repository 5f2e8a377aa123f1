import { describe, expect, test } from 'vitest';
import { keptSnapshots } from '../../../lib/analysis/schedule/kept-snapshots';
import { inheritedRetention, KOPIA_DEFAULTS } from '../../../lib/analysis/schedule/kopia-retention';
import { DEFAULT_TIERS } from '../../../lib/plan/schedule';
import { fullRetention } from '../../../lib/plan/tier';
import { keptSlowly } from './slow-kopia';

const DAY = 24 * 3600;
const none = fullRetention({ latest: 0 });

describe('what is kept once a schedule has run for long enough', () => {
  test('with daily backups and seven of them is a week', () => {
    expect(keptSnapshots('0 2 * * *', { ...none, daily: 7 })).toEqual({
      count: { least: 7, most: 7 },
      oldestSeconds: { least: 6 * DAY, most: 6 * DAY },
      isSteady: true,
    });
  });

  test('with weekly backups and the three latest is two weeks', () => {
    const { count, oldestSeconds } = keptSnapshots('0 2 * * 0', { ...none, latest: 3 });
    expect(count).toEqual({ least: 3, most: 3 });
    expect(oldestSeconds).toEqual({ least: 14 * DAY, most: 14 * DAY });
  });

  test("with the default tiers is more than the numbers say, and more again with Kopia's own", () => {
    const { cron, retain } = DEFAULT_TIERS[1] as (typeof DEFAULT_TIERS)[number];
    const ours = keptSnapshots(cron, fullRetention(retain));
    const inherited = keptSnapshots(cron, inheritedRetention(retain));
    expect(ours).toEqual(keptSlowly(cron, fullRetention(retain), 2));
    // Found by a run of 60 days with the real Kopia: 13, of which ten are the latest.
    expect(inherited.count.least).toBeGreaterThan(ours.count.most);
    expect(inherited.oldestSeconds.least).toBeGreaterThan(ours.oldestSeconds.most);
  });

  test('reaches back as many years as are kept', () => {
    const { oldestSeconds, isSteady } = keptSnapshots('0 2 * * *', { ...none, yearly: 3 });
    expect(isSteady).toBe(true);
    // On 1 January: that day, the last one of the year before, and of the one before that.
    expect(oldestSeconds).toEqual({ least: 366 * DAY, most: 731 * DAY });
  });

  test('is said to be still growing where thirty years are not enough', () => {
    const { isSteady, count } = keptSnapshots('0 2 1 1 *', { ...none, yearly: 100 });
    expect(isSteady).toBe(false);
    expect(count.most).toBeGreaterThan(25);
  });

  test('is known of a schedule that has no day in the year that is looked at', () => {
    const { count } = keptSnapshots('0 2 29 2 *', { ...none, latest: 2 });
    expect(count).toEqual({ least: 2, most: 2 });
  });
  test('takes one pass over a year, however often a schedule runs', { timeout: 60_000 }, () => {
    const { count } = keptSnapshots('* * * * *', KOPIA_DEFAULTS);
    expect(count.least).toBeGreaterThan(60);
  });
});
