import { Construct } from 'constructs';
import { COMPARE_OPTIONS, COMPARED_BY_SERVER } from '../../kubernetes/argocd-annotations';
import { EVICT_UNHEALTHY } from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';
import { CHARTS } from '../../plan/versions';
import { GENERATOR_TIMEOUT_SECONDS } from '../../policies/policy-defaults';
import { chartApplication } from '../argocd/application';

/** Props of {@link KyvernoInstall}. */
export interface KyvernoInstallProps {
  /** The platform's plan, from `resolvePlan(config)`. With `kyverno.install` off nothing is emitted. */
  readonly plan: Plan;
}

/** Service accounts of the controllers. Rights are aggregated into roles, not bound to these; checks name them. */
export const KYVERNO_SERVICE_ACCOUNTS = {
  admission: 'kyverno-admission-controller',
  background: 'kyverno-background-controller',
  cleanup: 'kyverno-cleanup-controller',
  reports: 'kyverno-reports-controller',
} as const;

/**
 * How long Kyverno waits for an answer of pvc-plumber. The default of 30 s is longer than the gate's webhook waits, which
 * would then end with the API server's general message instead of ours.
 */
export const API_CALL_TIMEOUT = '3s';

/**
 * A started admission controller answers "allowed" for policies of the CEL family that it has not taken up yet
 * (pkg/webhooks/resource/vpol, 1.19.1). Kubernetes sends it requests only when its second probe succeeded, too: ten
 * seconds after the first. The chart's default is one.
 */
const ADMISSION_READINESS = { periodSeconds: 10, successThreshold: 2 };

interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

interface ServiceAccount {
  readonly serviceAccount: { readonly name: string };
}

interface EnvVar {
  readonly name: string;
  readonly value: string;
}

interface Controller {
  readonly replicas: number;
  readonly rbac: ServiceAccount;
  readonly resources: Resources;
  readonly extraEnvVars?: readonly EnvVar[];
}

/**
 * The part of the values of Kyverno's chart (3.9) that belongs to this system. Helm ignores a value at the wrong place
 * without a word: the resources of the admission controller are `container.resources`, those of the others are not.
 */
export interface KyvernoValues {
  readonly config: {
    /** False: the hook that keeps the ConfigMap makes an Application OutOfSync (kyverno.io, platform notes). */
    readonly preserve: boolean;
    readonly excludeKyvernoNamespace: boolean;
    readonly webhooks: { readonly namespaceSelector: { readonly matchExpressions: readonly object[] } };
  };
  readonly features: {
    readonly globalContext: { readonly apiCallTimeout: string };
    /** Off: an exception could switch the gate off for a PVC. */
    readonly policyExceptions: { readonly enabled: boolean };
    /** Off: with it the cleanup controller skips what carries the label `app.kubernetes.io/managed-by: kyverno`. */
    readonly protectManagedResources: { readonly enabled: boolean };
  };
  readonly webhooksCleanup: { readonly enabled: boolean };
  readonly admissionController: {
    readonly replicas: number;
    readonly rbac: ServiceAccount;
    readonly podDisruptionBudget: {
      readonly enabled: boolean;
      readonly minAvailable: number;
      readonly unhealthyPodEvictionPolicy: string;
    };
    readonly readinessProbe: { readonly periodSeconds: number; readonly successThreshold: number };
    readonly container: {
      readonly resources: Resources;
      readonly extraArgs: { readonly webhookTimeout: number };
    };
  };
  readonly backgroundController: Controller;
  readonly cleanupController: Controller;
  readonly reportsController: Controller;
}

/**
 * Kyverno, the engine of the policies: an Argo CD Application for its chart.
 *
 * Its webhooks do not see the excluded namespaces at all, so what must come up before Kyverno never waits for it.
 *
 * Place it in a chart without a namespace: it states its own.
 */
export class KyvernoInstall extends Construct {
  constructor(scope: Construct, id: string, props: KyvernoInstallProps) {
    super(scope, id);
    const { plan } = props;
    if (!plan.kyverno.install) return;
    place(
      this,
      'Resource',
      chartApplication(plan, {
        name: 'kyverno-chart',
        release: 'kyverno',
        namespace: plan.namespaces.kyverno,
        chart: CHARTS.kyverno,
        values: kyvernoValues(plan),
        annotations: {
          [COMPARE_OPTIONS]: COMPARED_BY_SERVER,
        },
      }),
    );
  }
}

/** The values of Kyverno's chart. */
export function kyvernoValues(plan: Plan): KyvernoValues {
  const { replicas, scanInterval } = plan.kyverno;
  const rbac = (name: string): ServiceAccount => ({ serviceAccount: { name } });
  return {
    config: {
      preserve: false,
      excludeKyvernoNamespace: true,
      webhooks: {
        namespaceSelector: {
          matchExpressions: [
            { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: plan.namespaces.excluded },
          ],
        },
      },
    },
    features: {
      globalContext: { apiCallTimeout: API_CALL_TIMEOUT },
      policyExceptions: { enabled: false },
      protectManagedResources: { enabled: false },
    },
    // When the chart goes, its webhooks go first: they would block what they no longer answer.
    webhooksCleanup: { enabled: true },
    admissionController: {
      replicas,
      rbac: rbac(KYVERNO_SERVICE_ACCOUNTS.admission),
      podDisruptionBudget: {
        enabled: true,
        minAvailable: replicas - 1,
        unhealthyPodEvictionPolicy: EVICT_UNHEALTHY,
      },
      container: {
        resources: resources('100m', '256Mi', '1Gi'),
        extraArgs: { webhookTimeout: GENERATOR_TIMEOUT_SECONDS },
      },
      readinessProbe: ADMISSION_READINESS,
    },
    backgroundController: {
      replicas: 2,
      rbac: rbac(KYVERNO_SERVICE_ACCOUNTS.background),
      // 512Mi ran out at 42 PVCs in a home cluster (mainertoo/kubernetes-lab, 953ae75b).
      resources: resources('100m', '256Mi', '1Gi'),
      extraEnvVars: [{ name: 'BACKGROUND_SCAN_INTERVAL', value: scanInterval }],
    },
    cleanupController: {
      replicas: 2,
      rbac: rbac(KYVERNO_SERVICE_ACCOUNTS.cleanup),
      resources: resources('50m', '128Mi', '512Mi'),
    },
    reportsController: {
      replicas: 1,
      rbac: rbac(KYVERNO_SERVICE_ACCOUNTS.reports),
      resources: resources('50m', '128Mi', '512Mi'),
    },
  };
}

function resources(cpu: string, memory: string, most: string): Resources {
  return { requests: { cpu, memory }, limits: { memory: most } };
}
