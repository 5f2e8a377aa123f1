import { type Plan } from '../../plan/plan';
import { pvcRules } from '../../protection/pvc-rules';
import { NOT_OF_ANOTHER_PVC } from '../match-conditions';
import { PVC_RULE_VARIABLES, toCel, unchangedExpression } from './pvc-rule-cel';

/**
 * What keeps a label from being silently ignored (I6): as a ValidatingAdmissionPolicy, which the API server evaluates
 * itself, so it holds with Kyverno down. On UPDATE only a change of what it judges is refused: a PVC that was there
 * before can still be resized, deleted and freed of its finalizers.
 */
export function labelRulesSpec(plan: Plan): object {
  const rules = pvcRules(plan);
  return {
    failurePolicy: 'Fail',
    matchConstraints: {
      matchPolicy: 'Equivalent',
      namespaceSelector: {},
      objectSelector: {},
      resourceRules: [
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['persistentvolumeclaims'],
          scope: '*',
        },
      ],
    },
    matchConditions: [NOT_OF_ANOTHER_PVC],
    variables: [...PVC_RULE_VARIABLES, { name: 'isUnchanged', expression: unchangedExpression(rules) }],
    validations: rules.map(toCel).map(({ expression, message }) => ({
      expression: `variables.isUnchanged || ${expression}`,
      messageExpression: message,
      reason: 'Invalid',
    })),
  };
}
