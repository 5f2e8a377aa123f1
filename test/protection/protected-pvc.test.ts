import { describe, expect, test } from 'vitest';
import { checkProtectedPvc, type ProtectionRequest } from '../../lib/protection/protected-pvc';
import { ALWAYS_EXCLUDED, validPlan } from '../support/platform-config';

const request = (overrides: Partial<ProtectionRequest> = {}): ProtectionRequest => ({
  name: 'data',
  namespace: 'my-app',
  tier: 'hourly',
  plan: validPlan(),
  ...overrides,
});

test('a PVC of a known tier in a namespace of its own can be protected', () => {
  expect(checkProtectedPvc(request())).toEqual([]);
  expect(checkProtectedPvc(request({ tier: 'daily' }))).toEqual([]);
});

describe('I6: what cannot be protected is refused', () => {
  test('I6: a tier that the platform does not have', () => {
    expect(checkProtectedPvc(request({ tier: 'weekly' }), 'metadata.')).toEqual([
      { field: 'tier', value: 'weekly', allowed: 'hourly, daily', fix: 'use a tier of the platform config' },
    ]);
  });

  test('I6: a namespace that is excluded and yet used', () => {
    const plan = validPlan({ namespaces: { excluded: ['argocd'] } });
    for (const namespace of ['argocd', 'kyverno', 'volsync-system']) {
      expect(checkProtectedPvc(request({ namespace, plan }), 'metadata.')).toEqual([
        {
          field: 'metadata.namespace',
          value: namespace,
          allowed: `any but the excluded ones: ${ALWAYS_EXCLUDED.join(', ')}`,
          fix: 'keep the data in another namespace, or take this one out of namespaces.excluded',
        },
      ]);
    }
    expect(checkProtectedPvc(request({ namespace: 'longhorn-system', plan }))).toEqual([]);
  });

  test('I6: a name with a dot, or of 44 characters, or none', () => {
    expect(checkProtectedPvc(request({ name: 'a'.repeat(43) }))).toEqual([]);
    for (const name of ['my.data', 'a'.repeat(44), undefined]) {
      expect(checkProtectedPvc(request({ name }))).toMatchObject([{ field: 'name', value: name }]);
      expect(checkProtectedPvc(request({ name }), 'metadata.')).toMatchObject([{ field: 'metadata.name' }]);
    }
  });

  test('I6: no namespace', () => {
    expect(checkProtectedPvc(request({ namespace: undefined }), 'metadata.')).toMatchObject([
      { field: 'metadata.namespace', value: undefined },
    ]);
  });

  test('I6: all of it at once', () => {
    const wrong = request({ name: 'my.data', namespace: 'kyverno', tier: 'weekly' });
    expect(checkProtectedPvc(wrong, 'metadata.').map((problem) => problem.field)).toEqual([
      'metadata.name',
      'tier',
      'metadata.namespace',
    ]);
  });
});

describe('without a plan', () => {
  test('tier and namespace are left to admission', () => {
    expect(checkProtectedPvc(request({ plan: undefined, tier: 'weekly', namespace: 'kyverno' }))).toEqual([]);
  });

  test('name and namespace must be right all the same', () => {
    const wrong = request({ plan: undefined, name: 'my.data', namespace: 'My-App' });
    expect(checkProtectedPvc(wrong).map((problem) => problem.field)).toEqual(['name', 'namespace']);
  });

  test.each(['', undefined, 'a b'])('I6: the tier %j is no label value, so the PVC would not be protected', (tier) => {
    expect(checkProtectedPvc(request({ plan: undefined, tier } as never))).toMatchObject([
      { field: 'tier', value: tier, allowed: expect.stringContaining('a label value of Kubernetes') },
    ]);
  });
});
