import { describe, expect, test } from 'vitest';
import { type Plan, resolvePlan } from '../../lib';
import { type JudgedPvc, judge } from '../../lib/protection/judge';
import { type PvcRuleId } from '../../lib/protection/pvc-rule';
import { pvcRules, VISIBLE } from '../../lib/protection/pvc-rules';
import { describeProblem } from '../../lib/validation/problem';
import { PLATFORMS, PVC_RULE_EXAMPLES, type PvcExample } from '../support/pvc-rule-examples';

const plans: Readonly<Record<keyof typeof PLATFORMS, Plan>> = {
  ordinary: resolvePlan(PLATFORMS.ordinary),
  limited: resolvePlan(PLATFORMS.limited),
};

function judgedBy(example: PvcExample): { readonly id: PvcRuleId; readonly says: string }[] {
  const { owner, onLimitedPlatform, ...written } = example;
  const pvc: JudgedPvc = {
    name: 'data',
    namespace: 'my-app',
    ...written,
    controller: owner?.controller ? owner.kind : undefined,
    namespaceLabels: onLimitedPlatform?.namespaceLabels,
  };
  const rules = pvcRules(onLimitedPlatform === undefined ? plans.ordinary : plans.limited);
  return rules.flatMap((rule) => judge(rule, pvc).map((problem) => ({ id: rule.id, says: describeProblem(problem) })));
}

const EXCLUDED = plans.ordinary.namespaces.excluded.join(', ');

/** What each rule says of its first example. */
const SAYS: Readonly<Record<PvcRuleId, string>> = {
  'unknown-tier':
    'label backup: got "weekly"; allowed: hourly, daily; to fix: use a tier of the platform, or remove the label backup',
  'excluded-namespace': `metadata.namespace: got "kube-system"; allowed: any but the excluded ones: ${EXCLUDED}; to fix: keep the data in another namespace, remove the label backup, or take this namespace out of namespaces.excluded of the platform config`,
  'no-credentials':
    'label example.com/backups of the namespace: got nothing; allowed: "allowed"; to fix: label the namespace example.com/backups: "allowed", so that it gets the credentials for backups, or remove the label backup from the PVC',
  'unfit-name': `metadata.name: got "${'a'.repeat(44)}"; allowed: 1 to 43 lower-case letters, digits and "-", without dots; to fix: rename the PVC, or remove the label backup: VolSync shortens or rewrites other names, and their backups would not be found again`,
  'block-volume':
    'spec.volumeMode: got "Block"; allowed: Filesystem; to fix: use volumeMode: Filesystem, or remove the label backup: Kopia backs up files, not block devices',
  'ephemeral-with-tier':
    'controlling owner: got "Pod"; allowed: anything but a Pod; to fix: remove the label backup from volumeClaimTemplate.metadata, or use a PVC of its own: Kubernetes deletes a generic ephemeral volume with its pod, and the next pod gets a PVC of another name',
  'database-volume-with-tier':
    'label cnpg.io/cluster: got "photos"; allowed: nothing, on a PVC with the label backup; to fix: remove the label backup: databases have backups of their own, because their files are only consistent together with their log',
  'exempt-with-tier':
    'label backup-exempt: got "true"; allowed: not "true", on a PVC with the label backup; to fix: keep one of the labels backup and backup-exempt',
  'unknown-manager':
    'label volsync.backup/managed-by: got "me"; allowed: manifest; to fix: remove the label, and Kyverno generates what protects the PVC',
  'skip-restore-value':
    'annotation volsync.backup/skip-restore: got "yes"; allowed: "true", "false"; to fix: remove the annotation, or write "true" to start without the backup',
  'skip-restore-without-reason':
    'annotation volsync.backup/skip-restore-reason: got nothing; allowed: a sentence; to fix: say why this PVC starts without its backup, or remove the annotation volsync.backup/skip-restore',
  'exempt-value':
    'label backup-exempt: got "yes"; allowed: "true", "false"; to fix: remove the label, or write "true" to leave the PVC without backups',
  'exempt-without-reason':
    'annotation volsync.backup/exempt-reason: got nothing; allowed: a sentence; to fix: say why this PVC is not backed up, or remove the label backup-exempt',
  'mover-user':
    'annotation volsync.backup/mover-uid: got "1000"; allowed: nothing, because repository.squash is "none"; to fix: remove the annotation; or let the NFS export map all users to one and set repository.squash to "all"',
};

describe.each(Object.entries(PVC_RULE_EXAMPLES))('I6: the rule %s', (id, { accepted, refused }) => {
  test.each(Object.entries(accepted))('accepts %s', (_, example) => {
    expect(judgedBy(example)).toEqual([]);
  });

  test.each(Object.entries(refused))('alone refuses %s', (_, example) => {
    expect(judgedBy(example).map((verdict) => verdict.id)).toEqual([id]);
  });

  test('says what is wrong, what is allowed and what to do', () => {
    const [first = {}] = Object.values(refused);
    expect(judgedBy(first).map(({ says }) => says)).toEqual([SAYS[id as PvcRuleId]]);
  });

  test('has examples of both', () => {
    expect(Object.keys(accepted)).not.toEqual([]);
    expect(Object.keys(refused)).not.toEqual([]);
  });
});

describe('the rules', () => {
  test('about users say which numbers there are, where all users share one', () => {
    const uid = { annotations: { 'volsync.backup/mover-uid': '0' }, onLimitedPlatform: { namespaceLabels: {} } };
    expect(judgedBy(uid).map(({ says }) => says)).toEqual([
      'annotation volsync.backup/mover-uid: got "0"; allowed: a whole number from 1 to 2147483647; to fix: write the number of the user or group that owns the data; movers never run as root',
    ]);
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
