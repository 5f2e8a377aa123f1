import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as library from '../../lib';
import { inPackage, loadedInPackage, PACKAGE } from './support/tarball';

/** What is loaded once a script has run: modules of the package by their path in it, others by the name of the package. */
function loadedBy(script: string): { own: string[]; packages: string[] } {
  const files = loadedInPackage(script);
  const own = files.filter((file) => file.startsWith(PACKAGE)).map((file) => file.slice(PACKAGE.length + 1));
  const packages = files.map((file) => file.split('/node_modules/')[1]?.split('/')[0]);
  return { own: own.sort(), packages: [...new Set(packages.filter((name) => name !== undefined))].sort() };
}

test('requiring the package loads its index, and no more', () => {
  expect(loadedBy(`require('cdk8s-pvc-backup')`)).toStrictEqual({ own: ['build/lib/index.js'], packages: [] });
});

test('BackedUpPvc loads cdk8s, constructs, and of the package what it needs; not cdk8s-plus', () => {
  const { own, packages } = loadedBy(`require('cdk8s-pvc-backup').BackedUpPvc`);
  expect(packages).toStrictEqual(loadedBy(`require('cdk8s')`).packages);
  expect(packages).toContain('constructs');
  expect(packages.filter((name) => name.startsWith('cdk8s-plus'))).toStrictEqual([]);
  const parts = new Set(own.map((file) => file.split('/')[2]));
  const rooms = ['app', 'contract', 'kubernetes', 'plan', 'protection', 'units', 'validation'];
  expect([...parts].sort()).toStrictEqual([...rooms, 'index.js'].sort());
});

test('the command loads neither cdk8s nor the library before it needs them', () => {
  const { own, packages } = loadedBy(`process.argv.push('--version'); require('./build/cli/main.js')`);
  expect(own).toContain('build/cli/program.js');
  expect(packages).toStrictEqual(['commander']);
});

test('every export has its name in CommonJS and in ESM', () => {
  const names = Object.keys(library).sort();
  const print = 'console.log(JSON.stringify(Object.keys(all).filter((name) => all[name] !== undefined)))';
  expect(JSON.parse(inPackage(`const all = require('cdk8s-pvc-backup'); ${print}`)).sort()).toStrictEqual(names);
  const esm = JSON.parse(inPackage(`import * as all from 'cdk8s-pvc-backup'; ${print}`, ['--input-type=module']));
  // What Node adds; the last one in later versions only.
  const added = ['default', '__esModule', 'module.exports'];
  expect(esm.filter((name: string) => !added.includes(name)).sort()).toStrictEqual(names);
});

test('a class of the package is one and the same however it is imported', () => {
  const script = `
    import { createRequire } from 'node:module';
    import { BackedUpPvc } from 'cdk8s-pvc-backup';
    console.log(BackedUpPvc === createRequire(import.meta.url)('cdk8s-pvc-backup').BackedUpPvc);`;
  expect(inPackage(script, ['--input-type=module'])).toBe('true\n');
});

test('BackedUpPvc adds less than a third to the work that loading cdk8s takes', () => {
  // Time of the processor: what else runs on the machine does not count.
  const work = (script: string) =>
    Number(inPackage(`${script}; const { user, system } = process.cpuUsage(); console.log(user + system)`));
  const alone: number[] = [];
  const both: number[] = [];
  for (let round = 0; round < 9; round++) {
    alone.push(work(`require('cdk8s')`));
    both.push(work(`require('cdk8s'); require('cdk8s-pvc-backup').BackedUpPvc`));
  }
  const ratio = Math.min(...both) / Math.min(...alone);
  console.log(`cdk8s and BackedUpPvc take ${ratio.toFixed(2)} times as much as cdk8s alone`);
  expect(ratio).toBeLessThan(4 / 3);
});

test('the version that the command prints is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  expect(inPackage(`process.argv.push('--version'); require('./build/cli/main.js')`)).toBe(`${version}\n`);
});
