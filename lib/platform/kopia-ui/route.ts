import type { HttpRouteSpec } from '../../../imports/gateway.networking.k8s.io';
import { type Manifest, type ManifestMetadata, type ManifestOf } from '../../kubernetes/manifest';
import { type RouteConfig } from '../../plan/kopia-ui';

interface RouteProps {
  readonly route: RouteConfig;
  readonly metadata: ManifestMetadata;
  readonly host: string;
  readonly service: string;
  readonly port: number;
}

/** The namespace from which the traffic of a route comes. */
export function routeNamespace(route: RouteConfig): string {
  return 'gateway' in route ? route.gateway.namespace : route.ingress.namespace;
}

/** An HTTPRoute or an Ingress to a Service, every defaulted field stated. */
export function routeManifest(props: RouteProps): Manifest {
  const { route, metadata } = props;
  if ('gateway' in route) {
    return {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata,
      spec: httpRouteSpec(props, route.gateway),
    };
  }
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata,
    spec: ingressSpec(props, route.ingress),
  };
}

function httpRouteSpec(
  { host, service, port }: RouteProps,
  gateway: { readonly name: string; readonly namespace: string; readonly sectionName?: string },
): ManifestOf<HttpRouteSpec> {
  return {
    hostnames: [host],
    parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', ...gateway }],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ group: '', kind: 'Service', name: service, port, weight: 1 }],
      },
    ],
  };
}

function ingressSpec(
  { host, service, port }: RouteProps,
  ingress: { readonly className: string; readonly tlsSecretName?: string },
): object {
  return {
    ingressClassName: ingress.className,
    rules: [
      {
        host,
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service, port: { number: port } } } }],
        },
      },
    ],
    ...(ingress.tlsSecretName !== undefined && { tls: [{ hosts: [host], secretName: ingress.tlsSecretName }] }),
  };
}
