import { describe, expect, test } from 'vitest';
import { BackedUpPvc, type Plan } from '../../../lib';
import { type Manifest } from '../../../lib/kubernetes/manifest';
import { destinationSpec, scheduleSpec } from '../../../lib/policies/clusterpolicy/generators';
import {
  NOT_A_STATUS_WITHOUT_NEWS,
  NOT_BEING_DELETED,
  NOT_MANAGED_BY_MANIFEST,
  NOT_ON_DELETE,
  protectedPvcConditions,
} from '../../../lib/policies/match-conditions';
import { externalSecret } from '../../../lib/protection/external-secret';
import { concretePvc } from '../../../lib/protection/pvc-binding';
import { replicationDestination } from '../../../lib/protection/replication-destination';
import { replicationSource } from '../../../lib/protection/replication-source';
import { minimalPlan } from '../../support/config';
import { allOptionsPlan, minimalPvc, ownSecretsPlan } from '../../support/constructs';
import { manifestsOf, only } from '../../support/manifests';

const PLANS: [string, Plan][] = [
  ['a minimal config', minimalPlan],
  ['a config with all options', ownSecretsPlan],
];

const rulesOf = (plan: Plan) => [...(scheduleSpec(plan).rules ?? []), ...(destinationSpec(plan).rules ?? [])];
const ruleFor = (kind: string, plan: Plan = minimalPlan) => {
  const rule = rulesOf(plan).find(({ generate }) => generate?.kind === kind);
  if (rule?.generate === undefined) throw new Error(`no rule generates a ${kind}`);
  return { ...rule, generate: rule.generate };
};

/** The object that a rule generates, with its expressions. */
function generated(kind: string, plan: Plan): Manifest {
  const { apiVersion = '', name = '', namespace = '', data } = ruleFor(kind, plan).generate;
  const { metadata, ...fields } = data as Pick<Manifest, 'metadata' | 'spec'>;
  return { apiVersion, kind, ...fields, metadata: { ...metadata, name, namespace } };
}

const PVC = { name: 'data', namespace: 'my-app', uid: 'c0ffee', capacity: '10Gi', accessModes: ['ReadWriteOnce'] };

/** What the plain expressions stand for. */
const VALUES: Readonly<Record<string, unknown>> = {
  'request.object.metadata.name': PVC.name,
  'request.object.metadata.namespace': PVC.namespace,
  'request.object.metadata.uid': PVC.uid,
  'request.object.spec.resources.requests.storage': PVC.capacity,
  'request.object.spec.accessModes': PVC.accessModes,
};

const isExpression = (value: unknown): value is string => typeof value === 'string' && value.includes('{{');
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Puts values in the place of plain expressions, at every depth. Where one has to be computed (it is looked up by tier,
 * or hashed), the value that the concrete object has at the same place is taken instead, and the place is noted.
 */
function evaluate(value: unknown, concrete: unknown, path: string, computed: string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((element, index) =>
      evaluate(element, (concrete as unknown[] | undefined)?.[index], `${path}[]`, computed),
    );
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, child]) => [
      key,
      evaluate(child, isObject(concrete) ? concrete[key] : undefined, `${path}.${key}`, computed),
    ]);
    return Object.fromEntries(entries);
  }
  if (!isExpression(value)) return value;
  const alone = /^\{\{ ((?:(?! \}\}).)+) \}\}$/.exec(value)?.[1];
  if (alone !== undefined && alone in VALUES) return VALUES[alone];
  if (alone !== undefined) {
    computed.push(path);
    return concrete;
  }
  return value.replaceAll(/\{\{ (.+?) \}\}/g, (_, expression: string) => String(VALUES[expression]));
}

describe.each(PLANS)('explicit = generated, with %s', (_, plan) => {
  const manifestOf = {
    ExternalSecret: externalSecret,
    ReplicationSource: replicationSource,
    ReplicationDestination: replicationDestination,
  };
  const MAY_BE_COMPUTED = [
    '.spec.trigger.schedule',
    '.spec.paused',
    '.spec.kopia.retain.latest',
    '.spec.kopia.retain.hourly',
    '.spec.kopia.retain.daily',
    '.spec.kopia.retain.weekly',
    '.spec.kopia.retain.monthly',
    '.spec.kopia.retain.yearly',
    '.spec.kopia.moverSecurityContext.runAsUser',
    '.spec.kopia.moverSecurityContext.runAsGroup',
    '.spec.kopia.moverSecurityContext.fsGroup',
  ];

  for (const { label: tier } of plan.tiers) {
    test.each(Object.entries(manifestOf))(`%s of a PVC of tier ${tier}`, (kind, manifest) => {
      const concrete = manifest(plan, { ...concretePvc(plan, { ...PVC, tier }), uid: PVC.uid }, 'kyverno');
      const computed: string[] = [];
      expect(evaluate(generated(kind, plan), concrete, '', computed)).toStrictEqual(concrete);
      expect(computed.filter((path) => !MAY_BE_COMPUTED.includes(path))).toStrictEqual([]);
    });
  }

  test.each(['ExternalSecret', 'ReplicationSource'])('%s in Git', (kind) => {
    const tier = plan.tiers[0]?.label ?? '';
    const inGit = only(
      manifestsOf((chart) => new BackedUpPvc(chart, 'Test', { ...minimalPvc, tier, protection: 'explicit', plan })),
      kind,
    );
    const inCluster = evaluate(generated(kind, plan), inGit, '', []) as Manifest;
    expect(inCluster.spec).toStrictEqual(inGit.spec);
    expect(inCluster.metadata).toMatchObject({ name: inGit.metadata.name, namespace: inGit.metadata.namespace });
  });
});

