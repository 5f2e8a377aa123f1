import { ANNOTATIONS, LABELS, replicationDestinationName, restoreDataSourceRef } from '../../contract/names';
import { MINUTE_PLACEHOLDER, SPREAD_MINUTES } from '../../contract/spread';
import { type Plan } from '../../plan/plan';
import { type Tier } from '../../plan/tier';
import { type Expressible, type PvcBinding, tierScheduleTemplate } from '../../protection/pvc-binding';

/** A JMESPath expression, as Kyverno extends the language. */
type JmesPath = string;

/** Makes Kyverno put the value of an expression in its place. Alone in a string, it keeps the value's type. */
export function variable(expression: JmesPath): string {
  return `{{ ${expression} }}`;
}

/** A literal of JSON. */
export function literal(value: unknown): JmesPath {
  return `\`${JSON.stringify(value)}\``;
}

/** The PVC under admission. */
export const PVC = {
  name: 'request.object.metadata.name',
  namespace: 'request.object.metadata.namespace',
  uid: 'request.object.metadata.uid',
  tier: `request.object.metadata.labels.${LABELS.tier}`,
  annotation: (key: string): JmesPath => `request.object.metadata.annotations."${key}"`,
} as const;

/**
 * The start minute of the PVC: what `startMinute` computes, in JMESPath. A hex digit becomes a number as the length of
 * what stands before it in "0123456789abcdef".
 */
const START_MINUTE: JmesPath = [
  `split(sha256(join('/', [${PVC.namespace}, ${PVC.name}])), '')[:3].length(split('0123456789abcdef', @)[0])`,
  `modulo(sum([multiply([0], \`256\`), multiply([1], \`16\`), [2]]), \`${SPREAD_MINUTES}\`)`,
].join(' | ');

/** True when the PVC is to be filled from its own ReplicationDestination. */
export const REFERS_TO_OUR_DESTINATION: JmesPath = [
  `(request.object.spec.dataSourceRef.kind || '') == '${restoreDataSourceRef('').kind}'`,
  `(request.object.spec.dataSourceRef.name || '') == join('', [${PVC.name}, '${replicationDestinationName('')}'])`,
].join(' && ');

/** Binds the specs to the PVC that Kyverno has under admission. */
export function jmesPathPvc(plan: Plan): PvcBinding {
  const perTier = <T>(value: (tier: Tier) => T): Expressible<T> => {
    const table = Object.fromEntries(plan.tiers.map((tier) => [tier.label, value(tier)]));
    const [first, ...others] = Object.values(table);
    const same = others.every((other) => other === first);
    return same ? (first as T) : variable(`lookup(${literal(table)}, ${PVC.tier})`);
  };
  const templates = Object.fromEntries(plan.tiers.map((tier) => [tier.label, tierScheduleTemplate(plan, tier)]));
  const template = `lookup(${literal(templates)}, ${PVC.tier})`;
  return {
    name: variable(PVC.name),
    namespace: variable(PVC.namespace),
    uid: variable(PVC.uid),
    capacity: variable('request.object.spec.resources.requests.storage'),
    accessModes: variable('request.object.spec.accessModes'),
    schedule: variable(`replace_all(${template}, '${MINUTE_PLACEHOLDER}', to_string(${START_MINUTE}))`),
    restorePaused: variable(`!(${REFERS_TO_OUR_DESTINATION}) || request.object.status.phase == 'Bound'`),
    moverUid: moverId(plan, ANNOTATIONS.moverUid, plan.mover.uid),
    moverGid: moverId(plan, ANNOTATIONS.moverGid, plan.mover.gid),
    perTier,
  };
}

/** Another user is read from the PVC only where the export maps all users to one. */
function moverId(plan: Plan, annotation: string, platform: number): Expressible<number> {
  if (plan.repository.squash !== 'all') return platform;
  return variable(`to_number(${PVC.annotation(annotation)} || '${platform}')`);
}
