import { Construct } from 'constructs';
import { SECRET_KEYS } from '../../contract/names';
import { kopiaCacheFlags } from '../../kopia/cache-limits';
import { kopiaEnvironment } from '../../kopia/kopia-environment';
import {
  deployment,
  httpFromNamespacesOnly,
  httpService,
  type PodSpec,
  serviceAccount,
} from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { platformMetadata } from '../../kubernetes/platform-metadata';
import { CONTAINER_SECURITY, podSecurity } from '../../kubernetes/pod-security';
import { type Plan } from '../../plan/plan';
import { credentialsSpec } from '../../protection/external-secret';
import { routeManifest, routeNamespace } from './route';

/** Props of {@link KopiaUi}. */
export interface KopiaUiProps {
  /** The platform's plan, from `resolvePlan(config)`. With `kopiaUi` off nothing is emitted. */
  readonly plan: Plan;
}

/** Name of all its objects. */
export const KOPIA_UI = 'kopia-ui';

const PORT = 51515;

/** Holds Kopia's cache: what people look at stays in it. */
const CACHE_SIZE = '2Gi';

const SECRET = 'kopia-ui';
const PASSWORD_KEY = 'KOPIA_SERVER_PASSWORD';

/**
 * Kopia's web interface, to browse the backups. It shows decrypted files, so it always asks for a password; it cannot
 * change the repository, because both the connection and the mount are read-only.
 *
 * Place it in a chart without a namespace: it states its own.
 */
export class KopiaUi extends Construct {
  constructor(scope: Construct, id: string, props: KopiaUiProps) {
    super(scope, id);
    const { plan } = props;
    if (plan.kopiaUi === undefined) return;

    const { metadata, selector } = platformMetadata(plan, KOPIA_UI);
    const { labels } = metadata;

    place(this, 'Credentials', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { ...metadata, name: SECRET },
      spec: credentialsSpec(plan, SECRET, {
        [SECRET_KEYS.password]: plan.credentials.field,
        [PASSWORD_KEY]: plan.kopiaUi.passwordField,
      }),
    });

    place(this, 'ServiceAccount', serviceAccount(metadata));
    place(
      this,
      'Resource',
      deployment(metadata, {
        replicas: 1,
        selector: { matchLabels: selector },
        strategy: { type: 'Recreate' },
        template: { metadata: { labels }, spec: podSpec(plan) },
      }),
    );
    place(this, 'Service', httpService(metadata, selector));
    place(this, 'NetworkPolicy', httpFromNamespacesOnly(metadata, selector, [routeNamespace(plan.kopiaUi.route)]));
    place(this, 'Route', routeManifest({ ...plan.kopiaUi, metadata, service: KOPIA_UI, port: 80 }));
  }
}

function podSpec(plan: Plan): PodSpec {
  const { path, nfs } = plan.repository;
  const base = {
    image: plan.images.kopia,
    imagePullPolicy: 'IfNotPresent',
    securityContext: CONTAINER_SECURITY,
    env: kopiaEnvironment({
      home: '/config',
      logs: '/logs',
      cache: '/cache',
      user: KOPIA_UI,
      secret: SECRET,
      keys: [SECRET_KEYS.password, PASSWORD_KEY],
    }),
    resources: {
      requests: { cpu: '50m', memory: '256Mi' },
      limits: { memory: '1Gi' },
    },
    volumeMounts: [
      { name: 'repository', mountPath: path, readOnly: true },
      { name: 'config', mountPath: '/config' },
      { name: 'cache', mountPath: '/cache' },
      { name: 'logs', mountPath: '/logs' },
    ],
  };
  const probe = { tcpSocket: { port: 'http' }, timeoutSeconds: 5 };
  return {
    serviceAccountName: KOPIA_UI,
    automountServiceAccountToken: false,
    securityContext: podSecurity(plan.mover),
    initContainers: [
      {
        ...base,
        name: 'connect',
        command: ['kopia'],
        args: [
          'repository',
          'connect',
          'filesystem',
          `--path=${path}`,
          '--readonly',
          '--cache-directory=/cache',
          ...kopiaCacheFlags(CACHE_SIZE),
        ],
      },
    ],
    containers: [
      {
        ...base,
        name: KOPIA_UI,
        command: ['kopia'],
        args: ['server', 'start', `--address=http://0.0.0.0:${PORT}`, '--insecure', '--server-username=kopia'],
        ports: [{ name: 'http', containerPort: PORT, protocol: 'TCP' }],
        // With a password every page answers 401, so the probes only look at the port.
        readinessProbe: { ...probe, periodSeconds: 10 },
        livenessProbe: { ...probe, periodSeconds: 30, failureThreshold: 5 },
      },
    ],
    volumes: [
      { name: 'repository', nfs: { server: nfs.server, path: nfs.path, readOnly: true } },
      { name: 'config', emptyDir: { sizeLimit: '16Mi' } },
      { name: 'cache', emptyDir: { sizeLimit: CACHE_SIZE } },
      { name: 'logs', emptyDir: { sizeLimit: '256Mi' } },
    ],
  };
}
