import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadedBy, reachableModules } from '../../tools/reachable-modules';
import { filesBelow } from '../schema-validation/manifests';
import { PACKAGE, ROOT } from './support/tarball';

const FILES = filesBelow(PACKAGE);
const MANIFEST = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));

const copied = (directory: string) => filesBelow(join(ROOT, directory)).map((name) => join('build', directory, name));

/** The modules that the doors of the package lead to. */
const DOORS = [MANIFEST.main, MANIFEST.bin['pvc-backup']].map((door) => join(PACKAGE, door));
const MODULES = [...reachableModules(DOORS)].map((file) => relative(PACKAGE, file));

/** Rendered for the platform of this repository, or about its tests. */
const OF_THIS_REPOSITORY = /^docs\/(runbooks\/|(cnpg-disaster-recovery|llm-recovery-prompts|proof|system)\.md$)/;

test('the tarball holds what a user can get to, what that reads, and what tells about it; nothing else', () => {
  const docs = filesBelow(join(ROOT, 'docs')).map((name) => join('docs', name));
  const expected = [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'package.json',
    'build/index.d.ts',
    ...MODULES,
    ...copied('lib/pages/runbooks/templates'),
    ...copied('services/pvc-plumber/bundle'),
    ...docs.filter((file) => !OF_THIS_REPOSITORY.test(file)),
  ];
  expect([...FILES].sort()).toStrictEqual(expected.sort());
});

/** Packages by what loads them. */
const LOADED = MODULES.flatMap((file) => loadedBy(join(PACKAGE, file)))
  .filter((request) => !request.startsWith('.') && !request.startsWith('node:'))
  .map((request) => request.split('/')[0] as string);

test('what it loads is Node’s own, a dependency or a peer', () => {
  const { name, dependencies, peerDependencies } = MANIFEST;
  // It loads its own package.json, for its version.
  const allowed = [name, ...Object.keys(dependencies), ...Object.keys(peerDependencies)];
  expect(LOADED).toContain('cdk8s');
  expect(LOADED.filter((each) => !allowed.includes(each))).toStrictEqual([]);
});

test('what it depends on is loaded by it', () => {
  expect(Object.keys(MANIFEST.dependencies).filter((name) => !LOADED.includes(name))).toStrictEqual([]);
});

test('the runbooks lead to pages that are in the tarball', () => {
  const templates = FILES.filter((file) => file.startsWith('build/lib/pages/runbooks/templates/'));
  const links = templates.flatMap((file) =>
    [...readFileSync(join(PACKAGE, file), 'utf8').matchAll(/@LIBRARY@\/([^)#\s]+)/g)].map(([, path]) => path as string),
  );
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((path) => !FILES.includes(path))).toStrictEqual([]);
});

test('it names no path of the machine that packed it', () => {
  const telling = FILES.filter((file) => readFileSync(join(PACKAGE, file), 'utf8').includes(ROOT));
  expect(telling).toStrictEqual([]);
});

describe('the command', () => {
  const bin = join(PACKAGE, MANIFEST.bin['pvc-backup']);

  test('starts with Node on every system with a shell', () => {
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(bin).mode & 0o111).toBe(0o111);
  });
});
