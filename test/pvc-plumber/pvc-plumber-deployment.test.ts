import { describe, expect, test } from 'vitest';
import { type Plan, PvcPlumberDeployment } from '../../lib';
import { repositoryCheckCommand } from '../../lib/pvc-plumber/repository-check';
import { minimalPlan } from '../support/config';
import { allOptionsPlan, moverVolumesPlan } from '../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../support/manifests';

testSamples('PvcPlumberDeployment');

const render = (plan: Plan, replicas?: number) =>
  manifestsOf(
    (chart) => new PvcPlumberDeployment(chart, 'Test', { plan, ...(replicas !== undefined && { replicas }) }),
  );
const container = (plan: Plan) => only(render(plan), 'Deployment').spec;
const IN_CONTAINER = 'template.spec.containers.0';

describe('pvc-plumber', () => {
  test('comes with everything that it needs, all in the namespace of the platform', () => {
    const manifests = render(allOptionsPlan);
    expect(kindsOf(manifests)).toStrictEqual([
      'Deployment',
      'ExternalSecret',
      'Namespace',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'Service',
      'ServiceAccount',
      'ServiceMonitor',
    ]);
    for (const { kind, metadata } of manifests) {
      expect(kind === 'Namespace' ? metadata.name : metadata.namespace).toBe('backup');
    }
  });

  test('keeps the namespace, which others may use, when it goes itself', () => {
    expect(only(render(minimalPlan), 'Namespace').metadata.annotations).toStrictEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    });
  });

  test('is reached at the address that the plan gives to the policies', () => {
    for (const plan of [minimalPlan, allOptionsPlan]) {
      const { metadata, spec } = only(render(plan), 'Service');
      expect(plan.pvcPlumber.url).toBe(`http://${metadata.name}.${metadata.namespace}.svc.cluster.local`);
      expect(spec).toMatchObject({ ports: [{ port: 80, targetPort: 'http' }] });
      expect(only(render(plan), 'Deployment')).toMatchObject({
        spec: { template: { spec: { containers: [{ ports: [{ name: 'http', containerPort: 8080 }] }] } } },
      });
    }
  });

  test('is selected by one label in Deployment, Service, disruption budget, network policy and monitor', () => {
    const manifests = render(minimalPlan);
    const selector = { 'app.kubernetes.io/name': 'pvc-plumber' };
    const deployment = only(manifests, 'Deployment');
    expect(deployment).toHaveProperty('spec.selector', { matchLabels: selector });
    expect(deployment).toMatchObject({ spec: { template: { metadata: { labels: selector } } } });
    expect(only(manifests, 'Service')).toHaveProperty('spec.selector', selector);
    expect(only(manifests, 'PodDisruptionBudget')).toHaveProperty('spec.selector', { matchLabels: selector });
    expect(only(manifests, 'NetworkPolicy')).toHaveProperty('spec.podSelector', { matchLabels: selector });
    expect(only(manifests, 'ServiceMonitor')).toHaveProperty('spec.selector', { matchLabels: selector });
  });

  test('has two pods unless another number is asked for, and gives none up before a new one is ready', () => {
    expect(only(render(minimalPlan), 'Deployment')).toHaveProperty('spec.replicas', 2);
    const { spec } = only(render(minimalPlan, 3), 'Deployment');
    expect(spec).toMatchObject({ replicas: 3, strategy: { rollingUpdate: { maxUnavailable: 0 } } });
  });

  test.each([
    ['minimal', minimalPlan],
    ['all options', allOptionsPlan],
  ])('I12: is ready only while the repository check succeeds (%s)', (_, plan) => {
    expect(container(plan)).toHaveProperty(`${IN_CONTAINER}.readinessProbe.exec.command`, [
      '/bin/sh',
      '-c',
      `${repositoryCheckCommand(plan)} && wget -q -T 4 -O /dev/null http://127.0.0.1:8080/readyz`,
    ]);
    expect(container(plan)).toHaveProperty(`${IN_CONTAINER}.readinessProbe.failureThreshold`, 1);
  });

  test('lives on without the repository, because a restart does not bring it back', () => {
    for (const probe of ['livenessProbe', 'startupProbe']) {
      expect(container(minimalPlan)).toHaveProperty(`${IN_CONTAINER}.${probe}.httpGet`, {
        path: '/healthz',
        port: 'http',
      });
    }
  });

  test.each([
    ['/repository', minimalPlan, { server: '192.0.2.10', path: '/mnt/tank/kopia' }],
    ['/backup/repository', allOptionsPlan, { server: 'nas.example.com', path: '/export/kopia' }],
    ['/mnt/repository', moverVolumesPlan, { server: '192.0.2.10', path: '/mnt/tank/kopia' }],
  ])('mounts the share where the movers find it: %s', (path, plan, nfs) => {
    expect(container(plan)).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              env: expect.arrayContaining([{ name: 'KOPIA_REPOSITORY_PATH', value: path }]),
              volumeMounts: expect.arrayContaining([{ name: 'repository', mountPath: path }]),
            },
          ],
          volumes: expect.arrayContaining([expect.objectContaining({ name: 'repository', nfs })]),
        },
      },
    });
  });

  test('I7: runs as the user of the movers', () => {
    expect(container(allOptionsPlan)).toMatchObject({
      template: { spec: { securityContext: { runAsUser: 3000, runAsGroup: 3001, runAsNonRoot: true } } },
    });
  });

  test('I15: gets the password from a Secret, and only from there', () => {
    const manifests = render(allOptionsPlan);
    expect(only(manifests, 'ExternalSecret')).toMatchObject({
      spec: {
        target: { name: 'pvc-plumber-kopia' },
        data: [{ secretKey: 'KOPIA_PASSWORD', remoteRef: { key: 'backups', property: 'password' } }],
      },
    });
    expect(only(manifests, 'Deployment')).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                env: expect.arrayContaining([
                  {
                    name: 'KOPIA_PASSWORD',
                    valueFrom: { secretKeyRef: { name: 'pvc-plumber-kopia', key: 'KOPIA_PASSWORD' } },
                  },
                ]),
              },
            ],
          },
        },
      },
    });
  });

  test('is reached by Kyverno and by Prometheus only', () => {
    const from = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
    expect(only(render(allOptionsPlan), 'NetworkPolicy')).toHaveProperty('spec.ingress.0.from', [
      from('policies'),
      from('metrics'),
    ]);
  });

  test('its ServiceMonitor carries the labels by which Prometheus finds it', () => {
    expect(only(render(allOptionsPlan), 'ServiceMonitor').metadata.labels).toMatchObject({ release: 'prometheus' });
    expect(only(render(minimalPlan), 'ServiceMonitor').metadata.labels).not.toHaveProperty('release');
  });
});

test.each([0, 1, 2.5, -1])('I16: %d replicas are refused', (replicas) => {
  const build = () => manifestsOf((chart) => new PvcPlumberDeployment(chart, 'Test', { plan: minimalPlan, replicas }));
  expect(build).toThrow(`replicas: got ${replicas}; allowed: a whole number from 2`);
});
