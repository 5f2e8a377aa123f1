import { describe, expect, test } from 'vitest';
import { celGateSpec, celRestoreSpec } from '../../../lib/policies/cel/gate';
import { minimalPlan } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';

interface Policy {
  readonly failurePolicy: string;
  readonly webhookConfiguration: { readonly timeoutSeconds: number };
  readonly matchConstraints: { readonly resourceRules: readonly { readonly operations: readonly string[] }[] };
  readonly matchConditions: readonly { readonly name: string; readonly expression: string }[];
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
}

const gate = celGateSpec(minimalPlan) as unknown as Policy & {
  readonly validationActions: readonly string[];
  readonly validations: readonly { readonly expression: string; readonly messageExpression: string }[];
};
const restore = celRestoreSpec(minimalPlan) as unknown as Policy & {
  readonly mutations: readonly { readonly applyConfiguration: { readonly expression: string } }[];
};
const both = [
  ['the gate', gate],
  ['the mutation', restore],
] as const;

const variable = ({ variables }: Policy, name: string) =>
  variables.find((candidate) => candidate.name === name)?.expression;

describe.each(both)('I1: %s', (_, policy) => {
  test('fails closed', () => {
    expect(policy.failurePolicy).toBe('Fail');
  });

  test('I3: is called when a protected PVC is created, and at no other time', () => {
    expect(policy.matchConstraints.resourceRules.map(({ operations }) => operations)).toStrictEqual([['CREATE']]);
    expect(policy.matchConditions.map(({ name }) => name)).toStrictEqual([
      'on-create',
      'has-tier',
      'namespace-not-excluded',
      'not-of-another-pvc',
    ]);
  });

  test('asks pvc-plumber once, about this PVC', () => {
    const calls = policy.variables.filter(({ expression }) => expression.includes('http.'));
    expect(calls).toStrictEqual([
      {
        name: 'answer',
        expression:
          "http.Get('http://pvc-plumber.volsync-system.svc.cluster.local/exists/' + object.metadata.namespace + '/' + object.metadata.name)",
      },
    ]);
  });

  test('does not wait for ever: the call has no time-out of its own', () => {
    expect(policy.webhookConfiguration.timeoutSeconds).toBe(10);
  });

  test('compares every field of the answer by type and value, and with this very PVC', () => {
    expect(variable(policy, 'isAboutThisPvc')).toBe(
      [
        'variables.answer.statusCode == 200',
        'variables.check.?authoritative == optional.of(true)',
        'variables.check.?namespace == optional.of(object.metadata.namespace)',
        'variables.check.?pvc == optional.of(object.metadata.name)',
      ].join(' && '),
    );
    expect(variable(policy, 'hasBackup')).toBe(
      "variables.isAboutThisPvc && variables.check.?exists == optional.of(true) && variables.check.?decision == optional.of('restore')",
    );
    expect(variable(policy, 'hasNoBackup')).toBe(
      "variables.isAboutThisPvc && variables.check.?exists == optional.of(false) && variables.check.?decision == optional.of('fresh')",
    );
  });
});

describe('I2: the mutation', () => {
  test('adds our data source when there is a backup, unless the user set one or skips the restore', () => {
    const [condition, whenTrue, otherwise] = restore.mutations[0]?.applyConfiguration.expression.split('\n') ?? [];
    expect(condition).toBe('!variables.skipsRestore && !variables.hasDataSource && variables.hasBackup');
    expect(whenTrue).toContain(
      "apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: object.metadata.name + '-restore'",
    );
    expect(otherwise).toBe(': Object{}');
  });

  test('sees either form of a data source, and skips a restore only with a reason', () => {
    expect(variable(restore, 'hasDataSource')).toContain('dataSourceRef');
    expect(variable(restore, 'hasDataSource')).toContain('?dataSource.');
    expect(variable(restore, 'skipsRestore')).toMatch(
      /skip-restore'.*== 'true' && .*skip-restore-reason'.*\.matches\('\[\^\\\\p\{Z\}/,
    );
  });
});

describe('the gate', () => {
  test('denies', () => {
    expect(gate.validationActions).toStrictEqual(['Deny']);
  });

  test('I2: judges the PVC as the mutation left it, and I10: leftover destinations', () => {
    expect(gate.validations.map(({ expression }) => expression)).toStrictEqual([
      '(variables.skipsRestore && !variables.isOurs) || variables.hasBackup || variables.hasNoBackup',
      'variables.skipsRestore || variables.hasDataSource || !variables.hasBackup',
      'variables.skipsRestore || !variables.isOurs || !variables.isBoundElsewhere || !variables.hasBackup',
      '!variables.isOurs || !variables.hasNoBackup',
      "!variables.destinations.exists(d, d.metadata.name == object.metadata.name + '-restore')",
    ]);
  });

  test('I19: knows each field by which the binder gives a PVC a volume as it is', () => {
    const expression = variable(gate, 'isBoundElsewhere') ?? '';
    for (const field of ['?volumeName', '.selector', '?storageClassName', "'pv.kubernetes.io/bind-completed'"]) {
      expect(expression).toContain(field);
    }
  });

  test('says what to do, and where', () => {
    const [unknown] = (celGateSpec(allOptionsPlan).validations ?? []) as readonly { messageExpression: string }[];
    expect(unknown?.messageExpression).toContain('Check the pods of pvc-plumber in backup');
  });
});
