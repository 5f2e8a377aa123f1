import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { namedPackage, ownPackage } from '../../../cli/init/own-package';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'own-package-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** What npm notes about an installed package, and the directory of that. */
function installed(entry: object | undefined): string {
  const modules = join(directory, 'project', 'node_modules');
  mkdirSync(join(modules, 'cdk8s-pvc-backup'), { recursive: true });
  const packages = entry === undefined ? {} : { 'node_modules/cdk8s-pvc-backup': entry };
  writeFileSync(join(modules, '.package-lock.json'), JSON.stringify({ packages }));
  return join(modules, 'cdk8s-pvc-backup');
}

function tarball(): string {
  const path = join(directory, 'cdk8s-pvc-backup-0.1.0.tgz');
  writeFileSync(path, '');
  return path;
}

describe('a package that npm installed', () => {
  test('from a tarball comes from this tarball', () => {
    const path = tarball();
    const resolved = 'file:../cdk8s-pvc-backup-0.1.0.tgz';
    expect(ownPackage(installed({ version: '0.1.0', resolved }))).toEqual({ tarball: path });
    const absolute = pathToFileURL(path).href;
    expect(ownPackage(installed({ version: '0.1.0', resolved: absolute }))).toEqual({ tarball: path });
  });

  test.each([
    ['with its address', 'https://registry.example.com/cdk8s-pvc-backup/-/cdk8s-pvc-backup-0.1.0.tgz'],
    ['without it', undefined],
  ])('from a registry, %s, comes from there, in this version', (_, resolved) => {
    expect(ownPackage(installed({ version: '0.1.0', resolved }))).toEqual({ spec: '0.1.0' });
  });

  test('from a URL comes from this URL', () => {
    const resolved = 'https://git.example.com/releases/cdk8s-pvc-backup-0.1.0.tgz';
    expect(ownPackage(installed({ version: '0.1.0', resolved }))).toEqual({ spec: resolved });
  });
});

describe('nothing is known of a package', () => {
  test('whose tarball is gone', () => {
    expect(ownPackage(installed({ version: '0.1.0', resolved: 'file:../gone.tgz' }))).toBeUndefined();
  });

  test('that is a link to a work tree', () => {
    expect(ownPackage(installed({ version: '0.1.0', resolved: '../work', link: true }))).toBeUndefined();
  });

  test('that npm has not noted, or did not install', () => {
    expect(ownPackage(installed(undefined))).toBeUndefined();
    expect(ownPackage(join(directory, 'elsewhere', 'cdk8s-pvc-backup'))).toBeUndefined();
  });
});

describe('--package', () => {
  test('takes a tarball that exists, with file: or without', () => {
    const path = tarball();
    expect(namedPackage(path)).toEqual({ tarball: path });
    expect(namedPackage(`file:${path}`)).toEqual({ tarball: path });
  });

  test.each(['0.1.0', '1.2.3-rc.1', 'https://git.example.com/cdk8s-pvc-backup-0.1.0.tgz'])('takes %s', (spec) => {
    expect(namedPackage(spec)).toEqual({ spec });
  });

  test.each(['^0.1.0', 'latest', '', './gone.tgz', 'http://git.example.com/a.tgz', '.'])(
    'does not take "%s"',
    (spec) => {
      expect(namedPackage(spec)).toBeUndefined();
    },
  );
});
