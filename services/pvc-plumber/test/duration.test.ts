import { expect, test } from 'vitest';
import { parseDuration } from '../src/duration';

test.each([
  ['0', 0],
  ['2500ms', 2500],
  ['3s', 3000],
  ['1.5s', 1500],
  ['1m30s', 90_000],
  ['1h0m0s', 3_600_000],
])('%s is %d ms', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '5', '-1s', '1d', '1 s', 's', '1s,', 'NaN'])('"%s" is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
