import { Construct } from 'constructs';
import type { ServiceMonitorSpec } from '../../imports/monitoring.coreos.com';
import {
  type Container,
  deployment,
  httpFromNamespacesOnly,
  httpService,
  namespace,
  podDisruptionBudget,
  serviceAccount,
} from '../kubernetes';
import { type Manifest, type ManifestOf } from '../manifest';
import { place } from '../place';
import { SECRET_KEYS } from '../plan/naming';
import { type Plan } from '../plan/plan';
import { type Problem, throwProblems } from '../plan/problem';
import { CONTAINER_SECURITY, podSecurity } from '../pod-security';
import { credentialsSpec } from '../volsync/external-secret';
import { repositoryCheckCommand } from './repository-check';

/** Props of {@link PvcPlumberDeployment}. */
export interface PvcPlumberDeploymentProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
  /**
   * Pods, two or more. Creating a protected PVC needs one of them.
   * @default 2
   */
  readonly replicas?: number;
}

const PORT = 8080;
const SECRET = 'pvc-plumber-kopia';
const WRITABLE = '/tmp/kopia';

/**
 * The longest that pvc-plumber works on one answer. Kyverno gives up on a call after its own time-out and the API server
 * on the webhook after 10 s; an answer that comes later is of no use.
 */
const ANSWER_TIMEOUT = '2500ms';

/**
 * pvc-plumber: the service that knows whether a Kopia backup of a PVC exists. Kyverno asks it before a protected PVC is
 * created.
 *
 * Namespace, Deployment, PodDisruptionBudget, Service, ExternalSecret, NetworkPolicy, ServiceMonitor. A pod is ready only
 * while the share holds the repository that the config means; no ready pod means that protected PVCs are refused.
 *
 * Place it in a chart without a namespace: it makes its own.
 */
export class PvcPlumberDeployment extends Construct {
  constructor(scope: Construct, id: string, props: PvcPlumberDeploymentProps) {
    super(scope, id);
    const { plan, replicas = 2 } = props;
    throwProblems(`PvcPlumberDeployment "${this.node.path}"`, checkReplicas(replicas));
    const name = plan.pvcPlumber.serviceName;
    const selector = { 'app.kubernetes.io/name': name };
    const labels = { ...selector, 'app.kubernetes.io/part-of': 'cdk8s-pvc-backup' };
    const metadata = { name, namespace: plan.namespaces.platform, labels };

    place(
      this,
      'Namespace',
      namespace({
        name: plan.namespaces.platform,
        // Inline NFS volumes are forbidden at the level "restricted".
        labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
        // VolSync may live here too: the namespace does not go when this folder does.
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
      }),
    );
    place(this, 'Credentials', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { ...metadata, name: SECRET },
      spec: credentialsSpec(plan, SECRET, { [SECRET_KEYS.password]: plan.credentials.field }),
    });
    place(this, 'ServiceAccount', serviceAccount(metadata));
    place(this, 'Resource', plumberDeployment(plan, metadata, selector, replicas));
    place(
      this,
      'DisruptionBudget',
      podDisruptionBudget(metadata, { minAvailable: 1, selector: { matchLabels: selector } }),
    );
    place(this, 'Service', httpService(metadata, selector));
    place(
      this,
      'NetworkPolicy',
      httpFromNamespacesOnly(metadata, selector, [plan.namespaces.kyverno, plan.namespaces.monitoring]),
    );
    place(this, 'ServiceMonitor', serviceMonitor(plan, metadata, selector));
  }
}

function checkReplicas(replicas: number): Problem[] {
  if (Number.isInteger(replicas) && replicas >= 2) return [];
  return [
    {
      field: 'replicas',
      value: replicas,
      allowed: 'a whole number from 2',
      fix: 'leave it out for 2: with fewer, a restart or a drained node keeps protected PVCs from being created',
    },
  ];
}

type Labels = Readonly<Record<string, string>>;
type Metadata = { readonly name: string; readonly namespace: string; readonly labels: Labels };

function serviceMonitor(plan: Plan, metadata: Metadata, selector: Labels): Manifest {
  const spec: ManifestOf<ServiceMonitorSpec> = {
    selector: { matchLabels: selector },
    // The label `namespace` of its metrics is that of the PVC; without this Prometheus would rename it.
    endpoints: [{ port: 'http', path: '/metrics', interval: '30s', honorLabels: true }],
  };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...plan.monitoringLabels },
      annotations: { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' },
    },
    spec,
  };
}

function plumberDeployment(plan: Plan, metadata: Metadata, selector: Labels, replicas: number): Manifest {
  const { server, path } = plan.repository.nfs;
  return deployment(metadata, {
    replicas,
    selector: { matchLabels: selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      metadata: { labels: metadata.labels },
      spec: {
        serviceAccountName: metadata.name,
        automountServiceAccountToken: false,
        securityContext: podSecurity(plan.mover),
        affinity: {
          podAntiAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              {
                weight: 100,
                podAffinityTerm: { labelSelector: { matchLabels: selector }, topologyKey: 'kubernetes.io/hostname' },
              },
            ],
          },
        },
        containers: [container(plan)],
        volumes: [
          { name: 'repository', nfs: { server, path } },
          { name: 'kopia', emptyDir: { sizeLimit: '2Gi' } },
        ],
      },
    },
  });
}

function container(plan: Plan): Container {
  const { path } = plan.repository;
  const settings: Record<string, string> = {
    BACKEND_TYPE: 'kopia-fs',
    PORT: String(PORT),
    LOG_LEVEL: 'info',
    HTTP_TIMEOUT: ANSWER_TIMEOUT,
    CACHE_TTL: '5m',
    RE_WARM_INTERVAL: '90s',
    KOPIA_REPOSITORY_PATH: path,
    KOPIA_CONFIG_PATH: `${WRITABLE}/repository.config`,
    KOPIA_LOG_DIR: `${WRITABLE}/logs`,
    KOPIA_CACHE_DIRECTORY: `${WRITABLE}/cache`,
    // Kopia asks for its user; there is none in the image for an arbitrary uid.
    HOME: WRITABLE,
    USER: 'pvc-plumber',
    LOGNAME: 'pvc-plumber',
  };
  const httpGet = (url: string) => ({ path: url, port: 'http' });
  return {
    name: 'pvc-plumber',
    image: plan.images.pvcPlumber,
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'http', containerPort: PORT, protocol: 'TCP' }],
    env: [
      ...Object.entries(settings).map(([name, value]) => ({ name, value })),
      {
        name: SECRET_KEYS.password,
        valueFrom: { secretKeyRef: { name: SECRET, key: SECRET_KEYS.password } },
      },
    ],
    resources: {
      requests: { cpu: '50m', memory: '256Mi' },
      limits: { memory: '1Gi' },
    },
    securityContext: CONTAINER_SECURITY,
    startupProbe: { httpGet: httpGet('/healthz'), periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 60 },
    livenessProbe: { httpGet: httpGet('/healthz'), periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 3 },
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
      // Kopia wants to write even where it only reads.
      { name: 'repository', mountPath: path },
      { name: 'kopia', mountPath: WRITABLE },
    ],
  };
}
