import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadedBy, reachableModules } from '../../tools/reachable-modules';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'modules-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(modules: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(modules)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
}

const from = (door: string) => [...reachableModules([join(directory, door)])].map((file) => relative(directory, file));

test('modules are followed from file to file, around circles, into directories, and where they are loaded late', () => {
  write({
    'main.js': 'require("./a"); const late = () => Promise.resolve().then(() => require("./late"));',
    'a.js': 'require("./deep/b"); require("node:fs"); require("yaml");',
    'deep/b.js': 'require("../a"); require("../directory");',
    'directory/index.js': '',
    'late.js': '',
    'nobody.js': 'require("./main")',
  });
  expect(from('main.js').sort()).toStrictEqual(['a.js', 'deep/b.js', 'directory/index.js', 'late.js', 'main.js']);
  expect(loadedBy(join(directory, 'a.js'))).toStrictEqual(['./deep/b', 'node:fs', 'yaml']);
});

test('a module that is not there is an error that names it', () => {
  write({ 'main.js': 'require("./gone")' });
  expect(() => from('main.js')).toThrow('main.js loads ./gone, which is not there');
});
