import type { MutatingPolicySpec, ValidatingPolicySpec } from '../../imports/policies.kyverno.io';
import { type ManifestOf } from '../manifest';
import { ANNOTATIONS, POLICIES, replicationDestinationName, restoreDataSourceRef } from '../plan/naming';
import { type Plan } from '../plan/plan';
import { CEL_PVC, CEL_REFERS_TO_OUR_DESTINATION, type Cel, type CelVariable, celObjects, celString } from './cel';
import { ON_CREATE, protectedPvcConditions, protectedPvcs } from './match-conditions';
import { CEL_MUTATION_ON_ADMISSION } from './policy-defaults';

/**
 * An HTTP call of a CEL policy has no time-out of its own, so the webhook's is the one that counts: when it runs out, the
 * PVC is refused. Kyverno's `--apiCallTimeout` does not reach these calls (1.19.1). With 5 s, PVCs were refused on a busy
 * machine although pvc-plumber had answered.
 */
const TIMEOUT_SECONDS = 10;

const PVC_TEXT: Cel = `${CEL_PVC.namespace} + '/' + ${CEL_PVC.name}`;
const DESTINATION: Cel = `${CEL_PVC.name} + ${celString(replicationDestinationName(''))}`;

/** Comparing with an optional value is by type and value: `"yes"`, `null` and a missing field are not `true`. */
const field = (name: string, value: Cel): Cel => `variables.check.?${name} == optional.of(${value})`;

/**
 * The answer of pvc-plumber. Kyverno gives the fields of a JSON object beside the status code; anything else is below
 * `body`, as is everything in the mocks of Kyverno's CLI. A status other than 2xx is no error, so it is looked at too.
 */
function answerVariables(plan: Plan): CelVariable[] {
  return [
    {
      name: 'answer',
      expression: `http.Get(${celString(`${plan.pvcPlumber.url}/exists/`)} + ${PVC_TEXT})`,
    },
    { name: 'body', expression: 'variables.answer.?body.orValue(variables.answer)' },
    { name: 'check', expression: 'type(variables.body) == map ? variables.body : {}' },
    {
      name: 'isAboutThisPvc',
      expression: [
        'variables.answer.statusCode == 200',
        field('authoritative', 'true'),
        field('namespace', CEL_PVC.namespace),
        field('pvc', CEL_PVC.name),
      ].join(' && '),
    },
    {
      name: 'hasBackup',
      expression: `variables.isAboutThisPvc && ${field('exists', 'true')} && ${field('decision', "'restore'")}`,
    },
    {
      name: 'hasNoBackup',
      expression: `variables.isAboutThisPvc && ${field('exists', 'false')} && ${field('decision', "'fresh'")}`,
    },
    {
      name: 'skipsRestore',
      expression: `${CEL_PVC.annotation(ANNOTATIONS.skipRestore)} == 'true' && ${CEL_PVC.annotation(ANNOTATIONS.skipRestoreReason)} != ''`,
    },
    {
      // In the mutating phase the API server has not yet copied `dataSource` to `dataSourceRef`.
      name: 'hasDataSource',
      expression:
        "object.spec.?dataSourceRef.?name.orValue('') != '' || object.spec.?dataSource.?name.orValue('') != ''",
    },
  ];
}

function onCreate(plan: Plan) {
  return {
    failurePolicy: 'Fail',
    webhookConfiguration: { timeoutSeconds: TIMEOUT_SECONDS },
    matchConstraints: protectedPvcs(plan, ['CREATE'], ['persistentvolumeclaims']),
    matchConditions: [ON_CREATE, ...protectedPvcConditions(plan)],
  };
}

/** Rule 1 of the original design: a backup exists, so VolSync fills the PVC from it. A data source of the user is kept. */
export function celRestoreSpec(plan: Plan): ManifestOf<MutatingPolicySpec> {
  const { apiGroup, kind } = restoreDataSourceRef('');
  const reference = `apiGroup: ${celString(apiGroup)}, kind: ${celString(kind)}, name: ${DESTINATION}`;
  return {
    ...onCreate(plan),
    evaluation: CEL_MUTATION_ON_ADMISSION,
    variables: answerVariables(plan),
    mutations: [
      {
        patchType: 'ApplyConfiguration',
        applyConfiguration: {
          expression: [
            'variables.hasBackup && !variables.hasDataSource && !variables.skipsRestore',
            `? Object{spec: Object.spec{dataSourceRef: Object.spec.dataSourceRef{${reference}}}}`,
            ': Object{}',
          ].join('\n'),
        },
      },
    ],
  };
}

/**
 * Rule 0 of the original design, the gate. It sees the PVC as the mutation left it, so it also notices when the two
 * phases got different answers, or when the mutation did not take place.
 */
export function celGateSpec(plan: Plan): ManifestOf<ValidatingPolicySpec> {
  return {
    ...onCreate(plan),
    validationActions: ['Deny'],
    evaluation: { admission: { enabled: true }, background: { enabled: false } },
    variables: [
      ...answerVariables(plan),
      {
        name: 'destinations',
        expression: celObjects('volsync.backube/v1alpha1', 'replicationdestinations'),
      },
    ],
    validations: [
      {
        expression: 'variables.hasBackup || variables.hasNoBackup',
        messageExpression: [
          `'It is not known whether a backup of ' + ${PVC_TEXT} + ' exists: pvc-plumber gave no authoritative answer about it ('`,
          `string(variables.check.?error.orValue(variables.check.?decision.orValue('no answer')))`,
          `'). Check the pods of pvc-plumber in ${plan.namespaces.platform} and the NFS share; creation succeeds as soon as pvc-plumber is ready.'`,
        ].join(' + '),
      },
      {
        expression: '!variables.hasBackup || variables.hasDataSource || variables.skipsRestore',
        messageExpression: `'A backup of ' + ${PVC_TEXT} + ' exists, but the PVC would not be filled from it: the restore was not added. Create it again; if this persists, see the events of policy ${POLICIES.gate}.'`,
      },
      {
        expression: `!variables.hasNoBackup || !(${CEL_REFERS_TO_OUR_DESTINATION})`,
        messageExpression: `'The PVC is to be filled from ' + ${DESTINATION} + ', but no backup of ' + ${PVC_TEXT} + ' exists. Remove spec.dataSourceRef (it is added when there is a backup), or create the PVC again if its backup is only just being made.'`,
      },
      {
        expression: `!variables.destinations.exists(d, d.metadata.name == ${DESTINATION})`,
        messageExpression: `'ReplicationDestination ' + ${DESTINATION} + ' of an earlier ' + ${PVC_TEXT} + ' is still there, and its image may be old. It is removed together with the earlier PVC; create the PVC again in a moment, or delete the ReplicationDestination.'`,
      },
    ],
  };
}
