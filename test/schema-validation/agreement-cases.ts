import { type Manifest } from '../../lib/kubernetes/manifest';

interface Case {
  readonly name: string;
  readonly object: Manifest;
  readonly isRight: boolean;
}

const metadata = { name: 'data', namespace: 'my-app' };

/** What the judges accept. */
const right = {
  'a built-in kind': {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
  },
  'another built-in kind': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      selector: { matchLabels: { app: 'web' } },
      strategy: { type: 'Recreate' },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [{ name: 'web', ports: [{ containerPort: 80 }], livenessProbe: { tcpSocket: { port: 80 } } }],
        },
      },
    },
  },
  'a custom kind': {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata,
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'store' },
      target: { creationPolicy: 'Owner', template: { data: { any: 'key' } } },
      data: [{ secretKey: 'A', remoteRef: { key: 'a' } }],
    },
  },
  'another custom kind': {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata,
    spec: {
      sourcePVC: 'data',
      trigger: { schedule: '0 * * * *' },
      kopia: { copyMethod: 'Snapshot', cacheCapacity: 1 },
    },
  },
  'a kind with free-form parts': {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name: 'policy' },
    spec: {
      rules: [
        {
          name: 'rule',
          match: { any: [{ resources: { kinds: ['Job'] } }] },
          mutate: { patchStrategicMerge: { any: { thing: 1 } } },
        },
      ],
    },
  },
} satisfies Record<string, Manifest>;

/** A path into an object of {@link right}, and what is put there; `undefined` removes it. */
const broken: readonly (readonly [fault: string, kind: keyof typeof right, path: string, value: unknown])[] = [
  ['an unknown field', 'a built-in kind', 'spec.accessmodes', ['ReadWriteOnce']],
  ['a wrong type', 'a built-in kind', 'spec.accessModes', 'ReadWriteOnce'],
  ['a wrong enum', 'a built-in kind', 'spec.accessModes.0', 'ReadWriteTwice'],
  ['a wrong quantity', 'a built-in kind', 'spec.resources.requests.storage', '10 GB'],
  ['no name', 'a built-in kind', 'metadata.name', undefined],
  ['a wrong apiVersion', 'a built-in kind', 'apiVersion', 'v2'],
  ['an unknown field in metadata', 'a built-in kind', 'metadata.label', {}],
  ['a label that is no string', 'a built-in kind', 'metadata.labels', { backup: true }],
  ['a status', 'a built-in kind', 'status', { phase: 'Bound' }],
  ['a missing field', 'another built-in kind', 'spec.selector', undefined],
  ['an unknown field deep inside', 'another built-in kind', 'spec.template.spec.containers.0.resource', {}],
  ['a number as a string', 'another built-in kind', 'spec.template.spec.containers.0.ports.0.containerPort', '80'],
  ['a number out of range', 'another built-in kind', 'spec.replicas', 2 ** 31],
  [
    'neither a number nor a string',
    'another built-in kind',
    'spec.template.spec.containers.0.livenessProbe.tcpSocket.port',
    true,
  ],
  ['null', 'another built-in kind', 'spec.strategy.type', null],
  ['an unknown field', 'a custom kind', 'spec.target.templates', {}],
  ['a wrong type', 'a custom kind', 'spec.data', { secretKey: 'A' }],
  ['a wrong enum', 'a custom kind', 'spec.target.creationPolicy', 'Owned'],
  ['a missing field', 'a custom kind', 'spec.data.0.secretKey', undefined],
  ['a version that is not served', 'a custom kind', 'apiVersion', 'external-secrets.io/v1beta1'],
  ['an unknown field in metadata', 'a custom kind', 'metadata.annotation', {}],
  ['an unknown field', 'another custom kind', 'spec.kopia.copymethod', 'Snapshot'],
  ['a wrong type', 'another custom kind', 'spec.paused', 'true'],
  ['a wrong enum', 'another custom kind', 'spec.kopia.copyMethod', 'Move'],
  ['a value that its pattern refuses', 'another custom kind', 'spec.trigger.schedule', 'hourly'],
  ['a wrong apiVersion', 'another custom kind', 'apiVersion', 'volsync.backube/v1'],
  ['an unknown field beside free-form parts', 'a kind with free-form parts', 'spec.rules.0.mutates', {}],
  [
    'two things of which one is allowed',
    'a kind with free-form parts',
    'spec.rules.0.match.all',
    [{ resources: { kinds: ['Job'] } }],
  ],
];

function withValue(object: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy: Record<string, unknown> = Object.assign(Array.isArray(object) ? [] : {}, object);
  const changed = withValue(copy[key], rest, value);
  if (changed === undefined) delete copy[key];
  else copy[key] = changed;
  return copy;
}

/** What every judge must say alike. */
export const cases: readonly Case[] = [
  ...Object.entries(right).map(([name, object]) => ({ name, object, isRight: true })),
  ...broken.map(([fault, kind, path, value]) => ({
    name: `${kind} with ${fault}`,
    object: withValue(right[kind], path.split('.'), value) as Manifest,
    isRight: false,
  })),
];
