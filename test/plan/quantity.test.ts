import { expect, test } from 'vitest';
import { isQuantity } from '../../lib/plan/quantity';

const units = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'k', 'M', 'G', 'T', 'P', 'E'];

test.each(units)('10%s and 1.5%s are amounts of storage', (unit) => {
  for (const number of ['1', '10', '205', '1.5', '1.25']) expect(isQuantity(number + unit)).toBe(true);
});

test.each([
  '',
  'Gi',
  '0',
  '0Gi',
  '-1Gi',
  '10GB',
  '10gi',
  '10 Gi',
  '10Gi ',
  ' 10Gi',
  '1.Gi',
  '1.xGi',
  '.5Gi',
  '1,5Gi',
  '10m',
])('"%s" is none', (text) => {
  expect(isQuantity(text)).toBe(false);
});

test.each([10, undefined, null, ['10Gi']])('%j is none', (value) => {
  expect(isQuantity(value)).toBe(false);
});
