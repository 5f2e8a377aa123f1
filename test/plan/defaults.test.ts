import { expect, test } from 'vitest';
import { isDnsLabel } from '../../lib/contract/identity';
import { DEFAULT_EXCLUDED_NAMESPACES } from '../../lib/plan/namespaces';
import { DEFAULT_TIERS } from '../../lib/plan/schedule';
import { checkTiers } from '../../lib/plan/tier';

test('the tiers are hourly and daily at 2, with one retention', () => {
  const retain = { hourly: 24, daily: 7, weekly: 4, monthly: 2 };
  expect(DEFAULT_TIERS).toEqual([
    { label: 'hourly', cron: '0 * * * *', retain },
    { label: 'daily', cron: '0 2 * * *', retain },
  ]);
  expect(checkTiers('tiers', DEFAULT_TIERS, true)).toEqual([]);
});

test('no PVC is protected where things run that must come up before Kyverno', () => {
  expect(DEFAULT_EXCLUDED_NAMESPACES).toEqual([
    'kube-system',
    'longhorn-system',
    'snapshot-controller',
    'cert-manager',
    'external-secrets',
    '1passwordconnect',
    'argocd',
  ]);
  expect(DEFAULT_EXCLUDED_NAMESPACES.every(isDnsLabel)).toBe(true);
});
