import { LABELS, MANAGED_BY_MANIFEST } from '../contract/names';
import { type Plan } from '../plan/plan';
import { celList, celString } from './cel-literal';

/** A condition in CEL that the API server evaluates before it calls a webhook. */
export interface MatchCondition {
  readonly name: string;
  readonly expression: string;
}

const tierLabel = celString(LABELS.tier);

/**
 * A PVC that another PVC owns is a step on the way to that one: populators and importers make them, and copy the labels
 * along. Nobody waits for its data, and a backup of it would be one of half-moved data.
 */
export const NOT_OF_ANOTHER_PVC: MatchCondition = {
  name: 'not-of-another-pvc',
  expression:
    "!has(object.metadata.ownerReferences) || !object.metadata.ownerReferences.exists(o, o.apiVersion == 'v1' && o.kind == 'PersistentVolumeClaim')",
};

/**
 * What keeps Kyverno out of the way of everything but protected PVCs: only these reach its webhooks. Kyverno evaluates
 * the same conditions in its background controller.
 *
 * Tiers and excluded namespaces stand here, not in the rules, because Kyverno refuses changes to most of a generate rule.
 */
export function protectedPvcConditions(plan: Plan): MatchCondition[] {
  const labels = plan.tiers.map((tier) => tier.label);
  return [
    {
      name: 'has-tier',
      expression: [
        'object != null && has(object.metadata.labels)',
        `${tierLabel} in object.metadata.labels`,
        `object.metadata.labels[${tierLabel}] in ${celList(labels)}`,
      ].join(' && '),
    },
    {
      name: 'namespace-not-excluded',
      expression: `!(object.metadata.namespace in ${celList(plan.namespaces.excluded)})`,
    },
    NOT_OF_ANOTHER_PVC,
  ];
}

/**
 * What a policy in CEL is about. Kyverno hands the selector to the webhook, and lists PVCs by it when it looks at those
 * that are there.
 */
export function protectedPvcs(plan: Plan, operations: readonly string[], resources: readonly string[]) {
  const values = plan.tiers.map((tier) => tier.label);
  return {
    objectSelector: { matchExpressions: [{ key: LABELS.tier, operator: 'In', values }] },
    resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations, resources }],
  };
}

/** Leaves PVCs in explicit mode to their manifests in Git. */
export const NOT_MANAGED_BY_MANIFEST: MatchCondition = {
  name: 'not-managed-by-manifest',
  expression: `!(${celString(LABELS.managedBy)} in object.metadata.labels) || object.metadata.labels[${celString(
    LABELS.managedBy,
  )}] != ${celString(MANAGED_BY_MANIFEST)}`,
};

export const ON_CREATE: MatchCondition = { name: 'on-create', expression: "request.operation == 'CREATE'" };

/** Deletion never depends on Kyverno: the garbage collector removes what belongs to the PVC. */
export const NOT_ON_DELETE: MatchCondition = { name: 'not-on-delete', expression: "request.operation != 'DELETE'" };

const phaseOf = (object: string): string =>
  `(has(${object}.status) && has(${object}.status.phase) ? ${object}.status.phase : '')`;

/**
 * The kubelet and the controllers of storage write `status` again and again; only a change of the phase is news. Kyverno
 * makes an UpdateRequest for each policy out of each update that it is told of, and drops them above a thousand.
 */
export const NOT_A_STATUS_WITHOUT_NEWS: MatchCondition = {
  name: 'not-a-status-without-news',
  expression: [
    "!has(request.subResource) || request.subResource != 'status' || oldObject == null",
    `${phaseOf('object')} != ${phaseOf('oldObject')}`,
  ].join(' || '),
};

/** The updates by which a PVC goes, one finalizer after the other, are none of our business either. */
export const NOT_BEING_DELETED: MatchCondition = {
  name: 'not-being-deleted',
  expression: '!has(object.metadata.deletionTimestamp)',
};
