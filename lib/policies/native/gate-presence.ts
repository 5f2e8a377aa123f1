import { KYVERNO_WEBHOOKS, POLICIES } from '../../contract/names';
import { type Plan } from '../../plan/plan';
import { celList } from '../cel-literal';
import { protectedPvcConditions, protectedPvcs } from '../match-conditions';

/** The gate's webhook in both families of policies, so that it is there on the way from one to the other. */
const WEBHOOKS_OF_GATE = ['', 'vpol.'].map(
  (prefix) => `${prefix}validate.kyverno.svc-fail-finegrained-${POLICIES.gate}`,
);

/**
 * What keeps a PVC from being created while there is no gate at all: a ValidatingAdmissionPolicy that looks for the
 * gate's webhook, which the API server evaluates itself (I1).
 *
 * Kyverno removes its webhooks when its admission controller is scaled to nothing or its Deployment is deleted
 * (pkg/webhooks/server.go, 1.19.1), and the gate's when the policy is deleted. Nobody is asked then, so nothing fails.
 *
 * Only the validating webhook is looked for: it refuses a PVC whose restore was not added, so the mutating one may go.
 */
export function gatePresenceSpec(plan: Plan): object {
  const { objectSelector, resourceRules } = protectedPvcs(plan, ['CREATE'], ['persistentvolumeclaims']);
  return {
    failurePolicy: 'Fail',
    paramKind: { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration' },
    matchConstraints: {
      matchPolicy: 'Equivalent',
      namespaceSelector: {},
      objectSelector,
      resourceRules: resourceRules.map((rule) => ({ ...rule, scope: '*' })),
    },
    matchConditions: protectedPvcConditions(plan),
    validations: [
      {
        expression: `params.?webhooks.orValue([]).exists(w, w.name in ${celList(WEBHOOKS_OF_GATE)} && w.failurePolicy == 'Fail')`,
        messageExpression: `'PVC ' + object.metadata.namespace + '/' + object.metadata.name + ' is refused, so that its app never starts without its data: Kyverno has no webhook for policy ${POLICIES.gate}, so nobody is asked whether there is a backup. See that the policy is ready and that the admission controller of Kyverno runs.'`,
        reason: 'Forbidden',
      },
    ],
  };
}

/** Without the configuration there is no webhook either. */
export const GATE_PRESENCE_BINDING = {
  paramRef: { name: KYVERNO_WEBHOOKS.validating, parameterNotFoundAction: 'Deny' },
};
