import { describe, expect, test } from 'vitest';
import { NfsInjectionPolicy, type Plan, type PlatformConfig, resolvePlan } from '../../lib';
import { type Overrides, validConfig } from '../support/config';
import { kindsOf, manifestsOf, only, testSamples } from '../support/manifests';

testSamples('NfsInjectionPolicy');

const planOf = (overrides: Overrides<PlatformConfig>) =>
  resolvePlan(validConfig({ repository: { mountPath: '/backup/repository' }, ...overrides }));
const render = (plan: Plan) => manifestsOf((chart) => new NfsInjectionPolicy(chart, 'Test', { plan }));

const clusterPolicyPlan = planOf({ kyverno: { policyFamily: 'clusterpolicy' } });
const kyverno = () => only(render(clusterPolicyPlan), 'ClusterPolicy');
const cel = () => only(render(planOf({ kyverno: { policyFamily: 'cel' } })), 'MutatingPolicy');
const native = () => only(render(planOf({ mover: { injection: 'native' } })), 'MutatingAdmissionPolicy');

describe('I13: the injection by Kyverno', () => {
  const rules = () => (kyverno().spec as { rules: readonly { match: object; mutate: object }[] }).rules;

  test('is the default, and one policy', () => {
    expect(kindsOf(render(clusterPolicyPlan))).toStrictEqual(['ClusterPolicy']);
  });

  test('in the CEL family is what the API server would do itself, as a policy of Kyverno', () => {
    const own = native().spec as { mutations: object; matchConditions: object };
    expect(cel().metadata).toStrictEqual(kyverno().metadata);
    expect(cel().spec).toMatchObject({
      failurePolicy: 'Fail',
      matchConstraints: {
        objectSelector: { matchLabels: { 'app.kubernetes.io/created-by': 'volsync' } },
        resourceRules: [{ operations: ['CREATE', 'UPDATE'], resources: ['jobs'] }],
      },
      matchConditions: own.matchConditions,
      mutations: own.mutations,
    });
  });

  test('mounts the share into every container, at the path of the repository', () => {
    expect(rules().map(({ mutate }) => mutate)).toStrictEqual([
      {
        patchStrategicMerge: {
          spec: {
            template: {
              spec: {
                volumes: [{ name: 'repository', nfs: { server: '192.0.2.10', path: '/mnt/tank/kopia' } }],
                containers: [
                  { '(name)': '*', volumeMounts: [{ name: 'repository', mountPath: '/backup/repository' }] },
                ],
              },
            },
          },
        },
      },
    ]);
  });

  test('fails closed, on CREATE and UPDATE of VolSync’s Jobs only', () => {
    expect(kyverno()).toHaveProperty('spec.webhookConfiguration.failurePolicy', 'Fail');
    expect(rules()[0]?.match).toStrictEqual({
      any: [
        {
          resources: {
            kinds: ['Job'],
            operations: ['CREATE', 'UPDATE'],
            selector: { matchLabels: { 'app.kubernetes.io/created-by': 'volsync' } },
          },
        },
      ],
    });
  });
});

describe.each([
  ['1.34', 'v1beta1'],
  ['1.35', 'v1beta1'],
  ['1.36', 'v1'],
  ['1.37', 'v1'],
])('I13: the injection by the API server of Kubernetes %s', (kubernetes, version) => {
  const manifests = () => render(planOf({ mover: { injection: 'native' }, cluster: { kubernetes } }));

  test(`is a MutatingAdmissionPolicy ${version} and its binding`, () => {
    const apiVersion = `admissionregistration.k8s.io/${version}`;
    expect(kindsOf(manifests())).toStrictEqual(['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding']);
    expect(manifests()).toMatchObject([{ apiVersion }, { apiVersion }]);
    expect(only(manifests(), 'MutatingAdmissionPolicyBinding')).toMatchObject({
      metadata: { name: 'volsync-nfs-inject' },
      spec: { policyName: 'volsync-nfs-inject' },
    });
  });
});

describe('I13: the injection by the API server', () => {
  test('mounts the share into every container, at the path of the repository', () => {
    const { mutations } = native().spec as { mutations: readonly { applyConfiguration: { expression: string } }[] };
    expect(mutations).toMatchObject([{ patchType: 'ApplyConfiguration' }]);
    const expression = mutations[0]?.applyConfiguration.expression;
    expect(expression).toContain("server: '192.0.2.10', path: '/mnt/tank/kopia'");
    expect(expression).toContain("name: 'repository', mountPath: '/backup/repository'");
    expect(expression).toContain('containers: object.spec.template.spec.containers.map(c,');
  });

  test('fails closed, on CREATE and UPDATE of VolSync’s Jobs only', () => {
    expect(native().spec).toMatchObject({
      failurePolicy: 'Fail',
      matchConstraints: {
        objectSelector: { matchLabels: { 'app.kubernetes.io/created-by': 'volsync' } },
        resourceRules: [{ apiGroups: ['batch'], operations: ['CREATE', 'UPDATE'], resources: ['jobs'] }],
      },
    });
  });
});

test('I13: both injections touch only Kopia movers that do not have the mount yet', () => {
  const { webhookConfiguration } = kyverno().spec as { webhookConfiguration: { matchConditions: object[] } };
  expect(native().spec).toHaveProperty('matchConditions', webhookConfiguration.matchConditions);
  expect(webhookConfiguration.matchConditions).toMatchObject([
    { name: 'is-kopia-mover', expression: expect.stringContaining("c.name == 'kopia'") },
    { name: 'has-no-repository-yet', expression: expect.stringContaining("m.mountPath == '/backup/repository'") },
  ]);
});

test('I13: with mover volumes nothing is emitted', () => {
  const plan = resolvePlan(validConfig({ mover: { injection: 'moverVolumes' } }));
  expect(render(plan)).toStrictEqual([]);
});

test('I9: the name of the policy is the same in both families and never changes', () => {
  expect([kyverno().metadata.name, native().metadata.name]).toStrictEqual(['volsync-nfs-inject', 'volsync-nfs-inject']);
});
