import type { ClusterPolicySpec } from '../../../imports/kyverno.io';
import { LABELS, MANAGED_BY_KYVERNO, MANAGED_BY_MANIFEST } from '../../contract/names';
import { type Manifest, type ManifestOf } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { ownCredentials } from '../../protection/external-secret';
import { replicationDestination } from '../../protection/replication-destination';
import { replicationSource } from '../../protection/replication-source';
import {
  type MatchCondition,
  NOT_A_STATUS_WITHOUT_NEWS,
  NOT_BEING_DELETED,
  NOT_MANAGED_BY_MANIFEST,
  NOT_ON_DELETE,
  protectedPvcConditions,
} from '../match-conditions';
import { CLUSTER_POLICY_DEFAULTS, GENERATOR_TIMEOUT_SECONDS } from '../policy-defaults';
import { jmesPathPvc, variable } from './jmespath';

type Rule = NonNullable<ManifestOf<ClusterPolicySpec>['rules']>[number];
type Conditions = { readonly all: readonly object[] };

const IS_BOUND = { key: variable("request.object.status.phase || 'Pending'"), operator: 'Equals', value: 'Bound' };

const HAS_TIER = { key: LABELS.tier, operator: 'Exists' };
const IS_IN_POLICY_MODE = { key: LABELS.managedBy, operator: 'NotIn', values: [MANAGED_BY_MANIFEST] };

/** The phase of a PVC changes through its `status`, which the kind alone does not match. */
const PVC_AND_STATUS = ['PersistentVolumeClaim', 'PersistentVolumeClaim/status'];

/**
 * Rules 2 and 3 of the original design: what schedules the backups of a living PVC. Synchronized: a relabelled PVC and
 * a new platform setting reach what was generated. Deleting the policy leaves everything in place.
 */
export function scheduleSpec(plan: Plan): ManifestOf<ClusterPolicySpec> {
  const pvc = jmesPathPvc(plan);
  const selector = { matchExpressions: [HAS_TIER, IS_IN_POLICY_MODE] };
  return generatorSpec(
    plan,
    [NOT_BEING_DELETED, NOT_MANAGED_BY_MANIFEST],
    [
      ...ownCredentials(plan, pvc, MANAGED_BY_KYVERNO).map((object) =>
        generateRule({ name: 'generate-kopia-secret', kinds: PVC_AND_STATUS, selector, object, synchronize: true }),
      ),
      generateRule({
        name: 'generate-replication-source',
        kinds: PVC_AND_STATUS,
        selector,
        preconditions: { all: [IS_BOUND] },
        object: replicationSource(plan, pvc, MANAGED_BY_KYVERNO),
        synchronize: true,
      }),
    ],
  );
}

/**
 * Rule 4 of the original design: what a PVC is restored from, in both modes. Not synchronized: a manual trigger that
 * somebody sets stays set. New settings reach the next incarnation of the PVC.
 */
export function destinationSpec(plan: Plan): ManifestOf<ClusterPolicySpec> {
  return generatorSpec(
    plan,
    [NOT_BEING_DELETED],
    [
      generateRule({
        name: 'generate-replication-destination',
        kinds: PVC_AND_STATUS,
        selector: { matchExpressions: [HAS_TIER] },
        object: replicationDestination(plan, jmesPathPvc(plan), MANAGED_BY_KYVERNO),
        synchronize: false,
      }),
    ],
  );
}

function generatorSpec(
  plan: Plan,
  matchConditions: readonly MatchCondition[],
  rules: readonly Rule[],
): ManifestOf<ClusterPolicySpec> {
  return {
    ...CLUSTER_POLICY_DEFAULTS,
    background: true,
    useServerSideApply: true,
    webhookConfiguration: {
      failurePolicy: 'Ignore',
      timeoutSeconds: GENERATOR_TIMEOUT_SECONDS,
      matchConditions: [NOT_ON_DELETE, ...protectedPvcConditions(plan), NOT_A_STATUS_WITHOUT_NEWS, ...matchConditions],
    },
    rules,
  };
}

/**
 * Kyverno refuses every change to name, exclude, preconditions and context of a generate rule, and to the match of rules
 * in a policy that synchronizes. So nothing in them depends on the config: tiers and namespaces stand in the match
 * conditions of the policy, schedules and all settings in the generated data.
 */
function generateRule(rule: {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly selector: object;
  readonly preconditions?: Conditions;
  readonly object: Manifest;
  readonly synchronize: boolean;
}): Rule {
  const { apiVersion, kind, metadata, spec } = rule.object;
  const { name, namespace, ...otherMetadata } = metadata;
  return {
    name: rule.name,
    skipBackgroundRequests: true,
    match: { any: [{ resources: { kinds: rule.kinds, selector: rule.selector } }] },
    ...(rule.preconditions !== undefined && { preconditions: rule.preconditions }),
    generate: {
      generateExisting: true,
      synchronize: rule.synchronize,
      orphanDownstreamOnPolicyDelete: true,
      apiVersion,
      kind,
      name,
      namespace,
      data: { metadata: otherMetadata, spec },
    },
  };
}
