import { describe, expect, test } from 'vitest';
import { NEVER_CREATE } from '../../lib/contract/names';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { dist, find as findIn, plan, policiesOf } from './dist-objects';

interface Rule {
  readonly name: string;
  readonly match: { readonly any: readonly { readonly resources: Record<string, unknown> }[] };
  readonly [field: string]: unknown;
}

interface PolicySpec {
  readonly rules: readonly Rule[];
  readonly webhookConfiguration: {
    readonly failurePolicy: string;
    readonly timeoutSeconds: number;
    readonly matchConditions: readonly { readonly name: string; readonly expression: string }[];
  };
  readonly [field: string]: unknown;
}

const clusterPolicies = policiesOf('clusterpolicy');
const find = (kind: string, name: string) => findIn(kind, name, clusterPolicies);

/** Kind and name of what Kyverno or the API server acts on. */
const policyNames = (objects: readonly Manifest[]) =>
  objects
    .filter(({ kind }) => kind.endsWith('Policy') && kind !== 'NetworkPolicy')
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    .sort();

function policy(name: string): PolicySpec {
  return find('ClusterPolicy', name).spec as PolicySpec;
}

/** A rule of a policy, by name: names are what people see when they are refused. */
function rule(policyName: string, ruleName: string): Rule {
  const found = policy(policyName).rules.find(({ name }) => name === ruleName);
  expect(found, `rule ${ruleName}`).toBeDefined();
  return found as Rule;
}

const rulesOf = (name: string) => policy(name).rules.map((each) => each.name);
const conditionsOf = (name: string) => policy(name).webhookConfiguration.matchConditions.map((each) => each.name);

test('I9: dist/ holds the policies of one family, under the names of the other', () => {
  expect(policyNames(dist)).toEqual(policyNames(policiesOf(plan.kyverno.policyFamily)));
  const cel = policiesOf('cel');
  expect(policyNames(cel)).toEqual([
    'DeletingPolicy volsync-orphan-cleanup',
    'GeneratingPolicy volsync-pvc-backup-restore-destination',
    'GeneratingPolicy volsync-pvc-backup-restore-schedule',
    'MutatingPolicy volsync-nfs-inject',
    'MutatingPolicy volsync-pvc-backup-restore',
    'ValidatingAdmissionPolicy volsync-pvc-backup-restore-labels',
    'ValidatingAdmissionPolicy volsync-pvc-backup-restore-presence',
    'ValidatingPolicy volsync-pvc-backup-restore',
  ]);
  const nameOf = (identity: string) => identity.split(' ')[1];
  expect(new Set(policyNames(cel).map(nameOf))).toEqual(new Set(policyNames(clusterPolicies).map(nameOf)));
});

test('I9: the names of policies and rules are stable', () => {
  expect(policyNames(clusterPolicies)).toEqual([
    'ClusterCleanupPolicy volsync-orphan-cleanup',
    'ClusterPolicy volsync-nfs-inject',
    'ClusterPolicy volsync-pvc-backup-restore',
    'ClusterPolicy volsync-pvc-backup-restore-destination',
    'ClusterPolicy volsync-pvc-backup-restore-schedule',
    'ValidatingAdmissionPolicy volsync-pvc-backup-restore-labels',
    'ValidatingAdmissionPolicy volsync-pvc-backup-restore-presence',
  ]);
  expect(rulesOf('volsync-pvc-backup-restore')).toEqual([
    'add-datasource-if-backup-exists',
    'require-pvc-plumber-available',
  ]);
  expect(rulesOf('volsync-pvc-backup-restore-schedule')).toEqual([
    'generate-kopia-secret',
    'generate-replication-source',
  ]);
  expect(rulesOf('volsync-pvc-backup-restore-destination')).toEqual(['generate-replication-destination']);
  expect(rulesOf('volsync-nfs-inject')).toEqual([
    'inject-nfs-repository',
    'limit-kopia-content-cache',
    'limit-kopia-metadata-cache',
  ]);
});

