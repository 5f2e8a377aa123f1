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

/** Below the 8 GiB of the volume that holds the cache, the metadata counted twice. */
const LIMITS = { KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB: '3276', KOPIA_METADATA_CACHE_SIZE_LIMIT_MB: '1638' };

describe('I13: the injection by Kyverno', () => {
  const rules = () =>
    (kyverno().spec as { rules: readonly { match: object; mutate: object; preconditions?: object }[] }).rules;

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

  const podSpec = (spec: object) => ({ patchStrategicMerge: { spec: { template: { spec } } } });
  const limit = (name: string, value: string) =>
    podSpec({ containers: [{ '(name)': 'kopia', env: [{ name, value }] }] });

  test('mounts the share into every container, at the path of the repository', () => {
    expect(rules()[0]?.mutate).toStrictEqual(
      podSpec({
        volumes: [{ name: 'repository', nfs: { server: '192.0.2.10', path: '/mnt/tank/kopia' } }],
        containers: [{ '(name)': '*', volumeMounts: [{ name: 'repository', mountPath: '/backup/repository' }] }],
      }),
    );
  });

  test('limits the cache of Kopia, each limit unless the Job has it', () => {
    const [, ...limits] = rules();
    expect(limits.map(({ mutate }) => mutate)).toStrictEqual(
      Object.entries(LIMITS).map(([name, value]) => limit(name, value)),
    );
    expect(limits.map(({ preconditions }) => preconditions)).toMatchObject(
      Object.keys(LIMITS).map((name) => ({ all: [{ operator: 'AllNotIn', value: [name] }] })),
    );
  });

  test('fails closed, on CREATE and UPDATE of VolSync’s Jobs only', () => {
    expect(kyverno()).toHaveProperty('spec.webhookConfiguration.failurePolicy', 'Fail');
    for (const { match } of rules())
      expect(match).toStrictEqual({
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
    for (const [name, value] of Object.entries(LIMITS)) {
      expect(expression).toContain(
        `(c.name != 'kopia' || (has(c.env) && c.env.exists(e, e.name == '${name}')) ? [] : [Object.spec.template.spec.containers.env{name: '${name}', value: '${value}'}])`,
      );
    }
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

test('I13: both injections touch only Kopia movers that lack the mount or a limit', () => {
  const { webhookConfiguration } = kyverno().spec as { webhookConfiguration: { matchConditions: object[] } };
  expect(native().spec).toHaveProperty('matchConditions', webhookConfiguration.matchConditions);
  for (const name of Object.keys(LIMITS)) {
    expect(webhookConfiguration.matchConditions[1]).toHaveProperty('expression', expect.stringContaining(`'${name}'`));
  }
  expect(webhookConfiguration.matchConditions).toMatchObject([
    { name: 'is-kopia-mover', expression: expect.stringContaining("c.name == 'kopia'") },
    { name: 'is-not-prepared-yet', expression: expect.stringContaining("m.mountPath == '/backup/repository'") },
  ]);
});

test('I9: the name of the policy is the same in both families and never changes', () => {
  expect([kyverno().metadata.name, native().metadata.name]).toStrictEqual(['volsync-nfs-inject', 'volsync-nfs-inject']);
});
