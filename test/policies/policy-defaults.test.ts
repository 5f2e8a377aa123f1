import { expect, test } from 'vitest';
import { CLUSTER_POLICY_DEFAULTS, policyMetadata, SYNC_WAVES } from '../../lib/policies/policy-defaults';

test('the metadata of a policy describes it as Kyverno’s documentation asks', () => {
  const about = { title: 'Title', description: 'Sentence.', severity: 'high', subject: 'Job' } as const;
  expect(policyMetadata('my-policy', about)).toStrictEqual({
    name: 'my-policy',
    annotations: {
      'argocd.argoproj.io/sync-wave': '0',
      'policies.kyverno.io/title': 'Title',
      'policies.kyverno.io/category': 'Backup and restore',
      'policies.kyverno.io/severity': 'high',
      'policies.kyverno.io/subject': 'Job',
      'policies.kyverno.io/minversion': '1.19.0',
      'policies.kyverno.io/description': 'Sentence.',
    },
  });
});

test('I14: rights come in an earlier wave than the policies that need them', () => {
  expect(Number(SYNC_WAVES.rbac)).toBeLessThan(Number(SYNC_WAVES.policies));
});

test('the fields that the API server fills in are stated with its own values', () => {
  expect(CLUSTER_POLICY_DEFAULTS).toMatchObject({
    admission: true,
    emitWarning: false,
    validationFailureAction: 'Audit',
  });
});
