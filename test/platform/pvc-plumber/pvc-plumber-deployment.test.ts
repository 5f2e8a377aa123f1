import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_IMAGES, type Plan, PvcPlumberDeployment } from '../../../lib';
import { repositoryCheckCommand } from '../../../lib/kopia/repository-check';
import { type PodSpec } from '../../../lib/kubernetes/objects';
import { plumberBundle } from '../../../lib/platform/pvc-plumber/bundle';
import { minimalPlan, REPOSITORY_ID } from '../../support/config';
import { allOptionsPlan, publishedPlumberPlan } from '../../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('PvcPlumberDeployment');

const render = (plan: Plan, replicas?: number) =>
  manifestsOf(
    (chart) => new PvcPlumberDeployment(chart, 'Test', { plan, ...(replicas !== undefined && { replicas }) }),
  );
const container = (plan: Plan) => only(render(plan), 'Deployment').spec;
const IN_CONTAINER = 'template.spec.containers.0';

/** The environment of the container, as far as it stands in the manifest. */
function environmentOf(plan: Plan): Record<string, string> {
  const { env = [] } = podOf(plan).containers[0] ?? {};
  return Object.fromEntries(env.map(({ name, value = '' }) => [name, value]));
}

function podOf(plan: Plan): PodSpec {
  return (only(render(plan), 'Deployment').spec as { template: { spec: PodSpec } }).template.spec;
}

describe('pvc-plumber', () => {
  test('comes with everything that it needs, all in the namespace of the platform', () => {
    const manifests = render(allOptionsPlan);
    expect(kindsOf(manifests)).toStrictEqual([
      'Deployment',
      'ExternalSecret',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'Service',
      'ServiceAccount',
    ]);
    for (const { metadata } of manifests) expect(metadata.namespace).toBe('backup');
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

  test('is selected by one label in Deployment, Service, disruption budget and network policy', () => {
    const manifests = render(minimalPlan);
    const selector = { 'app.kubernetes.io/name': 'pvc-plumber' };
    const deployment = only(manifests, 'Deployment');
    expect(deployment).toHaveProperty('spec.selector', { matchLabels: selector });
    expect(deployment).toMatchObject({ spec: { template: { metadata: { labels: selector } } } });
    expect(only(manifests, 'Service')).toHaveProperty('spec.selector', selector);
    // I3: a node can be drained also while the share is down and no pod is ready.
    expect(only(manifests, 'PodDisruptionBudget')).toHaveProperty('spec', {
      minAvailable: 1,
      selector: { matchLabels: selector },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
    expect(only(manifests, 'NetworkPolicy')).toHaveProperty('spec.podSelector', { matchLabels: selector });
  });

  test('has two pods unless another number is asked for, and gives none up before a new one is ready', () => {
    expect(only(render(minimalPlan), 'Deployment')).toHaveProperty('spec.replicas', 2);
    const { spec } = only(render(minimalPlan, 3), 'Deployment');
    expect(spec).toMatchObject({ replicas: 3, strategy: { rollingUpdate: { maxUnavailable: 0 } } });
  });

  test.each([
    ['bundled', minimalPlan],
    ['from an image', allOptionsPlan],
  ])('I12: is ready only while it sees the repository itself (%s)', (_, plan) => {
    expect(container(plan)).toMatchObject({
      template: {
        spec: { containers: [{ readinessProbe: { httpGet: { path: '/readyz', port: 'http' }, failureThreshold: 1 } }] },
      },
    });
  });

  test('I12: knows which repository is meant, as soon as the config says so', () => {
    expect(environmentOf(minimalPlan)).not.toHaveProperty('KOPIA_REPOSITORY_UNIQUE_ID');
    expect(environmentOf(allOptionsPlan)).toHaveProperty('KOPIA_REPOSITORY_UNIQUE_ID', REPOSITORY_ID);
  });

  test('answers sooner than Kyverno and the webhook give up', () => {
    for (const plan of [minimalPlan, allOptionsPlan, publishedPlumberPlan]) {
      expect(environmentOf(plan)).toHaveProperty('HTTP_TIMEOUT', '2500ms');
    }
  });

  test.each([
    ['bundled', minimalPlan],
    ['from an image', allOptionsPlan],
  ])('cannot write to the share (%s)', (_, plan) => {
    expect(container(plan)).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              volumeMounts: expect.arrayContaining([
                { name: 'repository', mountPath: plan.repository.path, readOnly: true },
              ]),
            },
          ],
          volumes: expect.arrayContaining([{ name: 'repository', nfs: { ...plan.repository.nfs, readOnly: true } }]),
        },
      },
    });
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
  ])('mounts the share where the movers find it: %s', (path, plan, nfs) => {
    expect(container(plan)).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              env: expect.arrayContaining([{ name: 'KOPIA_REPOSITORY_PATH', value: path }]),
              volumeMounts: expect.arrayContaining([expect.objectContaining({ name: 'repository', mountPath: path })]),
            },
          ],
          volumes: expect.arrayContaining([{ name: 'repository', nfs: expect.objectContaining(nfs) }]),
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
        data: [{ secretKey: 'KOPIA_PASSWORD', remoteRef: { key: 'backups/password' } }],
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
});

