import { describe, expect, test } from 'vitest';
import { restoreDataSourceRef } from '../../../lib/contract/names';
import { gateSpec } from '../../../lib/policies/clusterpolicy/gate';
import { REFERS_TO_OUR_DESTINATION } from '../../../lib/policies/clusterpolicy/jmespath';
import { ON_CREATE, protectedPvcConditions } from '../../../lib/policies/match-conditions';
import { minimalPlan } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';

const spec = () => gateSpec(allOptionsPlan);
const rules = () => spec().rules ?? [];
const validating = () => rules().find((rule) => rule.validate !== undefined);
const mutating = () => rules().find((rule) => rule.mutate !== undefined);

interface Condition {
  readonly key: string;
  readonly operator: string;
  readonly value: unknown;
}
const conditions = () => (mutating()?.preconditions as { readonly all: readonly Condition[] } | undefined)?.all ?? [];
const refusals = () =>
  (validating()?.validate?.deny?.conditions as { readonly any: readonly Condition[] } | undefined)?.any ?? [];

test('the gate decides by one rule that mutates and one that sees the mutated object', () => {
  expect(rules()).toHaveLength(2);
  expect(mutating()?.validate).toBeUndefined();
  expect(validating()?.mutate).toBeUndefined();
});

describe('I1: the gate', () => {
  test('fails closed, at admission, and before the API server gives up', () => {
    expect(spec()).toMatchObject({ background: false, webhookConfiguration: { failurePolicy: 'Fail' } });
    expect(spec().webhookConfiguration?.timeoutSeconds).toBeLessThanOrEqual(10);
    expect(validating()).toMatchObject({ validate: { failureAction: 'Enforce' } });
  });

  test('asks pvc-plumber where the plan says that it is, about this very PVC', () => {
    for (const plan of [minimalPlan, allOptionsPlan]) {
      for (const rule of gateSpec(plan).rules ?? []) {
        expect(rule.context?.[0]).toMatchObject({
          apiCall: {
            method: 'GET',
            service: {
              url: `${plan.pvcPlumber.url}/exists/{{ request.object.metadata.namespace }}/{{ request.object.metadata.name }}`,
            },
          },
        });
      }
    }
  });

  test('takes no answer for an unknown one, never for "no backup"', () => {
    for (const { context } of rules()) {
      expect(context?.[0]).toHaveProperty('apiCall.default', { decision: 'unknown', authoritative: false });
    }
  });

  test('believes only an answer that is authoritative, about this PVC, and not at odds with itself', () => {
    for (const { context } of rules()) {
      const decision = context?.find(({ name }) => name === 'decision')?.variable?.jmesPath ?? '';
      expect(decision).toContain('backupCheck.authoritative == `true`');
      expect(decision).toContain('backupCheck.namespace == request.object.metadata.namespace');
      expect(decision).toContain('backupCheck.pvc == request.object.metadata.name');
      expect(decision).toContain("backupCheck.exists == `true` && backupCheck.decision == 'restore'");
      expect(decision).toContain("backupCheck.exists == `false` && backupCheck.decision == 'fresh'");
      expect(decision).toMatch(/\|\| 'unknown'$/);
    }
  });

  test('refuses everything but the two decisions, and says what to do', () => {
    expect(JSON.stringify(validating()?.validate?.deny)).toContain(
      `&& 'skipped') || decision }}","operator":"AnyNotIn","value":["skipped","restore","fresh"]`,
    );
    expect(JSON.stringify(validating())).toContain('Check the pods of pvc-plumber in backup');
  });

  test('asks the same question and draws the same conclusion in both rules', () => {
    expect(validating()?.context?.slice(0, 2)).toStrictEqual(mutating()?.context);
  });
});

describe('I2: a restore', () => {
  test('is added exactly as VolSync’s populator needs it', () => {
    expect(mutating()?.mutate).toStrictEqual({
      patchStrategicMerge: { spec: { dataSourceRef: restoreDataSourceRef('{{ request.object.metadata.name }}') } },
    });
  });

  test('is added only when a backup exists, nobody set a data source, and it is not skipped', () => {
    expect(conditions()[0]).toStrictEqual({ key: '{{ decision }}', operator: 'Equals', value: 'restore' });
    const others = conditions().slice(1);
    expect(others.map(({ operator, value }) => [operator, value])).toStrictEqual([
      ['Equals', false],
      ['Equals', false],
    ]);
    expect(others[0]?.key).toContain('request.object.spec.dataSourceRef.name');
    expect(others[0]?.key).toContain('request.object.spec.dataSource.name');
    expect(others[1]?.key).toContain('volsync.backup/skip-restore"');
    expect(others[1]?.key).toMatch(/regex_match\('\[\^\\p\{Z\}.*', request\..*"volsync\.backup\/skip-restore-reason"/);
  });

  test('that was decided and not added is noticed, and so is one that was added and not decided', () => {
    const keys = refusals().map(({ key }) => key);
    expect(keys).toContainEqual(expect.stringMatching(/^\{\{ decision == 'restore' && !\(.*dataSourceRef/));
    expect(keys).toContain(`{{ decision == 'fresh' && ${REFERS_TO_OUR_DESTINATION} }}`);
  });
});

test('I19: the gate knows each field by which the binder gives a PVC a volume as it is', () => {
  const key = refusals().find(({ key }) => key.includes('volumeName'))?.key ?? '';
  for (const field of ["'selector'", "storageClassName == ''", 'pv.kubernetes.io/bind-completed']) {
    expect(key).toContain(field);
  }
});

test('I3: the gate stands in the way of nothing but the creation of protected PVCs', () => {
  expect(spec().webhookConfiguration?.matchConditions).toStrictEqual([
    ON_CREATE,
    ...protectedPvcConditions(allOptionsPlan),
  ]);
  for (const rule of rules()) {
    expect(rule.match).toStrictEqual({
      any: [{ resources: { kinds: ['PersistentVolumeClaim'], operations: ['CREATE'] } }],
    });
    expect(rule.skipBackgroundRequests).toBe(true);
  }
});

test('I10: the gate refuses a PVC whose earlier incarnation still has a ReplicationDestination', () => {
  const listing = validating()?.context?.find(({ name }) => name === 'earlierDestinations');
  expect(listing).toHaveProperty(
    'apiCall.urlPath',
    '/apis/volsync.backube/v1alpha1/namespaces/{{ request.object.metadata.namespace }}/replicationdestinations?fieldSelector=metadata.name={{ request.object.metadata.name }}-restore',
  );
  expect(listing).not.toHaveProperty('apiCall.default');
  expect(JSON.stringify(validating()?.validate?.deny)).toContain('"key":"{{ earlierDestinations }}"');
});
