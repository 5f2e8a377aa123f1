import { Construct } from 'constructs';
import { KEPT, SYNC_OPTIONS, SYNC_WAVE } from '../../kubernetes/argocd-annotations';
import { namespace } from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';

/** Props of {@link DatabaseNamespace}. */
export interface DatabaseNamespaceProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

/**
 * The namespace that all databases share, so that no database's Application owns it. Nothing where there are none.
 *
 * Place it in a chart without a namespace.
 */
export class DatabaseNamespace extends Construct {
  constructor(scope: Construct, id: string, { plan }: DatabaseNamespaceProps) {
    super(scope, id);
    if (plan.databases === undefined) return;
    place(
      this,
      'Resource',
      namespace({
        name: plan.databases.namespace,
        labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
        annotations: {
          [SYNC_OPTIONS]: KEPT,
          // Before what stands in it, also where all of it is applied at once.
          [SYNC_WAVE]: '-10',
        },
      }),
    );
  }
}
