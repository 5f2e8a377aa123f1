import { describe, expect, test } from 'vitest';
import {
  deployment,
  httpFromNamespacesOnly,
  httpService,
  namespace,
  podDisruptionBudget,
  serviceAccount,
} from '../../lib/kubernetes/objects';

const metadata = { name: 'web', namespace: 'my-app', labels: { app: 'web' } };
const selector = { app: 'web' };
const spec = { selector: { matchLabels: selector }, template: { metadata: { labels: selector } } };

describe('Kubernetes objects', () => {
  test.each([
    ['Namespace', 'v1', namespace({ name: 'my-app' }), { metadata: { name: 'my-app' } }],
    ['ServiceAccount', 'v1', serviceAccount(metadata), { metadata }],
    ['Deployment', 'apps/v1', deployment(metadata, spec), { metadata, spec }],
    ['PodDisruptionBudget', 'policy/v1', podDisruptionBudget(metadata, { minAvailable: 1 }), { metadata }],
    ['Service', 'v1', httpService(metadata, selector), { metadata }],
    ['NetworkPolicy', 'networking.k8s.io/v1', httpFromNamespacesOnly(metadata, selector, []), { metadata }],
  ])('%s has its kind, its API version and what it is given', (kind, apiVersion, manifest, given) => {
    expect(manifest).toMatchObject({ kind, apiVersion, ...given });
  });

  test('a ServiceAccount gives its pods no token', () => {
    expect(serviceAccount(metadata)).toHaveProperty('automountServiceAccountToken', false);
  });

  test('a Service leads port 80 to the named port of the pods', () => {
    expect(httpService(metadata, selector).spec).toStrictEqual({
      type: 'ClusterIP',
      selector,
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
    });
  });

  test('a NetworkPolicy lets each namespace in, nothing else in, and nothing out', () => {
    const from = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
    expect(httpFromNamespacesOnly(metadata, selector, ['kyverno', 'monitoring']).spec).toStrictEqual({
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [from('kyverno'), from('monitoring')], ports: [{ protocol: 'TCP', port: 'http' }] }],
      egress: [],
    });
  });
});
