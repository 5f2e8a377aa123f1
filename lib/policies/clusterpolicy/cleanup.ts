import type { ClusterCleanupPolicySpec } from '../../../imports/kyverno.io';
import { LABELS, MANAGED_BY_KYVERNO } from '../../contract/names';
import { type ManifestOf } from '../../kubernetes/manifest';
import { YOUNGEST_ORPHAN } from '../policy-defaults';
import { variable } from './jmespath';

const KINDS = [
  'volsync.backube/v1alpha1/ReplicationSource',
  'volsync.backube/v1alpha1/ReplicationDestination',
  'external-secrets.io/v1/ExternalSecret',
];

/**
 * Deletes orphans. Kyverno evaluates the context of a cleanup policy once per run, with the first object that it meets
 * (kyverno#12615). So the context does not look at the object: it lists all labelled PVCs, once, and each object is
 * compared with that list. There is no default: when the list cannot be read, nothing is deleted.
 */
export function cleanupSpec(schedule: string): ManifestOf<ClusterCleanupPolicySpec> {
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
