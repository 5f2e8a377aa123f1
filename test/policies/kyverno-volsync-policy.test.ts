import { describe, expect, test } from 'vitest';
import { KyvernoVolsyncPolicy, type Plan, type PlatformConfig } from '../../lib';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { type Overrides, validPlan } from '../support/config';
import { celPlan, clusterPolicyPlan } from '../support/constructs';
import { manifestsOf, only, rightsIn, testSamples } from '../support/manifests';

testSamples('KyvernoVolsyncPolicy');

const render = (plan: Plan) => manifestsOf((chart) => new KyvernoVolsyncPolicy(chart, 'Test', { plan }));
const manifests = () => render(clusterPolicyPlan);
const GATE = 'volsync-pvc-backup-restore';

describe('I9: the policies', () => {
  const identities = (objects: readonly Manifest[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

  test('have names that never change', () => {
    expect(identities(manifests()).sort()).toStrictEqual([
      'ClusterPolicy volsync-pvc-backup-restore',
      'ClusterPolicy volsync-pvc-backup-restore-destination',
      'ClusterPolicy volsync-pvc-backup-restore-schedule',
      'ClusterRole volsync-pvc-backup-restore-admission',
      'ClusterRole volsync-pvc-backup-restore-background',
      'ValidatingAdmissionPolicy volsync-pvc-backup-restore-labels',
      'ValidatingAdmissionPolicy volsync-pvc-backup-restore-presence',
      'ValidatingAdmissionPolicyBinding volsync-pvc-backup-restore-labels',
      'ValidatingAdmissionPolicyBinding volsync-pvc-backup-restore-presence',
    ]);
  });

  test.each(['clusterpolicy', 'cel'] as const)(
    'of the family %s are the same ones whatever the config',
    (policyFamily) => {
      const others: Overrides<PlatformConfig>[] = [
        { namespaces: { platform: 'backup', kyverno: 'policies', excluded: [] } },
        {
          repository: { squash: 'all' },
          schedule: { tiers: [{ label: 'weekly', cron: '0 4 * * 0', retain: { weekly: 1 } }] },
        },
      ];
      const usual = identities(render(validPlan({ kyverno: { policyFamily } })));
      for (const other of others) {
        expect(identities(render(validPlan({ ...other, kyverno: { policyFamily } })))).toStrictEqual(usual);
      }
    },
  );

  test('of the CEL family have the names of the others', () => {
    expect(identities(render(celPlan)).sort()).toStrictEqual([
      'ClusterRole volsync-pvc-backup-restore-admission',
      'ClusterRole volsync-pvc-backup-restore-background',
      'GeneratingPolicy volsync-pvc-backup-restore-destination',
      'GeneratingPolicy volsync-pvc-backup-restore-schedule',
      'MutatingPolicy volsync-pvc-backup-restore',
      'ValidatingAdmissionPolicy volsync-pvc-backup-restore-labels',
      'ValidatingAdmissionPolicy volsync-pvc-backup-restore-presence',
      'ValidatingAdmissionPolicyBinding volsync-pvc-backup-restore-labels',
      'ValidatingAdmissionPolicyBinding volsync-pvc-backup-restore-presence',
      'ValidatingPolicy volsync-pvc-backup-restore',
    ]);
  });

  test('of both families share what the API server evaluates itself', () => {
    const native = (plan: Plan) => render(plan).filter(({ kind }) => kind.startsWith('ValidatingAdmissionPolicy'));
    expect(native(celPlan)).toHaveLength(4);
    expect(native(celPlan)).toStrictEqual(native(clusterPolicyPlan));
  });
});

test('the gate is the default child of the construct', () => {
  expect(only(manifests(), 'ClusterPolicy', GATE)).toMatchObject({
    spec: { webhookConfiguration: { failurePolicy: 'Fail' } },
  });
});

test('only the gate fails closed among the policies that Kyverno serves', () => {
  const policies = manifests().filter(({ kind }) => kind === 'ClusterPolicy');
  const closed = policies.filter(
    ({ spec }) =>
      (spec as { webhookConfiguration: { failurePolicy: string } }).webhookConfiguration.failurePolicy === 'Fail',
  );
  expect(closed.map(({ metadata }) => metadata.name)).toStrictEqual([GATE]);
});

test('I6: the label rules are enforced by their binding', () => {
  const name = 'volsync-pvc-backup-restore-labels';
  expect(only(manifests(), 'ValidatingAdmissionPolicyBinding', name)).toHaveProperty('spec', {
    policyName: name,
    validationActions: ['Deny'],
  });
  expect(only(manifests(), 'ValidatingAdmissionPolicy', name)).toHaveProperty('spec.failurePolicy', 'Fail');
});

describe('I1: while the gate’s webhook is gone', () => {
  const name = 'volsync-pvc-backup-restore-presence';

  test('what the gate would judge is refused, also when the whole configuration of Kyverno is gone', () => {
    expect(only(manifests(), 'ValidatingAdmissionPolicyBinding', name)).toHaveProperty('spec', {
      policyName: name,
      paramRef: { name: 'kyverno-resource-validating-webhook-cfg', parameterNotFoundAction: 'Deny' },
      validationActions: ['Deny'],
    });
    const { spec } = only(manifests(), 'ValidatingAdmissionPolicy', name);
    expect(spec).toMatchObject({
      failurePolicy: 'Fail',
      paramKind: { kind: 'ValidatingWebhookConfiguration' },
      matchConstraints: { resourceRules: [{ operations: ['CREATE'], resources: ['persistentvolumeclaims'] }] },
    });
  });

  test('the PVCs are those of the gate, whatever the tiers', () => {
    const plan = validPlan({
      schedule: { tiers: [{ label: 'weekly', cron: '0 4 * * 0', retain: { weekly: 1 } }] },
      kyverno: { policyFamily: 'cel' },
    });
    const specOf = (kind: string, policy: string) =>
      only(render(plan), kind, policy).spec as {
        matchConditions: { name: string }[];
        matchConstraints: { objectSelector: unknown };
      };
    const [presence, gate] = [specOf('ValidatingAdmissionPolicy', name), specOf('ValidatingPolicy', GATE)];
    expect(presence.matchConstraints.objectSelector).toStrictEqual(gate.matchConstraints.objectSelector);
    expect(presence.matchConditions).toStrictEqual(gate.matchConditions.filter((each) => each.name !== 'on-create'));
  });
});

describe('I14: the rights of Kyverno', () => {
  const rightsOf = (controller: string) => rightsIn(only(manifests(), 'ClusterRole', `${GATE}-${controller}`));
  const GENERATED = [
    'external-secrets.io/externalsecrets',
    'volsync.backube/replicationdestinations',
    'volsync.backube/replicationsources',
  ];

  test('cover what is generated, and only that', () => {
    for (const controller of ['admission', 'background']) {
      expect(Object.keys(rightsOf(controller)).sort()).toStrictEqual(GENERATED);
    }
  });

  test('let the background controller write and the admission controller only read', () => {
    for (const verbs of Object.values(rightsOf('background'))) {
      expect(verbs).toStrictEqual(expect.arrayContaining(['create', 'get', 'patch']));
      expect(verbs).not.toContain('*');
    }
    for (const verbs of Object.values(rightsOf('admission'))) {
      expect(verbs.filter((verb) => !['get', 'list', 'watch'].includes(verb))).toStrictEqual([]);
    }
  });

  test('are fewer in the CEL family: the admission controller reads destinations only, nothing is deleted', () => {
    const role = (controller: string) => rightsIn(only(render(celPlan), 'ClusterRole', `${GATE}-${controller}`));
    expect(role('admission')).toStrictEqual({ 'volsync.backube/replicationdestinations': ['list'] });
    expect(Object.keys(role('background')).sort()).toStrictEqual(GENERATED);
    expect(new Set(Object.values(role('background')).flat())).toEqual(new Set(['create', 'get', 'list', 'patch']));
  });

  test('come before the policies', () => {
    const wave = ({ metadata }: Manifest) => Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
    const waves = (kinds: readonly string[]) =>
      manifests()
        .filter(({ kind }) => kinds.includes(kind))
        .map(wave);
    expect(Math.max(...waves(['ClusterRole']))).toBeLessThan(Math.min(...waves(['ClusterPolicy'])));
  });
});
