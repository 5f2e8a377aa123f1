import { expect, test } from 'vitest';
import { isQuantity } from '../../lib/units/quantity';

const units = ['Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'G', 'T', 'P', 'E'];

test.each(units)('10%s and 1.5%s are amounts of storage', (unit) => {
  for (const number of ['1', '10', '205', '1.5', '1.25']) expect(isQuantity(number + unit)).toBe(true);
});

test.each(['1024Ki', '10000Ki', '2000k', '2M'])('%s is no less than a mebibyte', (text) => {
  expect(isQuantity(text)).toBe(true);
});

test.each(['1', '10', '1048576', '1023Ki', '1048k', '1M'])('%s is less than one, or lacks its unit', (text) => {
  expect(isQuantity(text)).toBe(false);
});

test.each([
  ['512Mi', true],
  ['0.5Gi', false],
  ['1Gi', true],
  ['511Mi', false],
  ['4', false],
])('%s is at least 512Mi: %s', (text, expected) => {
  expect(isQuantity(text, '512Mi')).toBe(expected);
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
