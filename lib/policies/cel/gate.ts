import type { MutatingPolicySpec, ValidatingPolicySpec } from '../../../imports/policies.kyverno.io';
import { ANNOTATIONS, BIND_COMPLETED, replicationDestinationName, restoreDataSourceRef } from '../../contract/names';
import { type ManifestOf } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { VISIBLE } from '../../protection/pvc-rules';
import { type Cel, type CelVariable, celLiteral, celString, embed } from '../cel-literal';
import { gateMessages } from '../gate-messages';
import { ON_CREATE, protectedPvcConditions, protectedPvcs } from '../match-conditions';
import { CEL_MUTATION_ON_ADMISSION, GATE_TIMEOUT_SECONDS } from '../policy-defaults';
import { CEL_PVC, CEL_REFERS_TO_OUR_DESTINATION, celObjects } from './pvc';

const PVC_TEXT: Cel = `${CEL_PVC.namespace} + '/' + ${CEL_PVC.name}`;
const DESTINATION: Cel = `${CEL_PVC.name} + ${celString(replicationDestinationName(''))}`;

/**
 * True when the binder would give the PVC a volume as it is: it looks at these fields, and not at `dataSourceRef`
 * (seen on 1.34.4, both with volumes that are there and with one that comes later).
 */
const IS_BOUND_ELSEWHERE: Cel = [
  "object.spec.?volumeName.orValue('') != ''",
  'has(object.spec.selector)',
  "object.spec.?storageClassName == optional.of('')",
  `${celString(BIND_COMPLETED)} in object.metadata.?annotations.orValue({})`,
].join(' || ');

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
      expression: `${CEL_PVC.annotation(ANNOTATIONS.skipRestore)} == 'true' && ${CEL_PVC.annotation(ANNOTATIONS.skipRestoreReason)}.matches(${celString(VISIBLE.source)})`,
    },
    {
      name: 'isOurs',
      expression: CEL_REFERS_TO_OUR_DESTINATION,
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
    webhookConfiguration: { timeoutSeconds: GATE_TIMEOUT_SECONDS },
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
            '!variables.skipsRestore && !variables.hasDataSource && variables.hasBackup',
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
  const messages = gateMessages(plan, {
    pvc: embed(PVC_TEXT),
    destination: embed(DESTINATION),
    reason: embed("string(variables.check.?error.orValue(variables.check.?decision.orValue('no answer')))"),
  });
  return {
    ...onCreate(plan),
    validationActions: ['Deny'],
    evaluation: { admission: { enabled: true }, background: { enabled: false } },
    variables: [
      ...answerVariables(plan),
      { name: 'isBoundElsewhere', expression: IS_BOUND_ELSEWHERE },
      {
        name: 'destinations',
        expression: celObjects('volsync.backube/v1alpha1', 'replicationdestinations'),
      },
    ],
    validations: [
      {
        // Whoever says that the backup is not wanted does not have to wait for an answer about it.
        expression: '(variables.skipsRestore && !variables.isOurs) || variables.hasBackup || variables.hasNoBackup',
        messageExpression: celLiteral(messages.unknown),
      },
      {
        expression: 'variables.skipsRestore || variables.hasDataSource || !variables.hasBackup',
        messageExpression: celLiteral(messages.restoreNotAdded),
      },
      {
        expression:
          'variables.skipsRestore || !variables.isOurs || !variables.isBoundElsewhere || !variables.hasBackup',
        messageExpression: celLiteral(messages.boundElsewhere),
      },
      {
        expression: '!variables.isOurs || !variables.hasNoBackup',
        messageExpression: celLiteral(messages.noBackup),
      },
      {
        expression: `!variables.destinations.exists(d, d.metadata.name == ${DESTINATION})`,
        messageExpression: celLiteral(messages.earlierDestination),
      },
    ],
  };
}
