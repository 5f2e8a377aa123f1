import { describe, expect, it } from 'vitest';
import { cnpgScheduleFault, hasFiveFields } from '../../../lib/analysis/inventory/cnpg-schedule';

describe('a schedule of CloudNativePG', () => {
  it.each([
    '0 0 2 * * *',
    '0 */5 * * * *',
    '0 0 0 * * 0',
    '0 0 2 * * MON-FRI',
    '0 0 2 1 jan,jul ?',
    '0 0 1-11/2,18 * * *',
    '0  30   3 * * *',
    '0 0 2 29 2 *',
    // Five fields are six without the last.
    '0 2 * * *',
    '0 0 1 * *',
    '@daily',
    '@midnight',
    '@every 6h',
  ])('%s makes backups', (schedule) => {
    expect(cnpgScheduleFault(schedule)).toBeUndefined();
  });

  it.each([
    [undefined, 'it has no schedule'],
    ['0 0 2 31 2 *', 'the date of its schedule "0 0 2 31 2 *" never comes'],
    ['0 0 2 30 feb *', 'never comes'],
    // At 1 in the morning of Sundays, for whoever counts five fields: the month is 0.
    ['0 1 * * 0', 'month 0 is outside 1 to 12'],
    ['0 0 25 * * *', 'hour 25 is outside 0 to 23'],
    ['0 0 2 * * 7', 'day of week 7 is outside 0 to 6'],
    ['0 0 2,70-80/5 * * *', 'hour 70 is outside 0 to 23'],
    ['0 0 */0 * * *', 'the step of hour is 0'],
    ['0 0 1-5/0,2 * * *', 'allowed are only'],
    ['0 0 2 * *  * 2027', 'the number of its fields is 7'],
    ['daily', 'the number of its fields is 1'],
    ['@fortnightly', 'the number of its fields is 1'],
  ])('%s makes none, and it is said why', (schedule, says) => {
    expect(cnpgScheduleFault(schedule)).toContain(says);
  });

  it.each([
    ['0 2 * * *', true],
    ['0 0 2 * * *', false],
    ['@every 1h', false],
    [undefined, false],
  ])('%s has five fields: %s', (schedule, expected) => {
    expect(hasFiveFields(schedule)).toBe(expected);
  });
});
