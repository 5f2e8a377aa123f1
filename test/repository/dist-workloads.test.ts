import { describe, expect, test } from 'vitest';
import { plumberBundle } from '../../lib/platform/pvc-plumber/bundle';
import { dist, find, plan } from './dist-objects';

interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes: readonly { readonly name: string; readonly nfs?: object }[];
  readonly [field: string]: unknown;
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
  readonly [field: string]: unknown;
}

function podOf(name: string): PodSpec {
  const { spec } = find('Deployment', name) as { spec?: { template?: { spec: PodSpec } } };
  return spec?.template?.spec as PodSpec;
}

describe.each(['pvc-plumber', 'kopia-ui'])('%s', (name) => {
  test('runs as the one user of the repository, hardened', () => {
    expect(podOf(name)).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsUser: plan.mover.uid, runAsGroup: plan.mover.gid, runAsNonRoot: true },
    });
    for (const container of [...podOf(name).containers, ...(podOf(name).initContainers ?? [])]) {
      expect(container.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  test('runs an image that is stated by version and digest', () => {
    for (const { image } of [...podOf(name).containers, ...(podOf(name).initContainers ?? [])])
      expect(image).toMatch(/:\d+\.\d+\.\d+[a-z0-9.-]*@sha256:[0-9a-f]{64}$/);
  });

  test('mounts the share at the path of the repository', () => {
    expect(podOf(name).volumes).toContainEqual({
      name: 'repository',
      nfs: expect.objectContaining(plan.repository.nfs),
    });
    expect(podOf(name).containers[0]?.volumeMounts).toContainEqual(
      expect.objectContaining({ name: 'repository', mountPath: plan.repository.path }),
    );
  });

  test('is reached by its Service, whose selector picks its pods', () => {
    const { spec } = find('Service', name) as { spec?: { selector?: object; ports?: object[] } };
    const { spec: deployment } = find('Deployment', name) as {
      spec?: { selector?: { matchLabels: object }; template?: { metadata: { labels: object } } };
    };
    expect(spec?.ports).toEqual([{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }]);
    expect(deployment?.selector?.matchLabels).toEqual(spec?.selector);
    expect(deployment?.template?.metadata.labels).toMatchObject(spec?.selector ?? {});
  });

  test('gets its password from an ExternalSecret', () => {
    const secrets = dist.filter(({ kind }) => kind === 'ExternalSecret');
    const made = secrets.map(({ spec }) => (spec as { target: { name: string } }).target.name);
    const env = podOf(name).containers.flatMap(({ env: variables }) => variables) as {
      valueFrom?: { secretKeyRef: { name: string } };
    }[];
    const read = env.flatMap(({ valueFrom }) => (valueFrom === undefined ? [] : [valueFrom.secretKeyRef.name]));
    expect(read.length).toBeGreaterThan(0);
    expect(made).toEqual(expect.arrayContaining(read));
  });
});

test('pvc-plumber survives the loss of a node', () => {
  expect(find('Deployment', 'pvc-plumber').spec).toMatchObject({ replicas: 2 });
  expect(find('PodDisruptionBudget', 'pvc-plumber').spec).toEqual({
    minAvailable: 1,
    selector: { matchLabels: { 'app.kubernetes.io/name': 'pvc-plumber' } },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
});

test('I12: pvc-plumber is ready only while the share holds the repository', () => {
  expect(podOf('pvc-plumber').containers[0]).toMatchObject({
    readinessProbe: {
      httpGet: { path: '/readyz', port: 'http' },
    },
  });
});

test('pvc-plumber in dist/ is the service in this repository, byte for byte', () => {
  const { data } = find('ConfigMap', 'pvc-plumber-bundle') as { data?: Record<string, string> };
  expect(data?.['pvc-plumber.js']).toBe(plumberBundle().script);
});

test('Kopia UI cannot change the repository', () => {
  const { containers, initContainers = [], volumes } = podOf('kopia-ui');
  expect(volumes).toContainEqual({ name: 'repository', nfs: expect.objectContaining({ readOnly: true }) });
  for (const { name, volumeMounts } of [...containers, ...initContainers]) {
    expect(volumeMounts, name).toContainEqual({ name: 'repository', mountPath: plan.repository.path, readOnly: true });
  }
});

test.each([
  ['pvc-plumber', [plan.namespaces.kyverno, plan.namespaces.monitoring]],
  ['kopia-ui', ['gateway']],
])('only those who need it reach %s, and it reaches nobody', (name, namespaces) => {
  expect(find('NetworkPolicy', name).spec).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
    policyTypes: ['Ingress', 'Egress'],
    egress: [],
    ingress: [
      {
        from: namespaces.map((each) => ({
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': each } },
        })),
        ports: [{ port: 'http', protocol: 'TCP' }],
      },
    ],
  });
});
