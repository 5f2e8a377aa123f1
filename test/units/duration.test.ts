import { expect, test } from 'vitest';
import { secondsOf } from '../../lib/units/duration';

test.each([
  ['1h0m0s', 3600],
  ['90m', 5400],
  ['1h1m1s', 3661],
  ['10h20s', 36_020],
  ['0s', 0],
  ['0h0m', 0],
])('%s has %i seconds', (duration, seconds) => {
  expect(secondsOf(duration)).toBe(seconds);
});

test.each(['', '1', 'h', '1d', '1m1h', '1h ', ' 1h', '1.5h', '-1h', null, 3600])('%j is no duration', (value) => {
  expect(secondsOf(value)).toBeUndefined();
});
