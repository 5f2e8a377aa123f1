import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { samples } from '../support/constructs';
import { manifestsOf } from '../support/manifests';
import { judge, judgeAll } from './judge';
import { committedManifests, describeObject, filesBelow, parseManifests, ROOT } from './manifests';
import { unstatedDefaults } from './unstated-defaults';

// Compiling the large schemas takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe.each(['dist', 'examples'])('%s/', (directory) => {
  test('holds only objects that their strict schemas accept', () => {
    expect(judgeAll(committedManifests(directory))).toEqual([]);
  });

  test('reads the same as YAML 1.1, which Kubernetes tools speak, and as YAML 1.2', () => {
    for (const name of filesBelow(join(ROOT, directory))) {
      const text = readFileSync(join(ROOT, directory, name), 'utf8');
      expect(parseManifests(text, '1.1'), name).toEqual(parseManifests(text, '1.2'));
    }
  });
});

describe('constructs with options that dist/ does not use', () => {
  test.each(samples)('$name', ({ name, build }) => {
    const problems = manifestsOf(build).flatMap((object) => judge(object).map((problem) => `${name}: ${problem}`));
    expect(problems).toEqual([]);
  });
});

describe('fields that a CRD defaults', () => {
  test('are all stated in dist/ and examples/', () => {
    const unstated = ['dist', 'examples']
      .flatMap(committedManifests)
      .flatMap(({ file, object }) =>
        unstatedDefaults(object).map((field) => `${file}: ${describeObject(object)}: ${field}`),
      );
    expect(unstated).toEqual([]);
  });

  test('are found when they are not, in lists too', () => {
    const spec = { parentRefs: [{ name: 'gateway', group: 'gateway.networking.k8s.io' }], rules: [] };
    const object = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'a' }, spec };
    expect(unstatedDefaults(object)).toEqual(['/spec/parentRefs/0/kind ("Gateway")']);
  });
});

describe('the judge', () => {
  test('is not content with nothing', () => {
    expect(() => judgeAll([])).toThrow('no objects');
  });

  test('refuses a kind that it has no schema for', () => {
    const object = { apiVersion: 'example.com/v1', kind: 'Unheard', metadata: { name: 'of' } };
    expect(judgeAll([{ file: 'a.yaml', object }])).toEqual([
      'a.yaml: example.com/v1 Unheard of: no schema for example.com/v1 Unheard',
    ]);
  });

  test('names file, object, path and value', () => {
    const spec = { selector: { matchLabels: {} }, template: { spec: { containers: [] } }, replicas: 'two', more: 1 };
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' }, spec };
    expect(judgeAll([{ file: 'a.yaml', object }])).toEqual([
      'a.yaml: apps/v1 Deployment shop/web: /spec must NOT have additional properties ("more")',
      'a.yaml: apps/v1 Deployment shop/web: /spec/replicas must be integer ("two")',
    ]);
  });
});
