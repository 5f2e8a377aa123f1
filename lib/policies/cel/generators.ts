import type { GeneratingPolicySpec } from '../../../imports/policies.kyverno.io';
import { MANAGED_BY_KYVERNO, replicationDestinationName } from '../../contract/names';
import { type ManifestOf } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { ownCredentials } from '../../protection/external-secret';
import { replicationDestination } from '../../protection/replication-destination';
import { replicationSource } from '../../protection/replication-source';
import { type Cel, type CelVariable, celString } from '../cel-literal';
import {
  type MatchCondition,
  NOT_A_STATUS_WITHOUT_NEWS,
  NOT_BEING_DELETED,
  NOT_MANAGED_BY_MANIFEST,
  NOT_ON_DELETE,
  protectedPvcConditions,
  protectedPvcs,
} from '../match-conditions';
import { GENERATOR_TIMEOUT_SECONDS } from '../policy-defaults';
import { CEL_PVC, CEL_PVC_VARIABLES, celGenerate, celObjects, celPvc } from './pvc';

const IS_BOUND: Cel = "object.?status.?phase.orValue('Pending') == 'Bound'";

/**
 * Rules 2 and 3 of the original design: what schedules the backups of a living PVC. Kyverno brings what it generated up
 * to date at every event of the PVC, at every change of the policy, and at every run of its background scan.
 *
 * Not `synchronize`: it would send every update of every PVC to Kyverno (match conditions then filter creations only),
 * and 1.19.1 deletes what it generated at an update that changes nothing (kyverno#17452).
 */
export function celScheduleSpec(plan: Plan): ManifestOf<GeneratingPolicySpec> {
  const pvc = celPvc(plan);
  return generatorSpec(
    plan,
    [NOT_BEING_DELETED, NOT_MANAGED_BY_MANIFEST],
    [...CEL_PVC_VARIABLES],
    [
      ...ownCredentials(plan, pvc, MANAGED_BY_KYVERNO).map(celGenerate),
      unless(`!(${IS_BOUND})`, celGenerate(replicationSource(plan, pvc, MANAGED_BY_KYVERNO))),
    ],
  );
}

/**
 * Rule 4 of the original design: what a PVC is restored from, in both modes. Made once: Kyverno 1.19 would bring it up to
 * date as it does the others, and so revert a manual trigger that somebody set.
 */
export function celDestinationSpec(plan: Plan): ManifestOf<GeneratingPolicySpec> {
  const name = `${CEL_PVC.name} + ${celString(replicationDestinationName(''))}`;
  return generatorSpec(
    plan,
    [NOT_BEING_DELETED],
    [
      { name: 'destinations', expression: celObjects('volsync.backube/v1alpha1', 'replicationdestinations') },
      { name: 'isThere', expression: `variables.destinations.exists(d, d.metadata.name == ${name})` },
    ],
    [unless('variables.isThere', celGenerate(replicationDestination(plan, celPvc(plan), MANAGED_BY_KYVERNO)))],
  );
}

/** Not with `||`: it goes on after an error of its left side, so the object would be written when the look-up fails. */
function unless(condition: Cel, generate: Cel): Cel {
  return `${condition} ? true : ${generate}`;
}

function generatorSpec(
  plan: Plan,
  matchConditions: readonly MatchCondition[],
  variables: readonly CelVariable[],
  expressions: readonly Cel[],
): ManifestOf<GeneratingPolicySpec> {
  return {
    evaluation: {
      admission: { enabled: true },
      generateExisting: { enabled: true },
      orphanDownstreamOnPolicyDelete: { enabled: true },
      skipBackgroundRequests: true,
      synchronize: { enabled: false },
    },
    useServerSideApply: true,
    webhookConfiguration: { timeoutSeconds: GENERATOR_TIMEOUT_SECONDS },
    // The phase of a PVC changes through its `status`, which the resource alone does not match.
    matchConstraints: protectedPvcs(
      plan,
      ['CREATE', 'UPDATE'],
      ['persistentvolumeclaims', 'persistentvolumeclaims/status'],
    ),
    matchConditions: [NOT_ON_DELETE, ...protectedPvcConditions(plan), NOT_A_STATUS_WITHOUT_NEWS, ...matchConditions],
    variables,
    generate: expressions.map((expression) => ({ expression })),
  };
}
