import { ANNOTATIONS, LABELS, replicationDestinationName, restoreDataSourceRef } from '../../contract/names';
import { MINUTE_PLACEHOLDER, SPREAD_MINUTES } from '../../contract/spread';
import { type Manifest } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { type Tier } from '../../plan/tier';
import { type Expressible, type PvcBinding, tierScheduleTemplate } from '../../protection/pvc-binding';
import { type Cel, type CelVariable, celLiteral, celString, embed } from '../cel-literal';

/** The objects of a kind in the namespace of the object that is judged, as they are at this moment. */
export function celObjects(apiVersion: string, resource: string): Cel {
  return `dyn(resource.List(${celString(apiVersion)}, ${celString(resource)}, object.metadata.namespace).items)`;
}

/** Generates an object in the namespace of the PVC. */
export function celGenerate(manifest: Manifest): Cel {
  const { apiVersion, kind, metadata, spec } = manifest;
  const { namespace: _namespace, ...ownMetadata } = metadata;
  const literal = celLiteral({ apiVersion, kind, metadata: ownMetadata, spec });
  return `generator.Apply(${CEL_PVC.namespace}, [${literal}])`;
}

/** The PVC under admission, or the one that the background controller looks at. */
export const CEL_PVC = {
  name: 'object.metadata.name',
  namespace: 'object.metadata.namespace',
  uid: 'object.metadata.uid',
  tier: `object.metadata.labels[${celString(LABELS.tier)}]`,
  annotation: (key: string): Cel => `object.metadata.?annotations[?${celString(key)}].orValue('')`,
} as const;

/** True when the PVC is to be filled from its own ReplicationDestination. */
export const CEL_REFERS_TO_OUR_DESTINATION: Cel = [
  `object.spec.?dataSourceRef.?kind.orValue('') == ${celString(restoreDataSourceRef('').kind)}`,
  `object.spec.?dataSourceRef.?name.orValue('') == ${CEL_PVC.name} + ${celString(replicationDestinationName(''))}`,
].join(' && ');

/**
 * The start minute of the PVC: what `startMinute` computes. A hex digit becomes a number as its place in
 * "0123456789abcdef".
 */
const START_MINUTE: readonly CelVariable[] = [
  { name: 'hash', expression: `hash.sha256(${CEL_PVC.namespace} + '/' + ${CEL_PVC.name})` },
  {
    name: 'startMinute',
    expression: `(${['* 256', '* 16', '* 1']
      .map((factor, digit) => `'0123456789abcdef'.indexOf(variables.hash.charAt(${digit})) ${factor}`)
      .join(' + ')}) % ${SPREAD_MINUTES}`,
  },
];

/** What the expressions of {@link celPvc} need besides the PVC itself. */
export const CEL_PVC_VARIABLES: readonly CelVariable[] = START_MINUTE;

/** Binds the specs to the PVC that a policy of the CEL family has under admission. */
export function celPvc(plan: Plan): PvcBinding {
  const byTier = <T>(value: (tier: Tier) => T): Cel => {
    const entries = plan.tiers.map((tier) => `${celString(tier.label)}: ${celLiteral(value(tier))}`);
    return `{${entries.join(', ')}}[${CEL_PVC.tier}]`;
  };
  const perTier = <T>(value: (tier: Tier) => T): Expressible<T> => {
    const [first, ...others] = plan.tiers.map(value);
    return others.every((other) => other === first) ? (first as T) : embed(byTier(value));
  };
  const template = byTier((tier) => tierScheduleTemplate(plan, tier));
  return {
    name: embed(CEL_PVC.name),
    namespace: embed(CEL_PVC.namespace),
    uid: embed(CEL_PVC.uid),
    capacity: embed('object.spec.resources.requests.storage'),
    accessModes: embed('object.spec.accessModes'),
    schedule: embed(`${template}.replace(${celString(MINUTE_PLACEHOLDER)}, string(variables.startMinute))`),
    restorePaused: embed(
      `!(${CEL_REFERS_TO_OUR_DESTINATION}) || object.?status.?phase.orValue('') == ${celString('Bound')}`,
    ),
    moverUid: moverId(plan, ANNOTATIONS.moverUid, plan.mover.uid),
    moverGid: moverId(plan, ANNOTATIONS.moverGid, plan.mover.gid),
    perTier,
  };
}

/** Another user is read from the PVC only where the export maps all users to one. */
function moverId(plan: Plan, annotation: string, platform: number): Expressible<number> {
  if (plan.repository.squash !== 'all') return platform;
  return embed(`int(object.metadata.?annotations[?${celString(annotation)}].orValue(${celString(String(platform))}))`);
}
