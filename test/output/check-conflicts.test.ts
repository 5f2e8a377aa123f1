import { describe, expect, test } from 'vitest';
import { CLUSTER_SCOPED_KINDS, checkConflicts } from '../../lib/output/check-conflicts';
import { samples } from '../support/constructs';
import { manifestsOf } from '../support/manifests';

const pvc = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace: 'my-app' } };
const policy = { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', metadata: { name: 'policy' } };
const inFile = (file: string, object: object) => ({ file, object });

describe('objects that are applied together', () => {
  test('are fine when they differ in name, namespace, kind or API group', () => {
    const objects = [
      pvc,
      policy,
      { ...pvc, metadata: { name: 'other', namespace: 'my-app' } },
      { ...pvc, metadata: { name: 'data', namespace: 'other' } },
      { ...pvc, kind: 'Service' },
      { ...pvc, apiVersion: 'example.com/v1' },
    ];
    expect(checkConflicts(objects.map((object) => inFile('a.yaml', object)))).toStrictEqual([]);
  });

  test.each([
    ['of one version', 'external-secrets.io/v1'],
    ['of two versions', 'external-secrets.io/v1beta1'],
  ])('are refused when two are the same object, %s', (_, apiVersion) => {
    const secret = { ...pvc, apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' };
    expect(checkConflicts([inFile('a.yaml', secret), inFile('b.yaml', { ...secret, apiVersion })])).toStrictEqual([
      {
        field: 'b.yaml',
        value: 'external-secrets.io/ExternalSecret my-app/data',
        allowed: 'each object once',
        fix: 'remove one of the two; the other is in a.yaml',
      },
    ]);
  });

  test('are refused when a cluster-scoped one has a namespace', () => {
    const stamped = { ...policy, metadata: { name: 'policy', namespace: 'my-app' } };
    expect(checkConflicts([inFile('a.yaml', stamped)])).toMatchObject([
      {
        field: 'a.yaml',
        value: 'kyverno.io/ClusterPolicy my-app/policy',
        allowed: 'no namespace on a cluster-scoped kind',
      },
    ]);
  });

  test('are refused when a namespaced one has none', () => {
    expect(checkConflicts([inFile('a.yaml', { ...pvc, metadata: { name: 'data' } })])).toMatchObject([
      { field: 'a.yaml', value: 'core/PersistentVolumeClaim data', allowed: 'a namespace' },
    ]);
  });

  test('are refused, not crashed on, when they are nothing at all', () => {
    expect(checkConflicts([inFile('a.yaml', {})])).toHaveLength(1);
  });
});

test('the cluster-scoped kinds are those that the constructs emit without a namespace', () => {
  const withoutNamespace = samples
    .flatMap(({ build }) => manifestsOf(build))
    .filter(({ metadata }) => metadata.namespace === undefined);
  expect(new Set(withoutNamespace.map(({ kind }) => kind))).toStrictEqual(new Set(CLUSTER_SCOPED_KINDS));
});

test.each(samples.map(({ name, build }) => [name, build] as const))('%s gives applicable objects', (_, build) => {
  expect(checkConflicts(manifestsOf(build).map((object) => inFile('a.yaml', object)))).toStrictEqual([]);
});
