import { Construct } from 'constructs';
import type { ServiceMonitorSpec } from '../../imports/monitoring.coreos.com';
import {
  configMap,
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
import { podSecurity } from '../pod-security';
import { credentialsSpec } from '../volsync/external-secret';
import { BUNDLE_FILE, NOTICES_FILE, plumberBundle } from './bundle';
import { plumberPod } from './pod';

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

const BUNDLE_CONFIG_MAP = 'pvc-plumber-bundle';

/**
 * pvc-plumber: the service that knows whether a Kopia backup of a PVC exists. Kyverno asks it before a protected PVC is
 * created.
 *
 * Namespace, Deployment, PodDisruptionBudget, Service, ExternalSecret, NetworkPolicy, ServiceMonitor, and a ConfigMap with
 * the service itself unless it comes from an image of its own (`pvcPlumber.run` of the config). A pod is ready only while the share holds the repository that the config means; no ready pod means that protected PVCs are refused.
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
      metadata: { ...metadata, name: plan.pvcPlumber.secretName },
      spec: credentialsSpec(plan, plan.pvcPlumber.secretName, {
        [SECRET_KEYS.password]: plan.credentials.field,
      }),
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
    if (plan.pvcPlumber.run !== 'bundled') return;
    const { script, notices } = plumberBundle();
    const files = { [BUNDLE_FILE]: script, [NOTICES_FILE]: notices };
    place(this, 'Bundle', configMap({ ...metadata, name: BUNDLE_CONFIG_MAP }, files));
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
  const { annotations, initContainers, container, volumes } = plumberPod(plan, BUNDLE_CONFIG_MAP);
  return deployment(metadata, {
    replicas,
    selector: { matchLabels: selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      metadata: { labels: metadata.labels, ...(annotations !== undefined && { annotations }) },
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
        ...(initContainers !== undefined && { initContainers }),
        containers: [container],
        volumes,
      },
    },
  });
}
