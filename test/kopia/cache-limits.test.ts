import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kopiaCacheFlags, kopiaCacheLimits } from '../../lib/kopia/cache-limits';
import { bytesOf } from '../../lib/units/bytes';

const MEBIBYTE = 2 ** 20;

describe("the hard limits of Kopia's cache", () => {
  test.each([
    ['8Gi', 3276, 1638],
    ['2Gi', 819, 409],
    ['256Mi', 102, 51],
    ['10G', 3814, 1907],
  ])('are whole mebibytes: %s holds %i of contents and %i of metadata', (volume, contentMb, metadataMb) => {
    expect(kopiaCacheLimits(volume)).toStrictEqual({ contentMb, metadataMb });
  });

  test('leave a fifth of the volume free, with the metadata counted twice, and are never 0, which is no limit', () => {
    const volumes = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('Mi', 'Gi', 'Ti', 'M', 'G', 'T'))
      .map(([amount, unit]) => `${amount}${unit}`)
      .filter((volume) => (bytesOf(volume) ?? 0) >= 5 * MEBIBYTE);
    fc.assert(
      fc.property(volumes, (volume) => {
        const { contentMb, metadataMb } = kopiaCacheLimits(volume);
        expect(Math.min(contentMb, metadataMb)).toBeGreaterThanOrEqual(1);
        expect((contentMb + 2 * metadataMb) * MEBIBYTE).toBeLessThanOrEqual(0.8 * (bytesOf(volume) as number));
      }),
    );
  });

  test.each(['', 'large', '0', '4Mi', '1e3'])('are refused for a volume of "%s"', (volume) => {
    expect(() => kopiaCacheLimits(volume)).toThrow(`a volume of ${volume} is too small for a cache of Kopia`);
  });

  test('are stated as what Kopia tends to, too: the cache of the index has no other limit', () => {
    expect(kopiaCacheFlags('2Gi')).toStrictEqual([
      '--content-cache-size-mb=819',
      '--content-cache-size-limit-mb=819',
      '--metadata-cache-size-mb=409',
      '--metadata-cache-size-limit-mb=409',
    ]);
  });
});
