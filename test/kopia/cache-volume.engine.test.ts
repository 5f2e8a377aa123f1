import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kopiaCacheFlags } from '../../lib/kopia/cache-limits';
import { ensureBinary } from '../../tools/engine-build';
import { KopiaClient } from '../support/kopia-client';

const MEBIBYTE = 2 ** 20;
const VOLUME = '100Mi';
const FILES = 4;
const FILE_SIZE = 40 * MEBIBYTE;

function bytesIn(directory: string): number {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(directory, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}

describe.each(['kopia', 'kopia-0.22'] as const)("a restore of more than the volume of %s's cache", (version) => {
  const directory = mkdtempSync(join(tmpdir(), 'kopia-cache-'));
  let binary = '';

  beforeAll(() => {
    binary = ensureBinary(version);
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test('leaves the cache below the volume with the limits, and above it without', { timeout: 300_000 }, async () => {
    const [share, volume] = [join(directory, 'share'), join(directory, 'volume')];
    mkdirSync(share);
    mkdirSync(volume);
    for (let file = 0; file < FILES; file++) writeFileSync(join(volume, `${file}`), randomBytes(FILE_SIZE));
    const writer = new KopiaClient(binary, join(directory, 'writer'));
    await writer.create(share);
    await writer.backUp(volume, 'data');
    rmSync(volume, { recursive: true });
    const cacheAfterRestore = async (name: string, flags: readonly string[]) => {
      const reader = new KopiaClient(binary, join(directory, name));
      await reader.connect(share, '--readonly', ...flags);
      const [snapshot] = await reader.snapshotsOf('data');
      await reader.run('snapshot', 'restore', snapshot?.id ?? '', join(reader.directory, 'restored'));
      rmSync(join(reader.directory, 'restored'), { recursive: true });
      return bytesIn(reader.cache);
    };
    expect(await cacheAfterRestore('unlimited', [])).toBeGreaterThan(FILES * FILE_SIZE);
    expect(await cacheAfterRestore('limited', kopiaCacheFlags(VOLUME))).toBeLessThan(100 * MEBIBYTE);
  });
});
