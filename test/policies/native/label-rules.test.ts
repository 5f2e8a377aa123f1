import { describe, expect, test } from 'vitest';
import { type Plan } from '../../../lib';
import { ANNOTATIONS, LABELS } from '../../../lib/contract/names';
import { celString } from '../../../lib/policies/cel-literal';
import { labelRulesSpec } from '../../../lib/policies/native/label-rules';
import { toCel } from '../../../lib/policies/native/pvc-rule-cel';
import {
  annotation,
  CONTROLLER,
  fieldTitle,
  label,
  type Matcher,
  NAME,
  NAMESPACE,
  namespaceLabel,
  type PvcField,
  type PvcRule,
  VOLUME_MODE,
} from '../../../lib/protection/pvc-rule';
import { pvcRules } from '../../../lib/protection/pvc-rules';
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
    const { tier, managedBy, exempt, database } = LABELS;
    for (const key of [tier, managedBy, exempt, database, ...Object.values(ANNOTATIONS)]) {
      expect(unchanged).toContain(`'${key}'`);
    }
    for (const { expression } of spec().validations) expect(expression).toMatch(/^variables\.isUnchanged \|\| .+$/);
  });

  test('look for changes in every label and annotation that they judge, and not at its owners', () => {
    const { validations, variables } = spec();
    const unchanged = variables.find(({ name }) => name === 'isUnchanged')?.expression ?? '';
    const keys = JSON.stringify(validations).matchAll(/variables\.(?:labels|annotations)\[\?'([^']+)'\]/g);
    for (const [, key] of keys) expect(unchanged).toContain(`'${key}'`);
    expect(unchanged).not.toContain('ownerReferences');
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

  test('are those of the one table, in its order', () => {
    for (const plan of [minimalPlan, allOptionsPlan]) {
      const rules = pvcRules(plan);
      expect(specOf(plan).validations).toHaveLength(rules.length);
      for (const [index, { messageExpression }] of specOf(plan).validations.entries()) {
        const { field, fix } = rules[index] as PvcRule;
        expect(messageExpression).toContain(`${fieldTitle(field)}: got `);
        expect(messageExpression).toContain(celString(fix).slice(1, -1));
      }
    }
  });

  test('follow the plan', () => {
    const rules = JSON.stringify(specOf(allOptionsPlan));
    expect(rules).toContain("in ['six-hourly', 'weekly']");
    expect(rules).toContain("in ['argocd', 'backup', 'gitops', 'kube-node-lease'");
    expect(JSON.stringify(spec())).toContain("in ['hourly', 'daily']");
  });
});

describe('a rule in CEL', () => {
  const rule = (changes: Partial<PvcRule>): PvcRule => ({
    id: 'exempt-value',
    field: label('key'),
    accepts: 'absent',
    allowed: "it's fine",
    fix: 'do this',
    ...changes,
  });
  const KEY = "variables.labels[?'key']";

  test.each<[Matcher, string]>([
    ['absent', `!${KEY}.hasValue()`],
    [{ oneOf: ['a', "it's"] }, `${KEY}.orValue('') in ['a', 'it\\'s']`],
    [{ noneOf: ['a', 'b'] }, `!(${KEY}.orValue('') in ['a', 'b'])`],
    [{ matches: /^\p{L}$/u }, `${KEY}.orValue('').matches('^\\\\p{L}$')`],
    [
      { wholeNumberUpTo: 2147483647 },
      `${KEY}.orValue('').matches('^[1-9][0-9]{0,9}$') && int(${KEY}.orValue('')) <= 2147483647`,
    ],
  ])('accepts %j', (accepts, expression) => {
    expect(toCel(rule({ accepts })).expression).toBe(expression);
  });

  test.each<[PvcField, string]>([
    [label('key'), KEY],
    [annotation('key'), "variables.annotations[?'key']"],
    [namespaceLabel('key'), "namespaceObject.metadata.?labels[?'key']"],
    [NAME, 'optional.of(object.metadata.name)'],
    [NAMESPACE, 'optional.of(object.metadata.namespace)'],
    [VOLUME_MODE, "optional.of(object.spec.?volumeMode.orValue('Filesystem'))"],
    [
      CONTROLLER,
      'object.metadata.?ownerReferences.orValue([]).filter(o, o.?controller.orValue(false)).map(o, o.kind)[?0]',
    ],
  ])('reads %j', (field, optional) => {
    expect(toCel(rule({ field })).expression).toBe(`!${optional}.hasValue()`);
  });

  test('applies only where its condition holds', () => {
    const when = { field: annotation('other') };
    expect(toCel(rule({ when })).expression).toBe(`!variables.annotations[?'other'].hasValue() || !${KEY}.hasValue()`);
    expect(toCel(rule({ when: { ...when, is: 'true' } })).expression).toBe(
      `variables.annotations[?'other'] != optional.of('true') || !${KEY}.hasValue()`,
    );
  });

  test('says what is wrong as the checks at synth say it', () => {
    expect(toCel(rule({})).message).toBe(
      `'label key: got ' + ${KEY}.optMap(v, strings.quote(v)).orValue('nothing') + '; allowed: it\\'s fine; to fix: do this'`,
    );
  });
});

describe('I7: another user for a PVC', () => {
  const ruleOf = (plan: Plan) =>
    specOf(plan).validations.find(({ expression }) => expression.includes(ANNOTATIONS.moverUid));

  test('is refused where the export keeps users apart', () => {
    expect(ruleOf(minimalPlan)?.expression).toContain(
      `|| !variables.annotations[?'${ANNOTATIONS.moverUid}'].hasValue()`,
    );
    expect(ruleOf(minimalPlan)?.messageExpression).toContain('repository.squash');
  });

  test('is never root where the export maps all users to one', () => {
    expect(ruleOf(allOptionsPlan)?.expression).toContain("matches('^[1-9][0-9]{0,9}$')");
  });

  test('is one that a kernel knows', () => {
    expect(ruleOf(allOptionsPlan)?.expression).toMatch(/ && int\(.+\) <= 2147483647$/);
  });
});
