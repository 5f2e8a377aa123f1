import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptSnapshots } from '../../../lib/analysis/schedule/kept-snapshots';
import { DEFAULT_TIERS } from '../../../lib/plan/schedule';
import { fullRetention } from '../../../lib/plan/tier';
import { keptSlowly } from './slow-kopia';

describe('what is kept once a schedule has run for long enough', () => {
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
        expect(keptSnapshots(cron, retain)).toEqual(keptSlowly(cron, retain, 2));
      }),
      { numRuns: 8 },
    );
  });

  test('of hourly backups is what comes of every single one, too', { timeout: 60_000 }, () => {
    const retain = fullRetention(DEFAULT_TIERS[0]?.retain ?? {});
    expect(keptSnapshots('0 * * * *', retain)).toEqual(keptSlowly('0 * * * *', retain, 1));
  });
});