describe('I9: what Kyverno freezes in a generate rule', () => {
  const frozen = (plan: Plan) =>
    rulesOf(plan).map(({ generate, ...rule }) => ({ ...rule, generate: { ...generate, data: undefined } }));

  test.each(PLANS)('does not depend on the config: %s', (_, plan) => {
    expect(frozen(plan)).toStrictEqual(frozen(minimalPlan));
  });

  test('is the same where one Secret for each namespace needs a rule less', () => {
    expect(rulesOf(allOptionsPlan).some(({ generate }) => generate?.kind === 'ExternalSecret')).toBe(false);
    expect(frozen(minimalPlan)).toStrictEqual(expect.arrayContaining(frozen(allOptionsPlan)));
  });

  test('names neither a tier nor a namespace', () => {
    const text = JSON.stringify(frozen(minimalPlan));
    for (const value of ['hourly', 'daily', 'kube-system', 'volsync-system']) expect(text).not.toContain(value);
  });

  test('is all that is said beside the generated data, under names of their own', () => {
    expect(rulesOf(minimalPlan).map(({ name }) => name)).toStrictEqual([
      'generate-kopia-secret',
      'generate-replication-source',
      'generate-replication-destination',
    ]);
  });
});

test('I9: deleting a policy leaves everything in place that it generated', () => {
  for (const { generate } of rulesOf(minimalPlan)) {
    expect(generate).toMatchObject({ orphanDownstreamOnPolicyDelete: true });
  }
});

describe('I3: the generators', () => {
  test.each(PLANS)('are ignored when Kyverno is down, and hold nothing up: %s', (_, plan) => {
    for (const { webhookConfiguration, useServerSideApply } of [scheduleSpec(plan), destinationSpec(plan)]) {
      expect(webhookConfiguration?.failurePolicy).toBe('Ignore');
      expect(webhookConfiguration?.timeoutSeconds).toBeLessThanOrEqual(5);
      expect(useServerSideApply).toBe(true);
    }
  });

  test('see only protected PVCs, and never their deletion', () => {
    const conditions = [
      NOT_ON_DELETE,
      ...protectedPvcConditions(allOptionsPlan),
      NOT_A_STATUS_WITHOUT_NEWS,
      NOT_BEING_DELETED,
    ];
    expect(destinationSpec(allOptionsPlan).webhookConfiguration?.matchConditions).toStrictEqual(conditions);
    expect(scheduleSpec(allOptionsPlan).webhookConfiguration?.matchConditions).toStrictEqual([
      ...conditions,
      NOT_MANAGED_BY_MANIFEST,
    ]);
  });
});

describe('I4: a ReplicationSource is generated', () => {
  const rule = () => ruleFor('ReplicationSource');

  test('only for a PVC that is Bound', () => {
    expect(rule().preconditions).toMatchObject({
      all: expect.arrayContaining([
        { key: "{{ request.object.status.phase || 'Pending' }}", operator: 'Equals', value: 'Bound' },
      ]),
    });
  });

  test('as soon as it is, although only its status changes, and later when that was missed', () => {
    expect(rule().match).toMatchObject({
      any: [{ resources: { kinds: ['PersistentVolumeClaim', 'PersistentVolumeClaim/status'] } }],
    });
    expect(rule().generate.generateExisting).toBe(true);
    expect(scheduleSpec(minimalPlan).background).toBe(true);
  });
});

test('I5: what schedules backups follows the PVC and the config; what restores it keeps what was set on it', () => {
  expect(ruleFor('ExternalSecret').generate.synchronize).toBe(true);
  expect(ruleFor('ReplicationSource').generate.synchronize).toBe(true);
  expect(ruleFor('ReplicationDestination').generate.synchronize).toBe(false);
});

test('in explicit mode only the ReplicationDestination is generated', () => {
  const selectors = Object.fromEntries(
    rulesOf(minimalPlan).map(({ generate, match }) => [generate?.kind, JSON.stringify(match)]),
  );
  expect(selectors.ExternalSecret).toContain('volsync.backup/managed-by');
  expect(selectors.ReplicationSource).toContain('volsync.backup/managed-by');
  expect(selectors.ReplicationDestination).not.toContain('volsync.backup/managed-by');
});

test('I10: what is generated is owned by this incarnation of the PVC', () => {
  for (const kind of ['ExternalSecret', 'ReplicationSource', 'ReplicationDestination']) {
    expect(generated(kind, minimalPlan).metadata).toMatchObject({
      labels: {
        'app.kubernetes.io/managed-by': 'kyverno',
        'volsync.backup/pvc': '{{ request.object.metadata.name }}',
      },
      ownerReferences: [{ kind: 'PersistentVolumeClaim', uid: '{{ request.object.metadata.uid }}' }],
    });
  }
});
