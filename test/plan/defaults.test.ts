import { expect, test } from 'vitest';
import { DEFAULT_EXCLUDED_NAMESPACES, DEFAULT_IMAGES, DEFAULT_TIERS } from '../../lib/plan/defaults';
import { isDnsLabel } from '../../lib/plan/identity';
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

test('images are pinned by version and digest', () => {
  expect(DEFAULT_IMAGES).toEqual({
    pvcPlumber: expect.stringMatching(/^ghcr\.io\/[a-z-]+\/pvc-plumber:\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/),
    node: expect.stringMatching(/^docker\.io\/library\/node:\d+\.\d+\.\d+-alpine[\d.]+@sha256:[0-9a-f]{64}$/),
    kopia: expect.stringMatching(/^ghcr\.io\/[a-z-]+\/kopia:\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/),
  });
});
