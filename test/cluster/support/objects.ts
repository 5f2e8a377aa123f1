import type { KubeObject, Ref } from './api';

interface PvcOptions {
  /** Value of the label `backup`; none when `null`. */
  readonly tier?: string | null;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly storage?: string;
  readonly accessModes?: readonly string[];
  readonly spec?: object;
}

/** A PVC of a scenario, labelled `backup: hourly` unless told otherwise. */
export function pvc(namespace: string, name: string, options: PvcOptions = {}): KubeObject {
  const { tier = 'hourly', labels, annotations, storage = '1Gi', accessModes = ['ReadWriteOnce'], spec } = options;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      namespace,
      labels: { ...(tier !== null && { backup: tier }), ...labels },
      ...(annotations !== undefined && { annotations }),
    },
    spec: { accessModes, resources: { requests: { storage } }, storageClassName: 'test', ...spec },
  };
}

export const pvcRef = (namespace: string, name: string): Ref => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { namespace, name },
});

export const sourceRef = (namespace: string, name: string): Ref => ({
  apiVersion: 'volsync.backube/v1alpha1',
  kind: 'ReplicationSource',
  metadata: { namespace, name: `${name}-backup` },
});

export const destinationRef = (namespace: string, name: string): Ref => ({
  apiVersion: 'volsync.backube/v1alpha1',
  kind: 'ReplicationDestination',
  metadata: { namespace, name: `${name}-restore` },
});

export const secretRef = (namespace: string, name: string): Ref => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { namespace, name: `volsync-${name}` },
});

/** Everything that protects a PVC. */
export const protectingRefs = (namespace: string, name: string): Ref[] => [
  secretRef(namespace, name),
  sourceRef(namespace, name),
  destinationRef(namespace, name),
];

/** A volume that the real binder binds to exactly one PVC. */
export function volumeFor(namespace: string, name: string): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${namespace}-${name}` },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'test',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name },
      hostPath: { path: '/nowhere' },
    },
  };
}

/** A pod that nothing runs. */
export function pod(namespace: string, name: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: { containers: [{ name: 'app', image: 'example.com/app:1' }] },
  };
}

interface MoverJobOptions {
  /** Name of its container. */
  readonly container?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A Job as VolSync makes it for its movers. */
export function moverJob(namespace: string, name: string, options: MoverJobOptions = {}): KubeObject {
  const { container = 'kopia', environment = {} } = options;
  const labels = { 'app.kubernetes.io/created-by': 'volsync' };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace, labels },
    spec: {
      backoffLimit: 8,
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              name: container,
              image: 'example.com/mover:1',
              args: ['backup'],
              env: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          volumes: [{ name: 'data', emptyDir: {} }],
        },
      },
    },
  };
}

/** A Job that is none of VolSync's, whatever its container is called. */
export function foreignJob(namespace: string, container?: string): KubeObject {
  const job = moverJob(namespace, 'foreign', { container });
  // The label must be gone from the pod template too: the API server copies it to a Job that has none.
  const template = { ...job.spec.template, metadata: {} };
  return { ...job, metadata: { ...job.metadata, labels: {} }, spec: { ...job.spec, template } };
}

/** What Kyverno registers the webhooks of its validating policies in; these are called for nothing that exists. */
export function kyvernoWebhooks(webhooks: readonly { readonly name: string; readonly failurePolicy: string }[]) {
  const rule = { apiGroups: ['example.com'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['nothing'] };
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: {
      name: 'kyverno-resource-validating-webhook-cfg',
      labels: { 'webhook.kyverno.io/managed-by': 'kyverno' },
    },
    webhooks: webhooks.map((webhook) => ({
      ...webhook,
      clientConfig: { url: 'https://127.0.0.1:1/' },
      rules: [rule],
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
    })),
  };
}
