import type { ClusterPolicySpec } from '../../../imports/kyverno.io';
import { ANNOTATIONS, BIND_COMPLETED, replicationDestinationName, restoreDataSourceRef } from '../../contract/names';
import { type ManifestOf } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { VISIBLE } from '../../protection/pvc-rules';
import { gateMessages } from '../gate-messages';
import { ON_CREATE, protectedPvcConditions } from '../match-conditions';
import { CLUSTER_POLICY_DEFAULTS, GATE_TIMEOUT_SECONDS } from '../policy-defaults';
import { literal, PVC, REFERS_TO_OUR_DESTINATION, variable } from './jmespath';

type Rule = NonNullable<ManifestOf<ClusterPolicySpec>['rules']>[number];

/** What pvc-plumber's answer counts as when there is none. */
const NO_ANSWER = { decision: 'unknown', authoritative: false };

/**
 * `restore` or `fresh` when the answer of pvc-plumber is authoritative, is about this very PVC, and its fields agree;
 * else `unknown`. Comparisons in JMESPath are by type and value: `"yes"`, `null` and a missing field are not `true`.
 */
const DECISION = `(${[
  `backupCheck.authoritative == ${literal(true)}`,
  `backupCheck.namespace == ${PVC.namespace}`,
  `backupCheck.pvc == ${PVC.name}`,
  `((backupCheck.exists == ${literal(true)} && backupCheck.decision == 'restore' && 'restore') || (backupCheck.exists == ${literal(false)} && backupCheck.decision == 'fresh' && 'fresh'))`,
].join(' && ')}) || 'unknown'`;

const SKIPS_RESTORE = `(${PVC.annotation(ANNOTATIONS.skipRestore)} || '') == 'true' && regex_match('${VISIBLE.source}', ${PVC.annotation(
  ANNOTATIONS.skipRestoreReason,
)} || '')`;

/** In the mutating phase the API server has not yet copied `dataSource` to `dataSourceRef`. */
const HAS_DATA_SOURCE =
  "(request.object.spec.dataSourceRef.name || '') != '' || (request.object.spec.dataSource.name || '') != ''";

/**
 * True when the binder would give the PVC a volume as it is: it looks at these fields, and not at `dataSourceRef` (seen on
 * 1.34.4).
 */
const IS_BOUND_ELSEWHERE = [
  "(request.object.spec.volumeName || '') != ''",
  "contains(keys(request.object.spec), 'selector')",
  "(contains(keys(request.object.spec), 'storageClassName') && request.object.spec.storageClassName == '')",
  `(${PVC.annotation(BIND_COMPLETED)} || '') != ''`,
].join(' || ');

/**
 * The rules that decide about a PVC before it exists (rules 0 and 1 of the original design), on CREATE only.
 *
 * They are apart from the rules that generate, because these would tie updates and deletions to Kyverno too. The
 * readiness call of the original design is merged into the one call about this PVC: a second one costs time, races with
 * the first, and says nothing about this PVC.
 */
export function gateSpec(plan: Plan): ManifestOf<ClusterPolicySpec> {
  return {
    ...CLUSTER_POLICY_DEFAULTS,
    background: false,
    webhookConfiguration: {
      failurePolicy: 'Fail',
      timeoutSeconds: GATE_TIMEOUT_SECONDS,
      matchConditions: [ON_CREATE, ...protectedPvcConditions(plan)],
    },
    rules: [restoreRule(plan), gateRule(plan)],
  };
}

function ruleBase(name: string, plan: Plan): Rule {
  return {
    name,
    skipBackgroundRequests: true,
    match: { any: [{ resources: { kinds: ['PersistentVolumeClaim'], operations: ['CREATE'] } }] },
    context: [
      {
        name: 'backupCheck',
        apiCall: {
          method: 'GET',
          service: { url: `${plan.pvcPlumber.url}/exists/${variable(PVC.namespace)}/${variable(PVC.name)}` },
          default: NO_ANSWER,
        },
      },
      { name: 'decision', variable: { jmesPath: DECISION } },
    ],
  };
}

/** Rule 1: a backup exists, so VolSync fills the PVC from it. A data source that the user set is kept. */
function restoreRule(plan: Plan): Rule {
  return {
    ...ruleBase('add-datasource-if-backup-exists', plan),
    preconditions: {
      all: [
        { key: variable('decision'), operator: 'Equals', value: 'restore' },
        { key: variable(HAS_DATA_SOURCE), operator: 'Equals', value: false },
        { key: variable(SKIPS_RESTORE), operator: 'Equals', value: false },
      ],
    },
    mutate: { patchStrategicMerge: { spec: { dataSourceRef: restoreDataSourceRef(variable(PVC.name)) } } },
  };
}

/**
 * Rule 0, the gate. It sees the PVC as the mutation left it, so it also notices when the two phases got different
 * answers, or when the mutation did not take place.
 */
function gateRule(plan: Plan): Rule {
  const base = ruleBase('require-pvc-plumber-available', plan);
  const pvc = `${variable(PVC.namespace)}/${variable(PVC.name)}`;
  const destination = replicationDestinationName(variable(PVC.name));
  const reason = variable("to_string(backupCheck.error || backupCheck.decision || 'no answer')");
  const messages = gateMessages(plan, { pvc, destination, reason });
  return {
    ...base,
    context: [
      ...(base.context ?? []),
      {
        name: 'earlierDestinations',
        apiCall: {
          method: 'GET',
          urlPath: `/apis/volsync.backube/v1alpha1/namespaces/${variable(PVC.namespace)}/replicationdestinations?fieldSelector=metadata.name=${destination}`,
          jmesPath: 'length(items)',
        },
      },
    ],
    validate: {
      failureAction: 'Enforce',
      allowExistingViolations: true,
      message: `PVC ${pvc} is refused, so that its app never starts without its data`,
      deny: {
        conditions: {
          any: [
            {
              // Whoever says that the backup is not wanted does not have to wait for an answer about it.
              key: variable(`((${SKIPS_RESTORE}) && !(${REFERS_TO_OUR_DESTINATION}) && 'skipped') || decision`),
              operator: 'AnyNotIn',
              value: ['skipped', 'restore', 'fresh'],
              message: messages.unknown,
            },
            {
              key: variable(`decision == 'restore' && !(${HAS_DATA_SOURCE}) && !(${SKIPS_RESTORE})`),
              operator: 'Equals',
              value: true,
              message: messages.restoreNotAdded,
            },
            {
              key: variable(
                `decision == 'restore' && !(${SKIPS_RESTORE}) && ${REFERS_TO_OUR_DESTINATION} && (${IS_BOUND_ELSEWHERE})`,
              ),
              operator: 'Equals',
              value: true,
              message: messages.boundElsewhere,
            },
            {
              key: variable(`decision == 'fresh' && ${REFERS_TO_OUR_DESTINATION}`),
              operator: 'Equals',
              value: true,
              message: messages.noBackup,
            },
            {
              key: variable('earlierDestinations'),
              operator: 'GreaterThan',
              value: 0,
              message: messages.earlierDestination,
            },
          ],
        },
      },
    },
  };
}
