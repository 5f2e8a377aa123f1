import { describe, expect, test } from 'vitest';
import { cronFault } from '../../lib/units/cron';
import { dayMatcher, isEveryDay, minutesOfDay, startsInDays } from '../../lib/units/cron-times';
import { days, from, schedules } from '../fixtures/cron/robfig-cron-3.0.1.json';

describe('the starts of a schedule', () => {
  test.each(schedules)('of $cron are those that the engines see', ({ cron, count, first, last }) => {
    expect(cronFault(cron)).toBeUndefined();
    const firstDay = Date.parse(from);
    const starts = startsInDays(cron, firstDay, days).map((time) => (time - firstDay) / 60_000);
    expect(starts).toHaveLength(count);
    expect(starts.slice(0, first.length)).toEqual(first);
    if (last.length > 0) expect(starts.slice(-last.length)).toEqual(last);
  });

  test('come sorted and once each, however the fields are written', () => {
    expect(minutesOfDay('30,0,30 14,2 * * *')).toEqual([120, 150, 840, 870]);
  });

  test('are on a day whatever time of it is asked for', () => {
    const matches = dayMatcher('0 2 * * 1');
    expect(matches(Date.parse('2024-01-01T23:59:59Z'))).toBe(true);
    expect(matches(Date.parse('2024-01-02T00:00:00Z'))).toBe(false);
  });

  test('are the same on every day where no field restricts the day', () => {
    expect(isEveryDay('*/5 1-3 * * *')).toBe(true);
    for (const cron of ['0 2 1 * *', '0 2 * 1 *', '0 2 * * 1']) expect(isEveryDay(cron)).toBe(false);
  });
});