describe('the gate', () => {
  const gate = 'volsync-pvc-backup-restore';

  test('I1: fails closed and enforces', () => {
    expect(policy(gate).webhookConfiguration.failurePolicy).toBe('Fail');
    expect(rule(gate, 'require-pvc-plumber-available').validate).toMatchObject({ failureAction: 'Enforce' });
  });

  test('I3: sees nothing but the CREATE of labelled PVCs', () => {
    expect(conditionsOf(gate)).toEqual(['on-create', 'has-tier', 'namespace-not-excluded', 'not-of-another-pvc']);
    for (const { match } of policy(gate).rules) {
      expect(match).toEqual({
        any: [{ resources: { kinds: ['PersistentVolumeClaim'], operations: ['CREATE'] } }],
      });
    }
  });

  test('I1: takes no answer for "unknown", and waits less long than the API server', () => {
    for (const { context } of policy(gate).rules) {
      expect(context).toContainEqual({
        name: 'backupCheck',
        apiCall: {
          method: 'GET',
          service: {
            url: `${plan.pvcPlumber.url}/exists/{{ request.object.metadata.namespace }}/{{ request.object.metadata.name }}`,
          },
          default: { decision: 'unknown', authoritative: false },
        },
      });
    }
    expect(policy(gate).webhookConfiguration.timeoutSeconds).toBe(10);
  });

  test('I2: fills a PVC from its own ReplicationDestination', () => {
    expect(rule(gate, 'add-datasource-if-backup-exists').mutate).toEqual({
      patchStrategicMerge: {
        spec: {
          dataSourceRef: {
            apiGroup: 'volsync.backube',
            kind: 'ReplicationDestination',
            name: '{{ request.object.metadata.name }}-restore',
          },
        },
      },
    });
  });
});

describe.each([
  {
    policyName: 'volsync-pvc-backup-restore-schedule',
    ruleName: 'generate-kopia-secret',
    generates: ['external-secrets.io/v1', 'ExternalSecret', 'volsync-{{ request.object.metadata.name }}'],
    synchronize: true,
    fields: {
      target: {
        name: 'volsync-{{ request.object.metadata.name }}',
        template: {
          mergePolicy: 'Merge',
          data: {
            KOPIA_REPOSITORY: plan.repository.url,
            KOPIA_FS_PATH: plan.repository.path,
            KOPIA_MANUAL_CONFIG: NEVER_CREATE,
          },
        },
      },
      data: [
        { secretKey: 'KOPIA_PASSWORD', remoteRef: { key: plan.credentials.item, property: plan.credentials.field } },
      ],
    },
  },
  {
    policyName: 'volsync-pvc-backup-restore-schedule',
    ruleName: 'generate-replication-source',
    generates: ['volsync.backube/v1alpha1', 'ReplicationSource', '{{ request.object.metadata.name }}-backup'],
    synchronize: true,
    fields: {
      sourcePVC: '{{ request.object.metadata.name }}',
      kopia: {
        repository: 'volsync-{{ request.object.metadata.name }}',
        copyMethod: 'Snapshot',
        moverSecurityContext: { runAsUser: plan.mover.uid, runAsGroup: plan.mover.gid, fsGroup: plan.mover.gid },
      },
    },
  },
  {
    policyName: 'volsync-pvc-backup-restore-destination',
    ruleName: 'generate-replication-destination',
    generates: ['volsync.backube/v1alpha1', 'ReplicationDestination', '{{ request.object.metadata.name }}-restore'],
    synchronize: false,
    fields: {
      trigger: { manual: 'restore-{{ request.object.metadata.uid }}' },
      kopia: {
        repository: 'volsync-{{ request.object.metadata.name }}',
        copyMethod: 'Snapshot',
        sourceIdentity: { sourceName: '{{ request.object.metadata.name }}-backup' },
        moverSecurityContext: { runAsUser: plan.mover.uid, runAsGroup: plan.mover.gid, fsGroup: plan.mover.gid },
      },
    },
  },
])('the generator $ruleName', ({ policyName, ruleName, generates, synchronize, fields }) => {
  const [apiVersion, kind, name] = generates;

  test('I3: fails open, and deletion never depends on it', () => {
    expect(policy(policyName).webhookConfiguration.failurePolicy).toBe('Ignore');
    expect(conditionsOf(policyName)).toContain('not-on-delete');
  });

  test('I4: looks at the status of a PVC too', () => {
    expect(rule(policyName, ruleName).match.any[0]?.resources.kinds).toEqual([
      'PersistentVolumeClaim',
      'PersistentVolumeClaim/status',
    ]);
  });

  test('I7, I9: generates its object beside the PVC, and leaves it when the policy goes', () => {
    expect(rule(policyName, ruleName).generate).toMatchObject({
      apiVersion,
      kind,
      name,
      namespace: '{{ request.object.metadata.namespace }}',
      generateExisting: true,
      synchronize,
      orphanDownstreamOnPolicyDelete: true,
      data: { spec: fields },
    });
  });

  test('I10: ties its object to this incarnation of the PVC', () => {
    expect(rule(policyName, ruleName).generate).toMatchObject({
      data: {
        metadata: {
          labels: {
            'app.kubernetes.io/managed-by': 'kyverno',
            'volsync.backup/pvc': '{{ request.object.metadata.name }}',
          },
          ownerReferences: [
            {
              apiVersion: 'v1',
              kind: 'PersistentVolumeClaim',
              name: '{{ request.object.metadata.name }}',
              uid: '{{ request.object.metadata.uid }}',
            },
          ],
        },
      },
    });
  });
});

