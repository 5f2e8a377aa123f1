import { describe, expect, test } from 'vitest';
import { routeManifest, routeNamespace } from '../../../lib/platform/kopia-ui/route';

const metadata = { name: 'ui', namespace: 'my-app' };
const target = { metadata, host: 'ui.example.com', service: 'ui', port: 80 };
const gateway = { name: 'internal', namespace: 'gateways' };
const ingress = { className: 'nginx', namespace: 'ingress' };

describe('a route through a gateway', () => {
  test('is an HTTPRoute from the host to the Service', () => {
    expect(routeManifest({ ...target, route: { gateway } })).toStrictEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata,
      spec: {
        hostnames: ['ui.example.com'],
        parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'internal', namespace: 'gateways' }],
        rules: [
          {
            matches: [{ path: { type: 'PathPrefix', value: '/' } }],
            backendRefs: [{ group: '', kind: 'Service', name: 'ui', port: 80, weight: 1 }],
          },
        ],
      },
    });
  });

  test('may name the listener', () => {
    expect(routeManifest({ ...target, route: { gateway: { ...gateway, sectionName: 'https' } } })).toHaveProperty(
      'spec.parentRefs.0.sectionName',
      'https',
    );
  });

  test('comes from the namespace of the gateway', () => {
    expect(routeNamespace({ gateway })).toBe('gateways');
  });
});

describe('a route through an ingress', () => {
  test('is an Ingress from the host to the Service', () => {
    expect(routeManifest({ ...target, route: { ingress } })).toStrictEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: {
        ingressClassName: 'nginx',
        rules: [
          {
            host: 'ui.example.com',
            http: {
              paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'ui', port: { number: 80 } } } }],
            },
          },
        ],
      },
    });
  });

  test('may have a certificate', () => {
    expect(routeManifest({ ...target, route: { ingress: { ...ingress, tlsSecretName: 'tls' } } })).toHaveProperty(
      'spec.tls',
      [{ hosts: ['ui.example.com'], secretName: 'tls' }],
    );
  });

  test('comes from the namespace of the ingress controller', () => {
    expect(routeNamespace({ ingress })).toBe('ingress');
  });
});
