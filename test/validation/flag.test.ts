import { expect, test } from 'vitest';
import { checkFlag } from '../../lib/validation/flag';

test.each([undefined, true, false])('%s is a switch', (value) => {
  expect(checkFlag('spread', value)).toEqual([]);
});

test.each(['false', 'true', 0, 1, null, {}])('%j is no switch, and would not mean what it looks like', (value) => {
  expect(checkFlag('spread', value)).toEqual([
    { field: 'spread', value, allowed: 'true or false', fix: 'write true or false, without quotes' },
  ]);
});
