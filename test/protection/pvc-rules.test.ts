import { describe, expect, test } from 'vitest';
import { type Plan, resolvePlan } from '../../lib';
import { type JudgedPvc, judge } from '../../lib/protection/judge';
import { type PvcRuleId } from '../../lib/protection/pvc-rule';
import { pvcRules, VISIBLE } from '../../lib/protection/pvc-rules';
import { PLATFORMS, PVC_RULE_EXAMPLES, type PvcExample } from '../support/pvc-rule-examples';

const plans: Readonly<Record<keyof typeof PLATFORMS, Plan>> = {
  ordinary: resolvePlan(PLATFORMS.ordinary),
  limited: resolvePlan(PLATFORMS.limited),
};

function judgedBy(example: PvcExample): PvcRuleId[] {
  const { owner, onLimitedPlatform, ...written } = example;
  const pvc: JudgedPvc = {
    name: 'data',
    namespace: 'my-app',
    ...written,
    controller: owner?.controller ? owner.kind : undefined,
    namespaceLabels: onLimitedPlatform?.namespaceLabels,
  };
  const rules = pvcRules(onLimitedPlatform === undefined ? plans.ordinary : plans.limited);
  return rules.filter((rule) => judge(rule, pvc).length > 0).map(({ id }) => id);
}

describe.each(Object.entries(PVC_RULE_EXAMPLES))('I6: the rule %s', (id, { accepted, refused }) => {
  test.each(Object.entries(accepted))('accepts %s', (_, example) => {
    expect(judgedBy(example)).toEqual([]);
  });

  test.each(Object.entries(refused))('alone refuses %s', (_, example) => {
    expect(judgedBy(example)).toEqual([id]);
  });

  test('has examples of both', () => {
    expect(Object.keys(accepted)).not.toEqual([]);
    expect(Object.keys(refused)).not.toEqual([]);
  });
});

describe('the rules', () => {
  test.each(Object.entries(plans))('name in every fix or field the label or annotation to change (%s)', (_, plan) => {
    for (const { id, field, allowed, fix } of pvcRules(plan)) {
      const key = 'key' in field ? field.key : fix;
      expect(key, id).toMatch(/backup|cnpg\.io/);
      expect(allowed, id).toMatch(/\S/);
      expect(fix, id).not.toMatch(/[.;]$/);
    }
  });

  test('leave to admission what is not known of the platform', () => {
    const rules = pvcRules({});
    expect(rules.map(({ id }) => id)).not.toContain('excluded-namespace');
    const of = (pvc: JudgedPvc) => rules.filter((rule) => judge(rule, pvc).length > 0).map(({ id }) => id);
    const data = { name: 'data', namespace: 'kube-system' };
    expect(of({ ...data, labels: { backup: 'weekly' } })).toEqual([]);
    expect(of({ ...data, annotations: { 'volsync.backup/mover-uid': '1000' } })).toEqual([]);
    expect(of({ ...data, annotations: { 'volsync.backup/mover-uid': '0' } })).toEqual(['mover-user']);
    expect(of({ ...data, labels: { backup: 'a b' } })).toEqual(['unknown-tier']);
  });

  test('do not judge the labels of a namespace that nobody knows', () => {
    const rules = pvcRules(plans.limited).filter(({ id }) => id === 'no-credentials');
    const pvc = { name: 'data', namespace: 'my-app', labels: { backup: 'hourly' } };
    expect(rules.flatMap((rule) => judge(rule, pvc))).toEqual([]);
    expect(rules.flatMap((rule) => judge(rule, { ...pvc, namespaceLabels: {} }))).toEqual([
      {
        field: 'label example.com/backups of the namespace',
        value: undefined,
        allowed: '"allowed"',
        fix: expect.stringContaining('credentials for backups'),
      },
    ]);
  });

  test('refuse values that are no texts, as the API server does', () => {
    const rules = pvcRules(plans.limited);
    const of = (pvc: JudgedPvc) => rules.flatMap((rule) => judge(rule, pvc)).map(({ field, value }) => [field, value]);
    expect(of({ labels: { backup: 5 }, name: 7, namespace: 'a' })).toEqual([
      ['label backup', 5],
      ['metadata.name', 7],
    ]);
    expect(of({ annotations: { 'volsync.backup/mover-uid': 1000 } })).toEqual([
      ['annotation volsync.backup/mover-uid', 1000],
    ]);
    expect(of({ labels: { backup: null, 'backup-exempt': undefined } })).toEqual([]);
  });

  test.each(['', ' ', '\t\r\n', '\u00a0', '\u0085', '\u200b', '\ufeff', '\u2028', '\u3000'])(
    'take %j for no reason',
    (text) => {
      expect(VISIBLE.test(text)).toBe(false);
      expect(VISIBLE.test(`${text}a${text}`)).toBe(true);
    },
  );
});
