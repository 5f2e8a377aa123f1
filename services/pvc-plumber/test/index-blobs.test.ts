import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexBlobs } from '../src/index-blobs';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'index-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function put(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), 'x');
  }
}
const found = async () => [...(await indexBlobs(directory))].sort();

test.each([
  ['today', ['x/n0_/ab.f', 'x/n12/_cd.f', 'x/s3_/ef.f', 'x/r0_/4_gh.f'], ['xn0_ab', 'xn12_cd', 'xr0_4_gh', 'xs3_ef']],
  ['of format 1', ['xn0/_e4/f7.f', 'xs1/_a0/b1.f'], ['xn0_e4f7', 'xs1_a0b1']],
  ['without directories', ['xn0_ab.f', 'xs1_cd.f'], ['xn0_ab', 'xs1_cd']],
  ['of an index without epochs', ['n/abc/def.f', 'nab/cde/f.f'], ['nabcdef', 'nabcdef']],
])('index blobs are found in the layout %s', async (_, files, names) => {
  put(...files);
  expect(await found()).toEqual([...new Set(names)]);
});

test('what is no index is not counted', async () => {
  put(
    'xe1.f',
    'xw1796070788.f',
    'x/e12/3456.f',
    'x/n0_/ab.f.tmp.1234',
    'x/n0_/ab',
    'q/n0_/ab.f',
    'p/abc/def.f',
    's/582/ab.f',
    'kopia.repository.f',
    // Kopia leaves it in a repository that was upgraded.
    'n00000000000000000000000000000000-repository_unreadable_by_this_kopia_version_upgrade_required.f',
  );
  expect(await found()).toEqual([]);
});

test('links are not followed', async () => {
  put('elsewhere/n0_/ab.f');
  symlinkSync('elsewhere', join(directory, 'x'));
  symlinkSync('loop.f', join(directory, 'xn-loop.f'));
  expect(await found()).toEqual([]);
});

test('a share that is not there is an error, not an empty index', async () => {
  rmSync(directory, { recursive: true });
  await expect(indexBlobs(directory)).rejects.toThrow(/ENOENT/);
  mkdirSync(directory);
});
