import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE, ROOT } from './support/tarball';

const TYPES = readFileSync(join(PACKAGE, 'build', 'index.d.ts'), 'utf8');

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

test('the types stand on those of cdk8s and constructs, and on no others', () => {
  expect([...new Set(matches(TYPES, /\bfrom '([^']+)'/g))].sort()).toStrictEqual(['cdk8s', 'constructs']);
  expect(TYPES).not.toMatch(/\/\/\/ <reference|\bimport\(/);
});

test('every type that a signature names can be imported', () => {
  expect(matches(TYPES, /^declare \w+ (\w+)/gm)).toStrictEqual([]);
});

test('no generated type is among them', () => {
  const directory = join(ROOT, 'imports');
  const generated = readdirSync(directory)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      matches(readFileSync(join(directory, file), 'utf8'), /^export (?:class|interface|enum) (\w+)/gm),
    );
  expect(generated.length).toBeGreaterThan(500);
  const declared = matches(TYPES, /^(?:export )?declare \w+ (\w+)/gm);
  expect(declared.length).toBeGreaterThan(50);
  expect(declared.filter((name) => generated.includes(name))).toStrictEqual([]);
});
