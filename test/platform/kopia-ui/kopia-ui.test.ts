import { describe, expect, test } from 'vitest';
import { KopiaUi, type Plan, type RouteConfig, resolvePlan } from '../../../lib';
import { kopiaCacheFlags } from '../../../lib/kopia/cache-limits';
import { minimalPlan, validConfig } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('KopiaUi');

const GATEWAY: RouteConfig = { gateway: { name: 'internal', namespace: 'gateways' } };
const INGRESS: RouteConfig = { ingress: { className: 'nginx', namespace: 'ingress' } };

const planWith = (route: RouteConfig, enabled = true) =>
  resolvePlan({ ...validConfig(), domain: 'example.com', kopiaUi: { enabled, route } });
const render = (plan: Plan) => manifestsOf((chart) => new KopiaUi(chart, 'Test', { plan }));
const pod = (plan: Plan) => only(render(plan), 'Deployment').spec;

describe('Kopia UI', () => {
  test('is off unless the config turns it on, and leaves nothing behind then', () => {
    expect(render(minimalPlan)).toStrictEqual([]);
    expect(render(planWith(GATEWAY, false))).toStrictEqual([]);
  });

  test.each([
    ['HTTPRoute', GATEWAY, 'gateways'],
    ['Ingress', INGRESS, 'ingress'],
  ])('is reached through an %s, and only from there', (kind, route, namespace) => {
    const manifests = render(planWith(route));
    expect(kindsOf(manifests)).toStrictEqual(
      ['Deployment', 'ExternalSecret', 'NetworkPolicy', 'Service', 'ServiceAccount', kind].sort(),
    );
    expect(JSON.stringify(only(manifests, kind))).toContain('"kopia-ui.example.com"');
    expect(only(manifests, 'NetworkPolicy')).toHaveProperty('spec.ingress.0.from', [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } },
    ]);
  });

  test('stands in the namespace of the platform', () => {
    for (const { metadata } of render(allOptionsPlan)) expect(metadata.namespace).toBe('backup');
  });

  test('always asks for a password', () => {
    expect(JSON.stringify(render(allOptionsPlan))).not.toContain('without-password');
    expect(only(render(allOptionsPlan), 'ExternalSecret')).toMatchObject({
      spec: {
        data: [
          { secretKey: 'KOPIA_PASSWORD', remoteRef: { key: 'backups/password' } },
          { secretKey: 'KOPIA_SERVER_PASSWORD', remoteRef: { key: 'backups/ui_password' } },
        ],
      },
    });
    expect(pod(allOptionsPlan)).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              args: expect.arrayContaining(['--server-username=kopia']),
              env: expect.arrayContaining([
                {
                  name: 'KOPIA_SERVER_PASSWORD',
                  valueFrom: { secretKeyRef: { name: 'kopia-ui', key: 'KOPIA_SERVER_PASSWORD' } },
                },
              ]),
            },
          ],
        },
      },
    });
  });

  test('cannot change the repository: connection, mount and volume are read-only', () => {
    const path = '/backup/repository';
    const mount = { volumeMounts: expect.arrayContaining([{ name: 'repository', mountPath: path, readOnly: true }]) };
    expect(pod(allOptionsPlan)).toMatchObject({
      template: {
        spec: {
          initContainers: [{ ...mount, args: expect.arrayContaining([`--path=${path}`, '--readonly']) }],
          containers: [mount],
          volumes: expect.arrayContaining([
            { name: 'repository', nfs: { server: 'nas.example.com', path: '/export/kopia', readOnly: true } },
          ]),
        },
      },
    });
    expect(JSON.stringify(render(allOptionsPlan))).not.toContain('"create"');
  });

  test("Kopia's cache is kept below its volume, whatever people look at", () => {
    expect(pod(allOptionsPlan)).toMatchObject({
      template: {
        spec: {
          initContainers: [{ args: expect.arrayContaining(kopiaCacheFlags('2Gi')) }],
          volumes: expect.arrayContaining([{ name: 'cache', emptyDir: { sizeLimit: '2Gi' } }]),
        },
      },
    });
  });

  test('I7: runs as the user of the movers', () => {
    expect(pod(allOptionsPlan)).toMatchObject({
      template: { spec: { securityContext: { runAsUser: 3000, runAsGroup: 3001, runAsNonRoot: true } } },
    });
  });

  test('its Service and its pods agree on selector and port', () => {
    const selector = { 'app.kubernetes.io/name': 'kopia-ui' };
    const manifests = render(allOptionsPlan);
    expect(only(manifests, 'Service')).toMatchObject({ spec: { selector, ports: [{ targetPort: 'http' }] } });
    expect(only(manifests, 'Deployment')).toMatchObject({
      spec: {
        selector: { matchLabels: selector },
        template: {
          metadata: { labels: selector },
          spec: {
            containers: [
              {
                args: expect.arrayContaining(['--address=http://0.0.0.0:51515']),
                ports: [{ name: 'http', containerPort: 51515 }],
              },
            ],
          },
        },
      },
    });
  });
});
