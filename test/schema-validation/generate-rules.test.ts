import { describe, expect, test, vi } from 'vitest';
import { config } from '../../apps/config';
import { KyvernoVolsyncPolicy, type Plan, resolvePlan } from '../../lib';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { allOptionsPlan, ownSecretsPlan } from '../support/constructs';
import { manifestsOf } from '../support/manifests';
import { judge } from './judge';
import { fillSamples } from './sample-values';
import { unstatedDefaults } from './unstated-defaults';

// Compiling the large schemas takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface Rule {
  readonly name: string;
  readonly generate?: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
    readonly data: { readonly metadata: object; readonly spec: object };
  };
}

/** What each generate rule makes for a PVC of a tier. */
function generated(policies: readonly Manifest[], tier: string): Manifest[] {
  return policies
    .filter(({ kind }) => kind === 'ClusterPolicy')
    .flatMap(({ spec }) => (spec as { readonly rules: readonly Rule[] }).rules)
    .flatMap(({ generate }) => (generate === undefined ? [] : [generate]))
    .map(({ apiVersion, kind, name, namespace, data }) => {
      const { metadata, ...body } = data;
      return fillSamples({ apiVersion, kind, metadata: { ...metadata, name, namespace }, ...body }, tier) as Manifest;
    });
}

/** The CEL family generates by an expression; what it makes of it is shown by Kyverno's CLI and on a real API server. */
const inClusterPolicies = (plan: Plan): Plan => ({
  ...plan,
  kyverno: { ...plan.kyverno, policyFamily: 'clusterpolicy' },
});

const rendered = (plan: Plan) => manifestsOf((chart) => new KyvernoVolsyncPolicy(chart, 'Policy', { plan }));
const distPlan = resolvePlan({ ...config, kyverno: { policyFamily: 'clusterpolicy' } });

const families: readonly (readonly [name: string, plan: Plan, policies: readonly Manifest[]])[] = [
  ['the config of dist/', distPlan, rendered(distPlan)],
  ['every option stated', ownSecretsPlan, rendered(inClusterPolicies(ownSecretsPlan))],
  ['one Secret for each namespace', allOptionsPlan, rendered(inClusterPolicies(allOptionsPlan))],
];

const cases = families.flatMap(([name, plan, policies]) =>
  plan.tiers.map(({ label }) => ({ name, plan, label, policies })),
);

describe.each(cases)('what Kyverno generates with $name for a PVC of tier $label', ({ plan, label, policies }) => {
  test('is one object of each kind', () => {
    expect(generated(policies, label).map(({ kind }) => kind)).toEqual([
      ...(plan.credentials.secretPer === 'pvc' ? ['ExternalSecret'] : []),
      'ReplicationSource',
      'ReplicationDestination',
    ]);
  });

  test('is accepted by its strict schema', () => {
    for (const object of generated(policies, label)) {
      expect(judge(object), JSON.stringify(object, null, 2)).toEqual([]);
    }
  });

  test('leaves no field to the defaults of its CRD', () => {
    expect(generated(policies, label).flatMap(unstatedDefaults)).toEqual([]);
  });
});

describe('sample values', () => {
  test('keep their type where they stand alone, and become text within text', () => {
    const body = {
      modes: '{{ request.object.spec.accessModes }}',
      keep: '{{ lookup(`{"hourly":24,"daily":7}`, request.object.metadata.labels.backup) }}',
      name: 'a-{{ request.object.metadata.name }}-{{ request.object.metadata.namespace }}',
      fixed: [1, true, null, 'text'],
    };
    expect(fillSamples(body, 'daily')).toEqual({
      modes: ['ReadWriteOnce'],
      keep: 7,
      name: 'a-data-my-app',
      fixed: [1, true, null, 'text'],
    });
  });

  test.each([
    ['an expression that is not known', '{{ request.object.metadata.labels.app }}', 'unknown expression'],
    ['a tier without a value', '{{ lookup(`{"hourly":24}`, request.object.metadata.labels.backup) }}', 'no value'],
    ['what Kyverno does not take for a variable', '{{ lookup(`{"a":{"b":{}}}`, x) }} ', 'leave this as it is'],
    ['what Kyverno takes for a reference', '$(HOME)', 'take this for a reference'],
  ])('refuse %s', (_, text, message) => {
    expect(() => fillSamples(text, 'daily')).toThrow(message);
  });
});