test('I4: a ReplicationSource is generated for a Bound PVC only', () => {
  const { preconditions } = rule('volsync-pvc-backup-restore-schedule', 'generate-replication-source');
  expect(preconditions).toMatchObject({
    all: expect.arrayContaining([
      { key: "{{ request.object.status.phase || 'Pending' }}", operator: 'Equals', value: 'Bound' },
    ]),
  });
});

test('explicit mode: only the ReplicationDestination is generated for PVCs whose manifests stand in Git', () => {
  expect(conditionsOf('volsync-pvc-backup-restore-schedule')).toContain('not-managed-by-manifest');
  expect(conditionsOf('volsync-pvc-backup-restore-destination')).not.toContain('not-managed-by-manifest');
});

test('I6: labels are judged without a webhook, fail closed, on CREATE and UPDATE', () => {
  const { spec } = find('ValidatingAdmissionPolicy', 'volsync-pvc-backup-restore-labels');
  expect(spec).toMatchObject({
    failurePolicy: 'Fail',
    matchConstraints: { resourceRules: [{ operations: ['CREATE', 'UPDATE'], resources: ['persistentvolumeclaims'] }] },
  });
  expect(find('ValidatingAdmissionPolicyBinding', 'volsync-pvc-backup-restore-labels').spec).toEqual({
    policyName: 'volsync-pvc-backup-restore-labels',
    validationActions: ['Deny'],
  });
});

describe('the cleanup', () => {
  const cleanup = () => find('ClusterCleanupPolicy', 'volsync-orphan-cleanup').spec as Record<string, unknown>;

  test('runs every 15 minutes', () => {
    expect(cleanup().schedule).toBe('*/15 * * * *');
  });

  test('I8: lists labelled PVCs once, looks at no object for that, and has no default', () => {
    expect(cleanup().context).toEqual([
      {
        name: 'protectedPvcs',
        apiCall: {
          method: 'GET',
          urlPath: '/api/v1/persistentvolumeclaims?labelSelector=backup',
          jmesPath: "items[].join('/', [metadata.namespace, metadata.name])",
        },
      },
    ]);
    expect(JSON.stringify(cleanup().context)).not.toMatch(/target|default/);
  });

  test('I8: deletes only what Kyverno generated, of the three kinds', () => {
    expect(cleanup().match).toEqual({
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
});

test('I13: NFS is injected into VolSync’s Jobs on CREATE and UPDATE', () => {
  expect(policy('volsync-nfs-inject').webhookConfiguration.failurePolicy).toBe('Fail');
  expect(conditionsOf('volsync-nfs-inject')).toEqual(['is-kopia-mover', 'is-not-prepared-yet']);
  expect(rule('volsync-nfs-inject', 'inject-nfs-repository').match.any).toEqual([
    {
      resources: {
        kinds: ['Job'],
        operations: ['CREATE', 'UPDATE'],
        selector: { matchLabels: { 'app.kubernetes.io/created-by': 'volsync' } },
      },
    },
  ]);
});

test.each([
  ['cel', ['DeletingPolicy', 'GeneratingPolicy', 'MutatingPolicy', 'ValidatingPolicy']],
  ['clusterpolicy', ['ClusterCleanupPolicy', 'ClusterPolicy']],
] as const)('I14: %s: rights come in an earlier sync wave than the policies that need them', (family, kinds) => {
  const waveOf = ({ metadata }: Manifest) => Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  const objects = policiesOf(family);
  const roles = objects.filter(({ kind }) => kind === 'ClusterRole');
  const policies = objects.filter(({ apiVersion }) => apiVersion.includes('kyverno.io/'));
  expect([...new Set(policies.map(({ kind }) => kind))].sort()).toEqual(kinds);
  expect(roles.map(({ metadata }) => Object.keys(metadata.labels ?? {})).sort()).toEqual([
    ['rbac.kyverno.io/aggregate-to-admission-controller'],
    ['rbac.kyverno.io/aggregate-to-background-controller'],
    ['rbac.kyverno.io/aggregate-to-cleanup-controller'],
  ]);
  expect(Math.max(...roles.map(waveOf))).toBeLessThan(Math.min(...policies.map(waveOf)));
});
