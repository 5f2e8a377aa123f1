import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, formatBytes } from '../../lib/units/bytes';
import { isQuantity } from '../../lib/units/quantity';

describe('the bytes of a quantity', () => {
  test.each([
    ['10Gi', 10 * 2 ** 30],
    ['1.5Ki', 1536],
    ['.5Gi', 2 ** 29],
    ['1e9', 1e9],
    ['2E', 2e18],
    ['1500m', 2],
    ['5G', 5e9],
    [1024, 1024],
  ])('of %j are %d', (quantity, bytes) => {
    expect(bytesOf(quantity)).toBe(bytes);
  });

  test.each(['', 'lots', '10GB', '-1Gi', '0', 0, -5, Number.NaN, undefined, null, {}, ['10Gi'], '1e999'])(
    'of %j are not known',
    (quantity) => {
      expect(bytesOf(quantity)).toBeUndefined();
    },
  );

  test('are known of every quantity that the config accepts', () => {
    const unit = fc.constantFrom('Mi', 'Gi', 'Ti', 'Pi', 'G', 'T', 'P');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99999 }), unit, (number, suffix) => {
        expect(isQuantity(`${number}${suffix}`)).toBe(true);
        expect(bytesOf(`${number}${suffix}`)).toBeGreaterThanOrEqual(number);
      }),
    );
  });
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KiB'],
  [10 * 2 ** 30, '10 GiB'],
  [1.5 * 2 ** 40, '1.5 TiB'],
  [1234 * 2 ** 30, '1.21 TiB'],
  [12.345 * 2 ** 30, '12.3 GiB'],
  [123.45 * 2 ** 30, '123 GiB'],
  [5000 * 2 ** 60, '5000 EiB'],
])('%d bytes are read as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
