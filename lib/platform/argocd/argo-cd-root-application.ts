import { Construct } from 'constructs';
import { COMPARE_OPTIONS } from '../../kubernetes/argocd-annotations';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';
import { DEFAULT_PROJECT, folderApplication } from './application';
import { WAVES } from './waves';

/** Props of {@link ArgoCdRootApplication}. */
export interface ArgoCdRootApplicationProps {
  /** The platform's plan, from `resolvePlan(config)`. With `argocd` off nothing is emitted. */
  readonly plan: Plan;
  /** The folder that holds the {@link ArgoCdApplications}, and this Application too: it reads itself from there. */
  readonly home: string;
}

/**
 * The Application `backup-root`, the one thing to be applied by hand. It creates the {@link ArgoCdApplications} in the
 * order of their waves; applied beside it, they would all start at once.
 *
 * Place it in a chart of its own, without a namespace: the file that is applied must hold nothing else.
 */
export class ArgoCdRootApplication extends Construct {
  constructor(scope: Construct, id: string, props: ArgoCdRootApplicationProps) {
    super(scope, id);
    const { plan, home } = props;
    if (plan.argocd === undefined) return;
    const root = folderApplication(plan, plan.argocd, {
      name: 'backup-root',
      folder: home,
      wave: WAVES.projects,
      // The other projects are made by the root itself.
      project: DEFAULT_PROJECT,
      cascade: false,
    });
    // The dry run of child Applications fails on required fields of their status.
    const annotations = { ...root.metadata.annotations, [COMPARE_OPTIONS]: 'ServerSideDiff=false' };
    place(this, 'Resource', { ...root, metadata: { ...root.metadata, annotations } });
  }
}
