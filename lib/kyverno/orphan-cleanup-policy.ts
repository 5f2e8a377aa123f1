import { Construct } from 'constructs';
import type { ClusterCleanupPolicySpec } from '../../imports/kyverno.io';
import { type ManifestOf } from '../manifest';
import { place } from '../place';
import { LABELS, MANAGED_BY_KYVERNO, POLICIES } from '../plan/naming';
import { throwProblems } from '../plan/problem';
import { checkSchedule } from '../plan/tier';
import { variable } from './jmespath';
import { policyMetadata } from './policy-defaults';
import { aggregatedRole } from './rbac';

/** Props of {@link OrphanCleanupPolicy}. */
export interface OrphanCleanupPolicyProps {
  /**
   * When to look for orphans, five cron fields.
   * @default '*\/15 * * * *'
   */
  readonly schedule?: string;
}

const KINDS = [
  'volsync.backube/v1alpha1/ReplicationSource',
  'volsync.backube/v1alpha1/ReplicationDestination',
  'external-secrets.io/v1/ExternalSecret',
];

/**
 * An object younger than this is no orphan: it may belong to a PVC that was labelled after the list of PVCs was read.
 */
const YOUNGEST_ORPHAN = '5m';

/**
 * Deletes what Kyverno generated for PVCs that have lost their label (what belonged to a deleted PVC goes with it).
 *
 * Kyverno evaluates the context of a cleanup policy once per run, with the first object that it meets (kyverno#12615). So
 * the context does not look at the object: it lists all labelled PVCs, once, and each object is compared with that list.
 * There is no default: when the list cannot be read, nothing is deleted. A list that is really empty does clean up.
 *
 * Place it in a chart without a namespace: everything is cluster-scoped.
 *
 * @throws ConfigError when the schedule is not one.
 */
export class OrphanCleanupPolicy extends Construct {
  constructor(scope: Construct, id: string, props: OrphanCleanupPolicyProps = {}) {
    super(scope, id);
    const schedule = props.schedule ?? '*/15 * * * *';
    throwProblems(`OrphanCleanupPolicy "${this.node.path}"`, checkSchedule('schedule', schedule, false));

    aggregatedRole(this, 'CleanupRole', 'cleanup', POLICIES.cleanup, [
      { apiGroups: [''], resources: ['persistentvolumeclaims'], verbs: ['list'] },
      { apiGroups: ['external-secrets.io'], resources: ['externalsecrets'], verbs: ['delete', 'list'] },
      {
        apiGroups: ['volsync.backube'],
        resources: ['replicationdestinations', 'replicationsources'],
        verbs: ['delete', 'list'],
      },
    ]);

    place(this, 'Resource', {
      apiVersion: 'kyverno.io/v2',
      kind: 'ClusterCleanupPolicy',
      metadata: policyMetadata(POLICIES.cleanup, {
        title: 'Remove backup objects of PVCs that are no longer protected',
        severity: 'medium',
        subject: 'ReplicationSource, ReplicationDestination, ExternalSecret',
        description:
          'Deletes generated ReplicationSources, ReplicationDestinations and ExternalSecrets whose PVC is gone or has no backup label any more. Backups in the repository stay.',
      }),
      spec: cleanupSpec(schedule),
    });
  }
}

function cleanupSpec(schedule: string): ManifestOf<ClusterCleanupPolicySpec> {
  return {
    schedule,
    match: {
      any: [
        {
          resources: {
            kinds: KINDS,
            selector: {
              matchLabels: { [LABELS.appManagedBy]: MANAGED_BY_KYVERNO },
              matchExpressions: [{ key: LABELS.pvc, operator: 'Exists' }],
            },
          },
        },
      ],
    },
    context: [
      {
        name: 'protectedPvcs',
        apiCall: {
          method: 'GET',
          urlPath: `/api/v1/persistentvolumeclaims?labelSelector=${LABELS.tier}`,
          jmesPath: "items[].join('/', [metadata.namespace, metadata.name])",
        },
      },
    ],
    conditions: {
      all: [
        {
          key: variable("time_since('', target.metadata.creationTimestamp, '')"),
          operator: 'DurationGreaterThan',
          value: YOUNGEST_ORPHAN,
        },
        {
          key: `${variable('target.metadata.namespace')}/${variable(`target.metadata.labels."${LABELS.pvc}"`)}`,
          operator: 'AnyNotIn',
          value: variable('protectedPvcs'),
        },
      ],
    },
  };
}
