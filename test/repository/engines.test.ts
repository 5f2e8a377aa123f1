import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ensureBinary } from '../../tools/engine-build';
import { type BinaryName, cachedBinary, engineVersion, findBinary } from '../../tools/engines';

let directory: string;

/** Nothing that is installed on this machine is seen. */
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'engines-'));
  vi.stubEnv('PVC_BACKUP_ENGINES', join(directory, 'cache'));
  vi.stubEnv('PATH', join(directory, 'path'));
  vi.stubEnv('KUBECONFORM', '');
  vi.stubEnv('ETCD', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true, force: true });
});

function executable(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

describe('an engine', () => {
  test('has the version that its go.mod requires, and a place in the cache of its own', () => {
    expect(engineVersion('kubernetes')).toMatch(/^v1\.\d+\.\d+$/);
    const version = engineVersion('kyverno');
    expect(cachedBinary('kyverno-admission')).toBe(join(directory, 'cache', `kyverno-${version}`, 'kyverno-admission'));
  });

  test('is cached for the user where nothing else is said', () => {
    vi.stubEnv('PVC_BACKUP_ENGINES', '');
    vi.stubEnv('XDG_CACHE_HOME', '/some/cache');
    expect(dirname(cachedBinary('etcd'))).toBe(`/some/cache/cdk8s-pvc-backup/engines/etcd-${engineVersion('etcd')}`);
  });
});

describe('a binary is found', () => {
  test('first by its environment variable, then in PATH, then in the cache', () => {
    expect(findBinary('kubeconform')).toBeUndefined();
    const cached = executable(cachedBinary('kubeconform'));
    expect(findBinary('kubeconform')).toBe(cached);
    const installed = executable(join(directory, 'path', 'kubeconform'));
    expect(findBinary('kubeconform')).toBe(installed);
    const stated = executable(join(directory, 'stated'));
    vi.stubEnv('KUBECONFORM', stated);
    expect(ensureBinary('kubeconform')).toBe(stated);
  });

  test.each<BinaryName>(['etcd', 'kubectl', 'kyverno'])('not in PATH where it is about a version: %s', (binary) => {
    executable(join(directory, 'path', binary));
    expect(findBinary(binary)).toBeUndefined();
  });

  test('never silently elsewhere than stated', () => {
    executable(cachedBinary('kubeconform'));
    vi.stubEnv('KUBECONFORM', join(directory, 'nothing'));
    expect(() => findBinary('kubeconform')).toThrow(/\$KUBECONFORM is .*nothing/);
  });
});

test.each<[BinaryName, RegExp]>([
  ['kubeconform', /build kubeconform v[\d.]+.*https:\/\/go\.dev\/dl\/; or set \$KUBECONFORM /],
  ['kube-apiserver', /build kube-apiserver v[\d.]+.*https:\/\/go\.dev\/dl\/; or set \$KUBE_APISERVER /],
])('without Go, a missing %s is an error that says what to install, and leaves nothing behind', (binary, message) => {
  const announce = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => ensureBinary(binary)).toThrow(message);
  expect(announce).not.toHaveBeenCalled();
  expect(readdirSync(directory, { recursive: true }).filter((name) => String(name).includes(binary))).toEqual([]);
});
