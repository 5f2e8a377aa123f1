import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RenderedFiles } from '../../lib/output/render';
import { writeFiles } from '../../lib/output/write';

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof promises>();
  return { ...original, rename: vi.fn(original.rename) };
});

const rename = vi.mocked(promises.rename);
const file = (text: string) => ({ text, objects: 1 });

let root: string;
let dist: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-'));
  dist = join(root, 'dist');
});
afterEach(() => {
  rename.mockClear();
  rmSync(root, { recursive: true });
});

/** Path → text of every file below the root. */
function tree(): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

describe('writing a directory', () => {
  test('makes it with its folders, when there is none', async () => {
    await writeFiles(dist, { 'a.yaml': file('a'), 'deep/er/b.yaml': file('b') });
    expect(tree()).toStrictEqual({ 'dist/a.yaml': 'a', 'dist/deep/er/b.yaml': 'b' });
  });

  test('makes it below a directory that is missing too', async () => {
    await writeFiles(join(root, 'build/cdk8s/dist'), { 'a.yaml': file('a') });
    expect(tree()).toStrictEqual({ 'build/cdk8s/dist/a.yaml': 'a' });
  });

  test('replaces what was there and leaves nothing that no longer belongs to it', async () => {
    await writeFiles(dist, { 'a.yaml': file('old'), 'gone/b.yaml': file('b') });
    await writeFiles(dist, { 'a.yaml': file('new') });
    expect(tree()).toStrictEqual({ 'dist/a.yaml': 'new' });
    expect(readdirSync(dist)).toStrictEqual(['a.yaml']);
  });

  test('leaves its neighbours alone', async () => {
    mkdirSync(join(root, 'dist.other'));
    writeFileSync(join(root, 'dist.other/a.yaml'), 'other');
    await writeFiles(dist, { 'a.yaml': file('a') });
    expect(tree()).toStrictEqual({ 'dist/a.yaml': 'a', 'dist.other/a.yaml': 'other' });
  });
});

describe('I16: a directory that cannot be written stays as it was', () => {
  const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
  beforeEach(async () => {
    await writeFiles(dist, { 'a.yaml': file('old'), 'b.yaml': file('old') });
    rename.mockClear();
  });

  async function expectToStay(files: RenderedFiles, fault: string): Promise<void> {
    await expect(writeFiles(dist, files)).rejects.toThrow(fault);
    expect(tree()).toStrictEqual({ 'dist/a.yaml': 'old', 'dist/b.yaml': 'old' });
    expect(readdirSync(root)).toStrictEqual(['dist']);
  }

  test('when it cannot be moved away', async () => {
    rename.mockRejectedValueOnce(denied);
    await expectToStay({ 'a.yaml': file('new') }, 'denied');
  });

  test('when the new files cannot take its place', async () => {
    const { rename: original } = await vi.importActual<typeof promises>('node:fs/promises');
    rename.mockImplementationOnce(original).mockRejectedValueOnce(denied);
    await expectToStay({ 'a.yaml': file('new') }, 'denied');
  });

  test('when a file cannot be written', async () => {
    await expectToStay({ a: file('new'), 'a/b.yaml': file('new') }, 'EEXIST');
    expect(rename).not.toHaveBeenCalled();
  });
});

test('a directory that was not there is not there either after a failure', async () => {
  rename.mockRejectedValueOnce(Object.assign(new Error('none'), { code: 'ENOENT' }));
  rename.mockRejectedValueOnce(new Error('denied'));
  await expect(writeFiles(dist, { 'a.yaml': file('new') })).rejects.toThrow('denied');
  expect(existsSync(dist)).toBe(false);
  expect(tree()).toStrictEqual({});
});
