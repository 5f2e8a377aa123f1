import { describe, expect, test } from 'vitest';
import { type Plan } from '../../../lib';
import { MAX_PVC_NAME } from '../../../lib/contract/identity';
import { ANNOTATIONS, LABELS } from '../../../lib/contract/names';
import { labelRulesSpec } from '../../../lib/policies/native/label-rules';
import { minimalPlan } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';

interface Spec {
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
  readonly validations: readonly {
    readonly expression: string;
    readonly messageExpression: string;
    readonly reason: string;
  }[];
}

const specOf = (plan: Plan) => labelRulesSpec(plan) as Spec;

describe('I6: the label rules', () => {
  const spec = () => specOf(minimalPlan);

  test('are judged by the API server on CREATE and UPDATE of every PVC, and fail closed', () => {
    expect(spec()).toMatchObject({
      failurePolicy: 'Fail',
      matchConstraints: {
        namespaceSelector: {},
        objectSelector: {},
        resourceRules: [{ operations: ['CREATE', 'UPDATE'], resources: ['persistentvolumeclaims'] }],
      },
    });
  });

  test('leave an update alone that changes nothing of what they judge', () => {
    const unchanged = spec().variables.find(({ name }) => name === 'isUnchanged')?.expression ?? '';
    expect(unchanged).toMatch(/^oldObject != null && /);
    for (const key of [LABELS.tier, LABELS.managedBy, LABELS.exempt, ...Object.values(ANNOTATIONS)]) {
      expect(unchanged).toContain(`'${key}'`);
    }
    for (const { expression } of spec().validations) expect(expression).toMatch(/^variables\.isUnchanged \|\| \(.+\)$/);
  });

  test('use no variable that is not declared before it', () => {
    const declared = new Set<string>();
    const undeclared = (expression: string) =>
      [...expression.matchAll(/variables\.(\w+)/g)].map(([, name]) => name ?? '').filter((name) => !declared.has(name));
    for (const { name, expression } of spec().variables) {
      expect(undeclared(expression)).toStrictEqual([]);
      declared.add(name);
    }
    for (const { expression, messageExpression } of spec().validations) {
      expect(undeclared(`${expression} ${messageExpression}`)).toStrictEqual([]);
    }
  });

  test('say in every message which label or annotation is meant', () => {
    const keys = [...Object.values(LABELS), ...Object.values(ANNOTATIONS)];
    for (const { messageExpression, reason } of spec().validations) {
      expect(keys.some((key) => messageExpression.includes(key))).toBe(true);
      expect(reason).toBe('Invalid');
    }
  });

  test.each([
    ['tiers', minimalPlan, "in ['hourly', 'daily']", 'allowed: hourly, daily.'],
    ['tiers', allOptionsPlan, "in ['six-hourly', 'weekly']", 'allowed: six-hourly, weekly.'],
    [
      'namespaces',
      allOptionsPlan,
      "in ['argocd', 'backup', 'gitops', 'kube-node-lease', 'kube-public', 'kube-system', 'policies', '",
      'it is excluded',
    ],
    ['names', minimalPlan, `size(object.metadata.name) <= ${MAX_PVC_NAME}`, 'up to 43 characters without dots'],
    ['names', minimalPlan, "!object.metadata.name.contains('.')", 'without dots'],
    [
      'skipped restores',
      minimalPlan,
      "'volsync.backup/skip-restore-reason'].orValue('').trim() != ''",
      'needs a reason',
    ],
    ['exemptions', minimalPlan, "'volsync.backup/exempt-reason'].orValue('').trim() != ''", 'needs a reason'],
    ['contradictions', minimalPlan, '|| !variables.isProtected', 'contradict each other'],
    ['block volumes', minimalPlan, "object.spec.?volumeMode.orValue('Filesystem') != 'Block'", 'Kopia reads files'],
    ['volumes of pods', minimalPlan, "o.kind == 'Pod' && o.?controller.orValue(false)", 'generic ephemeral volume'],
    ['modes', minimalPlan, "in ['', 'manifest']", 'allowed: manifest'],
  ])('judge %s', (_, plan, expression, message) => {
    expect(specOf(plan).validations).toContainEqual({
      expression: expect.stringContaining(expression),
      messageExpression: expect.stringContaining(message),
      reason: 'Invalid',
    });
  });
});

describe('I7: another user for a PVC', () => {
  const ruleOf = (plan: Plan) =>
    specOf(plan).validations.find(({ expression }) => expression.includes(ANNOTATIONS.moverUid));

  test('is refused where the export keeps users apart', () => {
    expect(ruleOf(minimalPlan)?.expression).toContain('.all(k, !(k in variables.annotations))');
    expect(ruleOf(minimalPlan)?.messageExpression).toContain('repository.squash');
  });

  test('is never root where the export maps all users to one', () => {
    expect(ruleOf(allOptionsPlan)?.expression).toContain("matches('^[1-9][0-9]{0,9}$')");
  });
});