describe('bundled, pvc-plumber', () => {
  test('needs no image of your own: Node runs it from a ConfigMap', () => {
    const { data } = only(render(minimalPlan), 'ConfigMap', 'pvc-plumber-bundle') as { data?: Record<string, string> };
    expect(data?.['pvc-plumber.js']).toBe(plumberBundle().script);
    expect(data?.['THIRD-PARTY-NOTICES.txt']).toBe(plumberBundle().notices);
    expect(container(minimalPlan)).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              image: DEFAULT_IMAGES.node,
              command: ['node', '/app/pvc-plumber.js'],
              volumeMounts: expect.arrayContaining([{ name: 'bundle', mountPath: '/app', readOnly: true }]),
            },
          ],
          volumes: expect.arrayContaining([{ name: 'bundle', configMap: { name: 'pvc-plumber-bundle' } }]),
        },
      },
    });
  });

  test("copies Kopia from Kopia's own image, into a place where it cannot be changed afterwards", () => {
    expect(podOf(minimalPlan).initContainers).toMatchObject([
      { image: DEFAULT_IMAGES.kopia, volumeMounts: [{ name: 'engine', mountPath: '/engine' }] },
    ]);
    expect(podOf(minimalPlan).containers[0]?.volumeMounts).toContainEqual({
      name: 'engine',
      mountPath: '/engine',
      readOnly: true,
    });
    expect(environmentOf(minimalPlan)).toHaveProperty('KOPIA_BINARY', '/engine/kopia');
  });

  test('the command that copies Kopia does', () => {
    const directory = mkdtempSync(join(tmpdir(), 'copy-kopia-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const installed = join(directory, 'kopia');
    writeFileSync(installed, '#!/bin/sh\necho "this is $0, called with $1"\n');
    chmodSync(installed, 0o755);
    const copy = join(directory, 'engine');
    mkdirSync(copy);
    const [shell, flag, script] = (podOf(minimalPlan).initContainers?.[0]?.command ?? []) as [string, string, string];
    const output = execFileSync(shell, [flag, script.replaceAll('/engine', copy)], {
      env: { PATH: `${directory}:${process.env.PATH}` },
      encoding: 'utf8',
    });
    expect(output).toBe(`this is ${copy}/kopia, called with --version\n`);
  });

  test('is replaced when the bundle changes', () => {
    const checksum = createHash('sha256').update(plumberBundle().script).digest('hex');
    expect(container(minimalPlan)).toHaveProperty('template.metadata.annotations', { 'checksum/bundle': checksum });
  });
});

test('pvc-plumber from an image of your own has neither ConfigMap nor init container', () => {
  expect(kindsOf(render(allOptionsPlan))).not.toContain('ConfigMap');
  expect(podOf(allOptionsPlan)).not.toHaveProperty('initContainers');
  expect(podOf(allOptionsPlan).containers).toMatchObject([{ image: 'registry.example.com/pvc-plumber:2.0.0' }]);
  expect(podOf(allOptionsPlan).containers[0]).not.toHaveProperty('command');
});

describe('the published pvc-plumber', () => {
  test('I12: is ready only while the repository check succeeds, which it does not make itself', () => {
    expect(container(publishedPlumberPlan)).toHaveProperty(`${IN_CONTAINER}.readinessProbe.exec.command`, [
      '/bin/sh',
      '-c',
      `${repositoryCheckCommand(publishedPlumberPlan)} && wget -q -T 4 -O /dev/null http://127.0.0.1:8080/readyz`,
    ]);
    expect(container(publishedPlumberPlan)).toHaveProperty(`${IN_CONTAINER}.readinessProbe.failureThreshold`, 1);
  });

  test('is the pinned image, with a share that it may write to', () => {
    const { containers, volumes } = podOf(publishedPlumberPlan);
    expect(containers).toMatchObject([{ image: DEFAULT_IMAGES.pvcPlumber }]);
    expect(volumes).toContainEqual({ name: 'repository', nfs: publishedPlumberPlan.repository.nfs });
  });
});

test.each([0, 1, 2.5, -1])('I16: %d replicas are refused', (replicas) => {
  const build = () => manifestsOf((chart) => new PvcPlumberDeployment(chart, 'Test', { plan: minimalPlan, replicas }));
  expect(build).toThrow(`replicas: got ${replicas}; allowed: a whole number from 2`);
});
