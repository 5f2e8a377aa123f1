import { describe, expect, test } from 'vitest';
import { allowedAge, longestInterval } from '../../lib/units/interval';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the longest time between two starts', () => {
  test.each([
    ['* * * * *', 60],
    ['0 * * * *', HOUR],
    ['17 * * * *', HOUR],
    ['*/15 * * * *', HOUR / 4],
    ['5/20 * * * *', HOUR / 3],
    ['*/25 * * * *', 25 * 60],
    ['0 */6 * * *', 6 * HOUR],
    ['0 */5 * * *', 5 * HOUR],
    ['0 8-17 * * *', 15 * HOUR],
    ['0 2 * * *', DAY],
    ['0,30 2,14 * * *', 11.5 * HOUR],
    ['30 4 * * 0', 7 * DAY],
    ['0 2 * * 1-5', 3 * DAY],
    ['0 2 1 * *', 31 * DAY],
    ['0 2 29 2 *', (4 * 365 + 1) * DAY],
    ['0 2 31 * *', 61 * DAY],
    ['0 2 1 1 *', 366 * DAY],
    ['0 2 1,15 * 0', 7 * DAY],
    ['0 2 */2 * 1', 2 * DAY],
    ['0 2 */1 * 1', 7 * DAY],
  ])('of %s is %d s', (cron, seconds) => {
    expect(longestInterval(cron)).toBe(seconds);
  });

  test.each(['0 2 31 2 *', '0 2 31 4,6,9,11 *', '0 2 30 2 *'])('of %s does not exist', (cron) => {
    expect(longestInterval(cron)).toBeUndefined();
  });
});

describe('how old a backup may be', () => {
  test.each([
    ['0 * * * *', 3 * HOUR],
    ['0 */6 * * *', 8 * HOUR],
    ['0 2 * * *', 30 * HOUR],
    ['30 4 * * 0', 210 * HOUR],
  ])('with %s: %d s', (cron, seconds) => {
    expect(allowedAge(cron)).toBe(seconds);
  });

  test('is never asked of a schedule that the config would have refused', () => {
    expect(() => allowedAge('0 2 31 2 *')).toThrow('0 2 31 2 *');
  });
});
