import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inheritedRetention, KopiaRetention, type Snapshot } from '../../lib/analysis/schedule/kopia-retention';
import { DEFAULT_TIERS } from '../../lib/plan/schedule';
import { type FullRetention, fullRetention } from '../../lib/plan/tier';
import { startsInDays } from '../../lib/units/cron-times';
import { KopiaRepository } from './support/kopia-repository';

let work: string;
let repository: KopiaRepository;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'retention-'));
  repository = await KopiaRepository.create(work);
});
afterAll(() => rmSync(work, { recursive: true }));

/** What the simulation keeps after each backup. */
function simulated(times: readonly number[], retain: FullRetention): number[][] {
  const retention = new KopiaRetention(retain);
  let kept: Snapshot[] = [];
  return times.map((time) => {
    kept = retention.keep([retention.snapshot(time), ...kept]);
    return kept.map((snapshot) => snapshot.time).reverse();
  });
}

const minute = (time: number) => new Date(time).toISOString().slice(0, 16);
const retain = DEFAULT_TIERS[1]?.retain ?? {};

// Across the turn of a year and the end of February, where weeks and months have the same numbers.
const cases = [
  { name: 'stated', cron: '0 2 * * *', from: '2023-12-10', days: 85, stated: fullRetention(retain) },
  { name: 'inherited', cron: '0 2 * * *', from: '2023-12-20', days: 60, stated: retain },
  { name: 'frequent', cron: '0 */8 * * *', from: '2024-01-25', days: 20, stated: { latest: 1, hourly: 3, weekly: 2 } },
];

test.each(cases)(
  'Kopia keeps what the simulation says it keeps: $name, $cron for $days days',
  { timeout: 900_000 },
  async ({ name, cron, from, days, stated }) => {
    const times = startsInDays(cron, Date.parse(from), days);
    const expected = simulated(times, inheritedRetention(stated));
    await repository.keep('retention', name, stated);
    for (const [index, time] of times.entries()) {
      await repository.backUp('retention', name, { time: new Date(time).toISOString().replace('.000', '') });
      // A listing takes as long as a backup: now and then, and at the end.
      if (index % 7 !== 0 && index !== times.length - 1) continue;
      const listed = await repository.snapshotTimes('retention', name);
      expect(listed.map(minute), minute(time)).toEqual(expected[index]?.map(minute));
    }
  },
);
