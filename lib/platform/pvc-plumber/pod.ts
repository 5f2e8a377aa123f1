import { createHash } from 'node:crypto';
import { SECRET_KEYS } from '../../contract/names';
import { repositoryCheckCommand } from '../../kopia/repository-check';
import { type Container, type EnvVar, type PodSpec } from '../../kubernetes/objects';
import { CONTAINER_SECURITY } from '../../kubernetes/pod-security';
import { type Plan } from '../../plan/plan';
import { BUNDLE_FILE, plumberBundle } from './bundle';

const PORT = 8080;

const WRITABLE = '/tmp/kopia';
const BUNDLE_DIRECTORY = '/app';
const ENGINE_DIRECTORY = '/engine';

/**
 * The longest that pvc-plumber works on one answer. Kyverno gives up on a call after its own time-out and the API server
 * on the webhook after 10 s; an answer that comes later is of no use.
 */
const ANSWER_TIMEOUT = '2500ms';

type Volume = NonNullable<PodSpec['volumes']>[number];

/** What differs between the ways to run pvc-plumber. */
export interface PlumberPod {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly initContainers?: readonly Container[];
  readonly container: Container;
  readonly volumes: readonly Volume[];
}

/** The pod of pvc-plumber, in the way that the config chooses. */
export function plumberPod(plan: Plan, bundleConfigMap: string): PlumberPod {
  const { run } = plan.pvcPlumber;
  if (run === 'published') return publishedPod(plan);
  return run === 'image' ? ownImagePod(plan) : bundledPod(plan, bundleConfigMap);
}

/** A public Node image runs the bundle from a ConfigMap; the program `kopia` is copied from Kopia's public image. */
function bundledPod(plan: Plan, bundleConfigMap: string): PlumberPod {
  const pod = ownImagePod(plan);
  const kopia = `${ENGINE_DIRECTORY}/kopia`;
  const engineMount = { name: 'engine', mountPath: ENGINE_DIRECTORY };
  return {
    // Pods are replaced when the bundle changes.
    annotations: { 'checksum/bundle': createHash('sha256').update(plumberBundle().script).digest('hex') },
    initContainers: [
      {
        name: 'copy-kopia',
        image: plan.images.kopia,
        imagePullPolicy: 'IfNotPresent',
        // Released builds of Kopia are linked statically, so they run in any image.
        command: ['/bin/sh', '-c', `cp "$(command -v kopia)" ${kopia} && ${kopia} --version`],
        resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '256Mi' } },
        securityContext: CONTAINER_SECURITY,
        volumeMounts: [engineMount],
      },
    ],
    container: {
      ...pod.container,
      command: ['node', `${BUNDLE_DIRECTORY}/${BUNDLE_FILE}`],
      env: [...(pod.container.env ?? []), { name: 'KOPIA_BINARY', value: kopia }],
      volumeMounts: [
        ...(pod.container.volumeMounts ?? []),
        { name: 'bundle', mountPath: BUNDLE_DIRECTORY, readOnly: true },
        { ...engineMount, readOnly: true },
      ],
    },
    volumes: [
      ...pod.volumes,
      { name: 'bundle', configMap: { name: bundleConfigMap } },
      { name: 'engine', emptyDir: { sizeLimit: '256Mi' } },
    ],
  };
}

/** The image that the user built from services/pvc-plumber/Dockerfile. */
function ownImagePod(plan: Plan): PlumberPod {
  const { path, nfs, uniqueId } = plan.repository;
  return {
    container: {
      ...commonContainer(plan),
      env: environment(plan, {
        ...(uniqueId !== undefined && { KOPIA_REPOSITORY_UNIQUE_ID: uniqueId }),
      }),
      resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      // It looks at the share itself: the format file, the unique id, the index.
      readinessProbe: {
        httpGet: { path: '/readyz', port: 'http' },
        periodSeconds: 10,
        timeoutSeconds: 5,
        failureThreshold: 1,
      },
      volumeMounts: [
        { name: 'repository', mountPath: path, readOnly: true },
        { name: 'kopia', mountPath: WRITABLE },
      ],
    },
    volumes: [
      { name: 'repository', nfs: { ...nfs, readOnly: true } },
      // Its memory of the backups is in here, so it lives as long as the pod.
      { name: 'kopia', emptyDir: { sizeLimit: '256Mi' } },
    ],
  };
}

/** mitchross/pvc-plumber 1.7.0. */
function publishedPod(plan: Plan): PlumberPod {
  const { path, nfs } = plan.repository;
  return {
    container: {
      ...commonContainer(plan),
      env: environment(plan, { KOPIA_LOG_DIR: `${WRITABLE}/logs`, KOPIA_CACHE_DIRECTORY: `${WRITABLE}/cache` }),
      resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      readinessProbe: {
        exec: {
          command: [
            '/bin/sh',
            '-c',
            `${repositoryCheckCommand(plan)} && wget -q -T 4 -O /dev/null http://127.0.0.1:${PORT}/readyz`,
          ],
        },
        periodSeconds: 10,
        timeoutSeconds: 10,
        failureThreshold: 1,
      },
      volumeMounts: [
        // Its Kopia wants to write even where it only reads.
        { name: 'repository', mountPath: path },
        { name: 'kopia', mountPath: WRITABLE },
      ],
    },
    volumes: [
      { name: 'repository', nfs },
      { name: 'kopia', emptyDir: { sizeLimit: '2Gi' } },
    ],
  };
}

function commonContainer(plan: Plan): Container {
  const httpGet = { path: '/healthz', port: 'http' };
  return {
    name: 'pvc-plumber',
    image: plan.pvcPlumber.image,
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'http', containerPort: PORT, protocol: 'TCP' }],
    securityContext: CONTAINER_SECURITY,
    startupProbe: { httpGet, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 60 },
    livenessProbe: { httpGet, periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 3 },
  };
}

function environment(plan: Plan, own: Readonly<Record<string, string>>): EnvVar[] {
  const settings: Record<string, string> = {
    BACKEND_TYPE: 'kopia-fs',
    PORT: String(PORT),
    LOG_LEVEL: 'info',
    HTTP_TIMEOUT: ANSWER_TIMEOUT,
    CACHE_TTL: '5m',
    RE_WARM_INTERVAL: '90s',
    KOPIA_REPOSITORY_PATH: plan.repository.path,
    KOPIA_CONFIG_PATH: `${WRITABLE}/repository.config`,
    ...own,
    // Kopia asks for its user; there is none in the image for an arbitrary uid.
    HOME: WRITABLE,
    USER: 'pvc-plumber',
    LOGNAME: 'pvc-plumber',
  };
  const { secretName } = plan.pvcPlumber;
  return [
    ...Object.entries(settings).map(([name, value]) => ({ name, value })),
    {
      name: SECRET_KEYS.password,
      valueFrom: { secretKeyRef: { name: secretName, key: SECRET_KEYS.password } },
    },
  ];
}
