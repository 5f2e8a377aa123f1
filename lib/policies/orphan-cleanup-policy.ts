import { Construct } from 'constructs';
import { POLICIES } from '../contract/names';
import { place } from '../kubernetes/place';
import { type Plan } from '../plan/plan';
import { checkSchedule } from '../plan/tier';
import { throwProblems } from '../validation/problem';
import { celCleanupSpec } from './cel/cleanup';
import { cleanupSpec } from './clusterpolicy/cleanup';
import { CEL_API_VERSION, policyMetadata } from './policy-defaults';
import { aggregatedRole } from './rbac';

/** Props of {@link OrphanCleanupPolicy}. */
export interface OrphanCleanupPolicyProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
  /**
   * When to look for orphans, five cron fields.
   * @default '*\/15 * * * *'
   */
  readonly schedule?: string;
}

/**
 * Deletes what Kyverno generated for PVCs that have lost their label (what belonged to a deleted PVC goes with it).
 *
 * A ClusterCleanupPolicy compares each object with one list of all labelled PVCs; a DeletingPolicy looks at the PVCs of
 * its namespace. When PVCs cannot be read, nothing is deleted; when there really are none, what is left is cleaned up.
 *
 * Place it in a chart without a namespace: everything is cluster-scoped.
 *
 * @throws ConfigError when the schedule is not one.
 */
export class OrphanCleanupPolicy extends Construct {
  constructor(scope: Construct, id: string, props: OrphanCleanupPolicyProps) {
    super(scope, id);
    const schedule = props.schedule ?? '*/15 * * * *';
    throwProblems(`OrphanCleanupPolicy "${this.node.path}"`, checkSchedule('schedule', schedule, false));

    const isCel = props.plan.kyverno.policyFamily === 'cel';
    aggregatedRole(this, 'CleanupRole', 'cleanup', POLICIES.cleanup, [
      { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: isCel ? ['get', 'list'] : ['list'] },
      { apiGroups: ['external-secrets.io'], resources: ['externalsecrets'], verbs: ['delete', 'list'] },
      {
        apiGroups: ['volsync.backube'],
        resources: ['replicationdestinations', 'replicationsources'],
        verbs: ['delete', 'list'],
      },
    ]);

    const policy = isCel
      ? { apiVersion: CEL_API_VERSION, kind: 'DeletingPolicy', spec: celCleanupSpec(schedule) }
      : { apiVersion: 'kyverno.io/v2', kind: 'ClusterCleanupPolicy', spec: cleanupSpec(schedule) };
    place(this, 'Resource', {
      ...policy,
      metadata: policyMetadata(POLICIES.cleanup, {
        title: 'Remove backup objects of PVCs that are no longer protected',
        severity: 'medium',
        subject: 'ReplicationSource, ReplicationDestination, ExternalSecret',
        description:
          'Deletes generated ReplicationSources, ReplicationDestinations and ExternalSecrets whose PVC is gone or has no backup label any more. Backups in the repository stay.',
      }),
    });
  }
}
