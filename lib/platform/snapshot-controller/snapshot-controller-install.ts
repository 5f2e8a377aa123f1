import { Construct } from 'constructs';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';
import { CHARTS } from '../../plan/versions';
import { chartApplication } from '../argocd/application';

/** Props of {@link SnapshotControllerInstall}. */
export interface SnapshotControllerInstallProps {
  /** The platform's plan, from `resolvePlan(config)`. With `snapshotController.install` off nothing is emitted. */
  readonly plan: Plan;
}

/** The part of the values of the chart (piraeus, 5.2) that belongs to this system. */
export interface SnapshotControllerValues {
  readonly installCRDs: boolean;
  readonly controller: {
    readonly replicaCount: number;
    readonly resources: {
      readonly requests: { readonly cpu: string; readonly memory: string };
      readonly limits: { readonly memory: string };
    };
  };
}

/**
 * The controller that VolumeSnapshots need, with its CRDs: an Argo CD Application for its chart. Some distributions of
 * Kubernetes bring it; then it must be off.
 *
 * Place it in a chart without a namespace: it states its own.
 */
export class SnapshotControllerInstall extends Construct {
  constructor(scope: Construct, id: string, props: SnapshotControllerInstallProps) {
    super(scope, id);
    const { plan } = props;
    if (!plan.snapshotController.install) return;
    place(
      this,
      'Resource',
      chartApplication(plan, {
        name: 'snapshot-controller-chart',
        release: 'snapshot-controller',
        namespace: plan.namespaces.snapshotController,
        chart: CHARTS.snapshotController,
        values: snapshotControllerValues(),
      }),
    );
  }
}

/** The values of the chart. */
export function snapshotControllerValues(): SnapshotControllerValues {
  return {
    installCRDs: true,
    controller: {
      replicaCount: 2,
      resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '256Mi' } },
    },
  };
}
