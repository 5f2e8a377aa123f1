import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_FROM,
  type Group,
  loadOfWeek,
  MINUTES_OF_WEEK,
  peakOf,
  timeOf,
} from '../../../lib/analysis/schedule/week';
import { dayMatcher, minutesOfDay } from '../../../lib/units/cron-times';

const MINUTE = 60_000;
const firstDay = Date.parse(DEFAULT_FROM);

function group(cron: string, options: Partial<Group> = {}): Group {
  return { cron, backups: 1, drills: 0, bytes: 0, ...options };
}

/** Asks of every minute, and of every one before it in which a run may have started. */
function slowly(groups: readonly Group[], from: number, runMinutes: number) {
  const schedules = groups.map(({ cron }) => ({ inDay: new Set(minutesOfDay(cron)), matches: dayMatcher(cron) }));
  const hasStart = schedules.map(({ inDay, matches }) =>
    Array.from({ length: runMinutes + MINUTES_OF_WEEK }, (_, index) => {
      const time = from + (index - runMinutes) * MINUTE;
      return inDay.has(new Date(time).getUTCHours() * 60 + new Date(time).getUTCMinutes()) && matches(time);
    }),
  );
  const sum = (of: readonly Group[], value: (each: Group) => number) =>
    of.reduce((total, each) => total + value(each), 0);
  return Array.from({ length: MINUTES_OF_WEEK }, (_, minute) => {
    const now = minute + runMinutes;
    const started = groups.filter((_, index) => hasStart[index]?.[now]);
    const running = groups.filter((_, index) => hasStart[index]?.slice(now - runMinutes + 1, now + 1).includes(true));
    return [
      sum(started, ({ backups, drills }) => backups + drills),
      sum(running, ({ backups, drills }) => backups + drills),
      sum(running, ({ bytes }) => bytes),
    ];
  });
}

describe('the load of a week', () => {
  test('begins with a Monday that is the first day of a month and of a year', () => {
    const date = new Date(DEFAULT_FROM);
    expect([date.getUTCDay(), date.getUTCDate(), date.getUTCMonth()]).toEqual([1, 1, 0]);
    const { starts } = loadOfWeek([group('0 2 1 1 *')], firstDay, 10);
    expect(starts[120]).toBe(1);
  });

  test('adds up what starts in a minute, and what runs', () => {
    const groups = [group('0 * * * *', { backups: 3, bytes: 30 }), group('5 2 * * *', { drills: 1, bytes: 7 })];
    const { starts, running, bytes } = loadOfWeek(groups, firstDay, 10);
    expect(starts[120]).toBe(3);
    expect(starts[125]).toBe(2);
    expect([...running.subarray(119, 136)]).toEqual([0, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 2, 2, 2, 2, 2, 0]);
    expect(bytes[125]).toBe(37);
    expect(starts.reduce((sum, count) => sum + count)).toBe(168 * 3 + 7 * 2);
  });

  test('knows of what started before it', () => {
    const { starts, running } = loadOfWeek([group('50 23 * * *')], firstDay, 30);
    expect(starts[0]).toBe(0);
    expect([running[0], running[19], running[20]]).toEqual([1, 1, 0]);
  });

  test('lets nothing run twice at a time', () => {
    const { running } = loadOfWeek([group('*/10 * * * *')], firstDay, 90);
    expect(new Set(running)).toEqual(new Set([1]));
  });

  test('is what a look at every minute gives', { timeout: 60_000 }, () => {
    const field = fc.constantFrom('*', '*/7', '0', '5', '3-9', '1,30', '50/3');
    const hour = fc.constantFrom('*', '*/5', '2', '0', '23', '22-23');
    const day = fc.constantFrom('* * *', '1 * *', '* * 0', '31 * 1', '*/2 * 3');
    const cron = fc.tuple(field, hour, day).map((parts) => parts.join(' '));
    const count = fc.integer({ min: 0, max: 5 });
    const groups = fc.array(fc.record({ cron, backups: count, drills: count, bytes: fc.nat(1000) }), { maxLength: 4 });
    const start = fc.integer({ min: 0, max: 800 }).map((days) => firstDay + days * 1440 * MINUTE);
    fc.assert(
      fc.property(groups, start, fc.integer({ min: 1, max: 40 }), (given, from, runMinutes) => {
        const { starts, running, bytes } = loadOfWeek(given, from, runMinutes);
        const slow = slowly(given, from, runMinutes);
        expect([...starts]).toEqual(slow.map(([value]) => value));
        expect([...running]).toEqual(slow.map(([, value]) => value));
        expect([...bytes]).toEqual(slow.map(([, , value]) => value));
      }),
      { numRuns: 10 },
    );
  });

  test('has its peak in the first minute of the largest value', () => {
    expect(peakOf([0, 3, 1, 3])).toEqual({ value: 3, minute: 1 });
    expect(peakOf([])).toEqual({ value: 0, minute: 0 });
    expect(timeOf(firstDay, 137)).toBe('2024-01-01T02:17Z');
  });
});
