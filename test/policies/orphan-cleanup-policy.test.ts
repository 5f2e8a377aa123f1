import { describe, expect, test } from 'vitest';
import { OrphanCleanupPolicy } from '../../lib';
import { celPlan, clusterPolicyPlan } from '../support/constructs';
import { kindsOf, manifestsOf, only, rightsIn, testSamples } from '../support/manifests';

testSamples('OrphanCleanupPolicy');

const manifests = () => manifestsOf((chart) => new OrphanCleanupPolicy(chart, 'Test', { plan: clusterPolicyPlan }));
const policy = () => only(manifests(), 'ClusterCleanupPolicy');
const spec = () => policy().spec as { context: readonly object[]; conditions: object; match: object };

describe('I8: the orphan cleanup', () => {
  test('looks at what Kyverno generated for a PVC, and at nothing else', () => {
    expect(spec().match).toStrictEqual({
      any: [
        {
          resources: {
            kinds: [
              'volsync.backube/v1alpha1/ReplicationSource',
              'volsync.backube/v1alpha1/ReplicationDestination',
              'external-secrets.io/v1/ExternalSecret',
            ],
            selector: {
              matchLabels: { 'app.kubernetes.io/managed-by': 'kyverno' },
              matchExpressions: [{ key: 'volsync.backup/pvc', operator: 'Exists' }],
            },
          },
        },
      ],
    });
  });

  test('lists the labelled PVCs once, whatever object comes first', () => {
    expect(spec().context).toHaveLength(1);
    expect(spec().context[0]).toHaveProperty('apiCall.urlPath', '/api/v1/persistentvolumeclaims?labelSelector=backup');
    expect(JSON.stringify(spec().context)).not.toContain('target');
  });

  test('deletes nothing when the list cannot be read: there is no default', () => {
    expect(JSON.stringify(spec().context)).not.toContain('default');
  });

  test('compares namespace and name of the PVC of each object with the list', () => {
    expect(spec().conditions).toMatchObject({
      all: expect.arrayContaining([
        {
          key: '{{ target.metadata.namespace }}/{{ target.metadata.labels."volsync.backup/pvc" }}',
          operator: 'AnyNotIn',
          value: '{{ protectedPvcs }}',
        },
      ]),
    });
    expect(spec().context[0]).toHaveProperty(
      'apiCall.jmesPath',
      "items[].join('/', [metadata.namespace, metadata.name])",
    );
  });

  test('spares an object that is younger than the list may be', () => {
    expect(JSON.stringify(spec().conditions)).toContain('"operator":"DurationGreaterThan","value":"5m"');
  });
});

describe('I8: the orphan cleanup in the CEL family', () => {
  const objects = manifestsOf((chart) => new OrphanCleanupPolicy(chart, 'Test', { plan: celPlan }));
  const { spec } = only(objects, 'DeletingPolicy') as unknown as {
    readonly spec: { readonly conditions: readonly object[]; readonly variables: readonly object[] };
  };

  test('takes the place of the other, under the same name, and may also read single PVCs', () => {
    expect(kindsOf(objects)).toStrictEqual(['ClusterRole', 'DeletingPolicy']);
    expect(only(objects, 'DeletingPolicy').metadata).toStrictEqual(policy().metadata);
    expect(rightsIn(only(objects, 'ClusterRole'))).toStrictEqual({
      ...rightsIn(only(manifests(), 'ClusterRole')),
      '/persistentvolumeclaims': ['get', 'list'],
    });
  });

  test('looks at what Kyverno generated for a PVC, and at nothing else', () => {
    expect(spec).toHaveProperty('matchConstraints.objectSelector', {
      matchLabels: { 'app.kubernetes.io/managed-by': 'kyverno' },
      matchExpressions: [{ key: 'volsync.backup/pvc', operator: 'Exists' }],
    });
  });

  test('spares what is young', () => {
    expect(spec.conditions[0]).toStrictEqual({
      name: 'is-old-enough',
      expression: "time.now() - timestamp(object.metadata.creationTimestamp) > duration('5m')",
    });
  });

  test('reads the PVC of an object, and lists PVCs only for what is not cleared by that', () => {
    const pvcName = "object.metadata.labels['volsync.backup/pvc']";
    expect(spec.variables.slice(1)).toStrictEqual([
      {
        name: 'pvc',
        expression: `dyn(resource.Get('v1', 'persistentvolumeclaims', object.metadata.namespace, ${pvcName}))`,
      },
      {
        name: 'pvcs',
        expression: `dyn(resource.List('v1', 'persistentvolumeclaims', object.metadata.namespace).items).filter(p, p.metadata.name == ${pvcName})`,
      },
    ]);
    expect(spec.conditions.slice(1)).toStrictEqual([
      {
        name: 'is-not-of-a-protected-pvc',
        expression: "variables.isOwned ? !('backup' in variables.pvc.metadata.?labels.orValue({})) : true",
      },
      {
        name: 'is-of-no-protected-pvc',
        expression:
          "variables.pvcs.size() == 0 ? !variables.isOwned : !variables.pvcs.exists(p, 'backup' in p.metadata.?labels.orValue({}))",
      },
    ]);
  });
});

test('I14: the cleanup controller may read PVCs, and delete what the policy matches', () => {
  expect(kindsOf(manifests())).toStrictEqual(['ClusterCleanupPolicy', 'ClusterRole']);
  const role = only(manifests(), 'ClusterRole');
  expect(role.metadata.labels).toStrictEqual({ 'rbac.kyverno.io/aggregate-to-cleanup-controller': 'true' });
  const { '/persistentvolumeclaims': pvcs, ...matched } = rightsIn(role);
  expect(pvcs).toContain('list');
  expect(pvcs?.filter((verb) => !['get', 'list', 'watch'].includes(verb))).toStrictEqual([]);
  expect(Object.keys(matched).sort()).toStrictEqual([
    'external-secrets.io/externalsecrets',
    'volsync.backube/replicationdestinations',
    'volsync.backube/replicationsources',
  ]);
  for (const verbs of Object.values(matched)) {
    expect(verbs).toStrictEqual(expect.arrayContaining(['delete', 'list']));
    expect(verbs.filter((verb) => !['delete', 'get', 'list', 'watch'].includes(verb))).toStrictEqual([]);
  }
});

test('the cleanup runs every quarter of an hour unless another schedule is given', () => {
  expect(policy()).toHaveProperty('spec.schedule', '*/15 * * * *');
  const props = { plan: clusterPolicyPlan, schedule: '0 3 * * *' };
  const nightly = manifestsOf((chart) => new OrphanCleanupPolicy(chart, 'Test', props));
  expect(only(nightly, 'ClusterCleanupPolicy')).toHaveProperty('spec.schedule', '0 3 * * *');
});

test('I9: the name of the policy never changes', () => {
  expect(policy().metadata.name).toBe('volsync-orphan-cleanup');
});

test('I16: a schedule that is none is refused', () => {
  const props = { plan: clusterPolicyPlan, schedule: 'every minute' };
  const build = () => manifestsOf((chart) => new OrphanCleanupPolicy(chart, 'Test', props));
  expect(build).toThrow(/OrphanCleanupPolicy "test\/Test": 1 problem\n {2}- schedule: got "every minute"/);
});
