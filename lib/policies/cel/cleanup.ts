import type { DeletingPolicySpec } from '../../../imports/policies.kyverno.io';
import { LABELS, MANAGED_BY_KYVERNO } from '../../contract/names';
import { type ManifestOf } from '../../kubernetes/manifest';
import { type Cel, celString } from '../cel-literal';
import { YOUNGEST_ORPHAN } from '../policy-defaults';
import { celObjects } from './pvc';

const PVC_NAME: Cel = `object.metadata.labels[${celString(LABELS.pvc)}]`;
const HAS_TIER = (pvc: string): Cel => `${celString(LABELS.tier)} in ${pvc}.metadata.?labels.orValue({})`;

/**
 * Deletes orphans. Each object is judged on its own, by its PVC as it is at this moment; when PVCs cannot be read, it
 * stays.
 *
 * Two look-ups, because reading a PVC that is gone is an error in CEL, and an error ends the schedule: after ten of them
 * in a row Kyverno 1.19.1 does not look at the policy again until it changes. The first reads the one PVC, and is all that
 * a protected object costs. The second lists the PVCs of the namespace, for what the first did not clear: Kyverno goes on
 * to the next condition after an error, and a false condition counts for more than an error before it (dpol compiler,
 * `match`). What is owned by a PVC that is gone is left to the garbage collector.
 */
export function celCleanupSpec(schedule: string): ManifestOf<DeletingPolicySpec> {
  return {
    schedule,
    matchConstraints: {
      objectSelector: {
        matchLabels: { [LABELS.appManagedBy]: MANAGED_BY_KYVERNO },
        matchExpressions: [{ key: LABELS.pvc, operator: 'Exists' }],
      },
      resourceRules: [
        {
          apiGroups: ['volsync.backube'],
          apiVersions: ['v1alpha1'],
          operations: ['*'],
          resources: ['replicationsources', 'replicationdestinations'],
        },
        {
          apiGroups: ['external-secrets.io'],
          apiVersions: ['v1'],
          operations: ['*'],
          resources: ['externalsecrets'],
        },
      ],
    },
    variables: [
      {
        name: 'isOwned',
        expression: "object.metadata.?ownerReferences.orValue([]).exists(o, o.kind == 'PersistentVolumeClaim')",
      },
      {
        name: 'pvc',
        expression: `dyn(resource.Get('v1', 'persistentvolumeclaims', object.metadata.namespace, ${PVC_NAME}))`,
      },
      {
        name: 'pvcs',
        expression: `${celObjects('v1', 'persistentvolumeclaims')}.filter(p, p.metadata.name == ${PVC_NAME})`,
      },
    ],
    conditions: [
      {
        name: 'is-old-enough',
        expression: `time.now() - timestamp(object.metadata.creationTimestamp) > duration(${celString(YOUNGEST_ORPHAN)})`,
      },
      {
        name: 'is-not-of-a-protected-pvc',
        expression: `variables.isOwned ? !(${HAS_TIER('variables.pvc')}) : true`,
      },
      {
        name: 'is-of-no-protected-pvc',
        expression: `variables.pvcs.size() == 0 ? !variables.isOwned : !variables.pvcs.exists(p, ${HAS_TIER('p')})`,
      },
    ],
  };
}
