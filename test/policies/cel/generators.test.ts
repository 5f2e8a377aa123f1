import { describe, expect, test } from 'vitest';
import { celDestinationSpec, celScheduleSpec } from '../../../lib/policies/cel/generators';
import { celGenerate, celPvc } from '../../../lib/policies/cel/pvc';
import { externalSecret } from '../../../lib/protection/external-secret';
import { replicationDestination } from '../../../lib/protection/replication-destination';
import { replicationSource } from '../../../lib/protection/replication-source';
import { minimalPlan } from '../../support/config';
import { allOptionsPlan, ownSecretsPlan } from '../../support/constructs';

const plans = [
  ['minimal', minimalPlan],
  ['all options', ownSecretsPlan],
] as const;

const conditionsOf = (spec: object) =>
  (spec as { matchConditions: readonly { name: string }[] }).matchConditions.map(({ name }) => name);

describe.each(plans)('what is generated, %s', (_, plan) => {
  const pvc = celPvc(plan);
  const expressions = (spec: object) =>
    (spec as { generate: readonly { expression: string }[] }).generate.map(({ expression }) => expression);

  test('is the ExternalSecret at once, and the ReplicationSource when the PVC is Bound', () => {
    expect(expressions(celScheduleSpec(plan))).toStrictEqual([
      celGenerate(externalSecret(plan, pvc, 'kyverno')),
      `!(object.?status.?phase.orValue('Pending') == 'Bound') ? true : ${celGenerate(replicationSource(plan, pvc, 'kyverno'))}`,
    ]);
  });

  test('is the ReplicationSource alone where there is one Secret for each namespace', () => {
    expect(expressions(celScheduleSpec(allOptionsPlan))).toStrictEqual([
      `!(object.?status.?phase.orValue('Pending') == 'Bound') ? true : ${celGenerate(replicationSource(allOptionsPlan, celPvc(allOptionsPlan), 'kyverno'))}`,
    ]);
  });

  test('I5: is the ReplicationDestination, once, and not when it cannot be seen whether it is there', () => {
    expect(expressions(celDestinationSpec(plan))).toStrictEqual([
      `variables.isThere ? true : ${celGenerate(replicationDestination(plan, pvc, 'kyverno'))}`,
    ]);
  });
});

describe.each([
  ['the schedule', celScheduleSpec(minimalPlan)],
  ['the destination', celDestinationSpec(minimalPlan)],
])('%s', (_, spec) => {
  test('I4: follows the status of a PVC, and looks again at all that are there', () => {
    expect(spec.matchConstraints).toMatchObject({
      resourceRules: [
        { operations: ['CREATE', 'UPDATE'], resources: ['persistentvolumeclaims', 'persistentvolumeclaims/status'] },
      ],
    });
    expect(spec.evaluation).toMatchObject({ generateExisting: { enabled: true } });
  });

  test('I9: is written by server-side apply, and outlives the policy', () => {
    expect(spec.useServerSideApply).toBe(true);
    expect(spec.evaluation).toMatchObject({
      orphanDownstreamOnPolicyDelete: { enabled: true },
      synchronize: { enabled: false },
    });
  });

  test('I3: holds no request up for long', () => {
    expect(spec.webhookConfiguration).toStrictEqual({ timeoutSeconds: 3 });
  });

  test('leaves PVCs alone that are being deleted', () => {
    expect(conditionsOf(spec)).toEqual(expect.arrayContaining(['not-on-delete', 'not-being-deleted']));
  });
});

test('a PVC in explicit mode gets a destination, and nothing that stands in Git', () => {
  expect(conditionsOf(celScheduleSpec(minimalPlan))).toContain('not-managed-by-manifest');
  expect(conditionsOf(celDestinationSpec(minimalPlan))).not.toContain('not-managed-by-manifest');
});
