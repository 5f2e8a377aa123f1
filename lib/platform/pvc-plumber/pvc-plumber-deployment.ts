import { Construct } from 'constructs';
import { SECRET_KEYS } from '../../contract/names';
import { type Manifest } from '../../kubernetes/manifest';
import {
  configMap,
  deployment,
  EVICT_UNHEALTHY,
  httpFromNamespacesOnly,
  httpService,
  podDisruptionBudget,
  serviceAccount,
} from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { platformMetadata } from '../../kubernetes/platform-metadata';
import { podSecurity } from '../../kubernetes/pod-security';
import { type Plan } from '../../plan/plan';
import { credentialsSpec } from '../../protection/external-secret';
import { type Problem, throwProblems } from '../../validation/problem';
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
 * Deployment, PodDisruptionBudget, Service, ExternalSecret, NetworkPolicy, and a ConfigMap with
 * the service itself unless it comes from an image of its own (`pvcPlumber.run` of the config). A pod is ready only while the share holds the repository that the config means; no ready pod means that protected PVCs are refused.
 *
 * Place it in a chart without a namespace: it states its own.
 */
export class PvcPlumberDeployment extends Construct {
  constructor(scope: Construct, id: string, props: PvcPlumberDeploymentProps) {
    super(scope, id);
    const { plan, replicas = 2 } = props;
    throwProblems(`PvcPlumberDeployment "${this.node.path}"`, checkReplicas(replicas));
    const { metadata, selector } = platformMetadata(plan, plan.pvcPlumber.serviceName);

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
      podDisruptionBudget(metadata, {
        minAvailable: 1,
        selector: { matchLabels: selector },
        unhealthyPodEvictionPolicy: EVICT_UNHEALTHY,
      }),
    );
    place(this, 'Service', httpService(metadata, selector));
    place(
      this,
      'NetworkPolicy',
      httpFromNamespacesOnly(metadata, selector, [plan.namespaces.kyverno, plan.namespaces.monitoring]),
    );
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
