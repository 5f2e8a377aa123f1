import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, ROOT } from '../schema-validation/manifests';

/** Builds programs, for minutes. */
const BUILDER = 'tools/engine-build.ts';

/** Tests the builder itself, in an empty PATH: nothing can be built there. */
const OF_THE_BUILDER = 'test/repository/engines.test.ts';

const ELSEWHERE = /^test\/(browser|cluster|package|plumber)\/|\.(engine|bench)\.test\.ts$/;

/** What a module loads of this repository. Imports of types alone load nothing. */
function loadedBy(file: string): string[] {
  // What stands in a template literal is the text of a module that a test or `init` writes.
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/`[^`]*`/g, '``');
  const requests = [...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']*)'|import\('(\.[^']*)'\)/gms)];
  return requests.map(([, stated, late]) => {
    const path = join(ROOT, dirname(file), (stated ?? late) as string).replace(/\.js$/, '');
    const target = [`${path}.ts`, join(path, 'index.ts'), path].find(
      (each) => existsSync(each) && statSync(each).isFile(),
    );
    if (target === undefined) throw new Error(`${file} loads ${stated ?? late}, which is not there`);
    return relative(ROOT, target);
  });
}

/** The way from a test to the builder; none when it does not reach it. */
function wayToBuilder(file: string, seen = new Set<string>()): string[] | undefined {
  if (file === BUILDER) return [file];
  if (seen.has(file) || !file.endsWith('.ts')) return undefined;
  seen.add(file);
  for (const next of loadedBy(file)) {
    const rest = wayToBuilder(next, seen);
    if (rest !== undefined) return [file, ...rest];
  }
  return undefined;
}

const tests = ['test', 'services/pvc-plumber/test']
  .flatMap((folder) => filesBelow(join(ROOT, folder)).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.test.ts'));

test('nothing that `npm test` runs can build an engine; name such a test *.engine.test.ts', () => {
  const units = tests.filter((file) => !ELSEWHERE.test(file) && file !== OF_THE_BUILDER);
  expect(units.length).toBeGreaterThan(100);
  expect(units.flatMap((file) => wayToBuilder(file)?.join(' → ') ?? [])).toEqual([]);
});

test('what runs engines is seen to reach the builder, each of them', () => {
  const engines = tests.filter((file) => file.endsWith('.engine.test.ts'));
  expect(engines.length).toBeGreaterThan(5);
  expect(engines.filter((file) => wayToBuilder(file) === undefined)).toEqual([]);
});
