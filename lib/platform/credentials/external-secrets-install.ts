import { Construct } from 'constructs';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';
import { CHARTS } from '../../plan/versions';
import { chartApplication } from '../argocd/application';

/** Props of {@link ExternalSecretsInstall}. */
export interface ExternalSecretsInstallProps {
  /** The platform's plan, from `resolvePlan(config)`. With `externalSecrets.install` off nothing is emitted. */
  readonly plan: Plan;
}

/** Name of the Application of External Secrets' chart. */
export const EXTERNAL_SECRETS_APPLICATION = 'external-secrets-chart';

/** The part of the values of External Secrets' chart (2.9) that belongs to this system. */
export interface ExternalSecretsValues {
  readonly installCRDs: boolean;
  readonly leaderElect: boolean;
  readonly replicaCount: number;
  readonly resources: {
    readonly requests: { readonly cpu: string; readonly memory: string };
    readonly limits: { readonly memory: string };
  };
  readonly webhook: { readonly create: boolean };
  readonly certController: { readonly create: boolean };
}

/**
 * External Secrets, which makes the Secrets with the password of the repository: an Argo CD Application for its chart.
 *
 * Place it in a chart without a namespace: it states its own.
 */
export class ExternalSecretsInstall extends Construct {
  constructor(scope: Construct, id: string, props: ExternalSecretsInstallProps) {
    super(scope, id);
    const { plan } = props;
    if (!plan.externalSecrets.install) return;
    place(
      this,
      'Resource',
      chartApplication(plan, {
        name: EXTERNAL_SECRETS_APPLICATION,
        release: 'external-secrets',
        namespace: plan.namespaces.externalSecrets,
        chart: CHARTS.externalSecrets,
        values: externalSecretsValues(),
      }),
    );
  }
}

/** The values of the chart. */
export function externalSecretsValues(): ExternalSecretsValues {
  return {
    installCRDs: true,
    leaderElect: true,
    replicaCount: 2,
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    // It only validates, and fails closed: one thing less that must be up before the first Secret. The CRDs and our
    // strict schemas say the same. Nothing is converted: only v1 is served.
    webhook: { create: false },
    certController: { create: false },
  };
}
