import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptSnapshots } from '../../../lib/analysis/schedule/kept-snapshots';
import { inheritedRetention, KOPIA_DEFAULTS } from '../../../lib/analysis/schedule/kopia-retention';
import { DEFAULT_TIERS } from '../../../lib/plan/schedule';
import { type FullRetention, fullRetention } from '../../../lib/plan/tier';
import { startsInDays } from '../../../lib/units/cron-times';
import { slowHistory } from './slow-kopia';

const DAY = 24 * 3600;
const none = fullRetention({ latest: 0 });

/** Every backup of years, one after the other, with Kopia's retention after each; counted in the last of them. */
function slowly(cron: string, retain: FullRetention, years: number) {
  const firstDay = Date.UTC(2024 - years, 0, 1);
  const observed = Date.UTC(2024, 0, 1);
  const times = startsInDays(cron, firstDay, Math.round((observed - firstDay) / (DAY * 1000)) + 366);
  const counts: number[] = [];
  const ages: number[] = [];
  let index = 0;
  for (const kept of slowHistory(times, retain)) {
    const now = times[index] as number;
    index += 1;
    if (now < observed) continue;
    counts.push(kept.length);
    ages.push((now - (kept[0] as number)) / 1000);
  }
  return {
    count: { least: Math.min(...counts), most: Math.max(...counts) },
    oldestSeconds: { least: Math.min(...ages), most: Math.max(...ages) },
    isSteady: true,
  };
}

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
    expect(ours).toEqual(slowly(cron, fullRetention(retain), 2));
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

  test('is what comes of every single backup of three years', { timeout: 60_000 }, () => {
    const count = fc.integer({ min: 0, max: 9 });
    const retentions = fc.record({
      latest: count,
      hourly: fc.integer({ min: 0, max: 30 }),
      daily: count,
      weekly: fc.integer({ min: 0, max: 20 }),
      monthly: fc.integer({ min: 0, max: 14 }),
      yearly: fc.integer({ min: 0, max: 1 }),
    });
    const crons = fc.constantFrom('0 2 * * *', '0 */8 * * *', '0 2,3 * * *', '30 4 * * 0', '0 2 1 * *', '0 2 1-7 * 1');
    fc.assert(
      fc.property(crons, retentions, (cron, retain) => {
        fc.pre(Object.values(retain).some((kept) => kept > 0));
        expect(keptSnapshots(cron, retain)).toEqual(slowly(cron, retain, 2));
      }),
      { numRuns: 8 },
    );
  });

  test('of hourly backups is what comes of every single one, too', { timeout: 60_000 }, () => {
    const retain = fullRetention(DEFAULT_TIERS[0]?.retain ?? {});
    expect(keptSnapshots('0 * * * *', retain)).toEqual(slowly('0 * * * *', retain, 1));
  });

  test('takes one pass over a year, however often a schedule runs', { timeout: 60_000 }, () => {
    const { count } = keptSnapshots('* * * * *', KOPIA_DEFAULTS);
    expect(count.least).toBeGreaterThan(60);
  });
});
