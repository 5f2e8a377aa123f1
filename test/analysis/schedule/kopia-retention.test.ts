import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inheritedRetention, KOPIA_DEFAULTS, KopiaRetention } from '../../../lib/analysis/schedule/kopia-retention';
import { fullRetention, type Retention } from '../../../lib/plan/tier';
import { slowKeep } from './slow-kopia';

const DAY = 24 * 3600 * 1000;

/** What is kept of snapshots at these times, oldest first. */
function kept(times: readonly number[], retain: Retention): number[] {
  const retention = new KopiaRetention(fullRetention({ latest: 0, ...retain }));
  const newestFirst = [...times].sort((a, b) => b - a).map((time) => retention.snapshot(time));
  return retention
    .keep(newestFirst)
    .map(({ time }) => time)
    .reverse();
}

const keptDates = (texts: readonly string[], retain: Retention) =>
  kept(texts.map(Date.parse), retain).map((time) => new Date(time).toISOString().slice(0, 16));

const count = fc.integer({ min: 0, max: 12 });
const retentions = fc.record({
  latest: count,
  hourly: count,
  daily: count,
  weekly: count,
  monthly: count,
  yearly: fc.integer({ min: 0, max: 3 }),
});

describe("Kopia's retention", () => {
  test('keeps the newest of each period', () => {
    const times = ['2024-05-06T02:00Z', '2024-05-06T14:00Z', '2024-05-07T02:00Z', '2024-05-08T02:00Z'];
    expect(keptDates(times, { daily: 7 })).toEqual(['2024-05-06T14:00', '2024-05-07T02:00', '2024-05-08T02:00']);
  });

  test('keeps as many as it may, and not what is older than as many periods', () => {
    const days = Array.from({ length: 30 }, (_, index) => Date.UTC(2024, 4, 1 + index, 2));
    expect(kept(days, { daily: 7 })).toEqual(days.slice(-7));
    expect(kept([days[0] as number, days[20] as number], { daily: 7 })).toEqual([days[20]]);
  });

  test('lets a month carry over where it has no such day', () => {
    // A month before 31 March is 31 February, which is 2 March.
    expect(keptDates(['2024-03-01T02:00Z', '2024-03-31T02:00Z'], { monthly: 1 })).toEqual(['2024-03-31T02:00']);
    expect(keptDates(['2024-02-29T02:00Z', '2024-03-31T02:00Z'], { monthly: 2 })).toEqual([
      '2024-02-29T02:00',
      '2024-03-31T02:00',
    ]);
  });

  test('takes weeks from Monday to Sunday, across the turn of the year', () => {
    const times = ['2024-12-29T02:00Z', '2024-12-30T02:00Z', '2025-01-05T02:00Z', '2025-01-06T02:00Z'];
    expect(keptDates(times, { weekly: 4 })).toEqual(['2024-12-29T02:00', '2025-01-05T02:00', '2025-01-06T02:00']);
  });

  test('takes a week whose number is that of a kept month for kept', () => {
    // The week of 14 January is 2024-02, and so is February.
    const times = ['2024-01-14T02:00Z', '2024-02-04T02:00Z'];
    expect(keptDates(times, { weekly: 4 })).toHaveLength(2);
    expect(keptDates(times, { weekly: 4, monthly: 1 })).toEqual(['2024-02-04T02:00']);
  });

  test('keeps everything when it is to keep nothing', () => {
    expect(keptDates(['2020-01-01T00:00Z', '2024-01-01T00:00Z'], { latest: 0 })).toHaveLength(2);
  });

  test('is the same when it is written down a second time, from the source', () => {
    const times = fc.array(fc.integer({ min: Date.UTC(2022, 10, 1), max: Date.UTC(2024, 2, 31) }), { maxLength: 80 });
    const dense = fc
      .tuple(
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(3600e3, 6 * 3600e3, DAY),
      )
      .map(([start, length, step]) =>
        Array.from({ length }, (_, index) => Date.UTC(2022, 0, 1 + start, 2) + index * step),
      );
    fc.assert(
      fc.property(fc.oneof(times, dense), retentions, (given, retain) => {
        const distinct = [...new Set(given)];
        expect(kept(distinct, retain)).toEqual(slowKeep(distinct, retain));
      }),
      { numRuns: 1000 },
    );
  });

  test('fills the kinds that a ReplicationSource does not state from its own', () => {
    expect(inheritedRetention({ daily: 3, hourly: 0 })).toEqual({ ...KOPIA_DEFAULTS, daily: 3, hourly: 0 });
  });
});
