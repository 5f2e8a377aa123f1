import { MAX_PVC_NAME } from '../../contract/identity';
import { ANNOTATIONS, LABELS, MANAGED_BY_MANIFEST } from '../../contract/names';
import { type Plan } from '../../plan/plan';
import { celList, celString } from '../cel-literal';
import { NOT_OF_ANOTHER_PVC } from '../match-conditions';

/** A rule about labels and annotations of a PVC: a CEL expression that must be true, and what to say when it is not. */
interface LabelRule {
  readonly expression: string;
  readonly message: string;
}

const label = (key: string) => `variables.labels[?${celString(key)}].orValue('')`;
const annotation = (key: string) => `variables.annotations[?${celString(key)}].orValue('')`;
const OWNERS = 'object.metadata.?ownerReferences.orValue([])';
const has = (map: 'labels' | 'annotations', key: string) => `${celString(key)} in variables.${map}`;

/**
 * What keeps a label from being silently ignored (I6): as a ValidatingAdmissionPolicy, which the API server evaluates
 * itself, so it holds with Kyverno down. On UPDATE only a change of what it judges is refused: a PVC that was there
 * before can still be resized, deleted and freed of its finalizers.
 */
export function labelRulesSpec(plan: Plan): object {
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
    variables: [
      { name: 'labels', expression: 'object.metadata.?labels.orValue({})' },
      { name: 'annotations', expression: 'object.metadata.?annotations.orValue({})' },
      { name: 'isProtected', expression: has('labels', LABELS.tier) },
      { name: 'isUnchanged', expression: unchangedExpression() },
    ],
    validations: labelRules(plan).map(({ expression, message }) => ({
      expression: `variables.isUnchanged || (${expression})`,
      messageExpression: message,
      reason: 'Invalid',
    })),
  };
}

/** True on an UPDATE that leaves everything that the rules judge as it was. */
function unchangedExpression(): string {
  const judged = [
    ['labels', [LABELS.tier, LABELS.managedBy, LABELS.exempt]],
    ['annotations', Object.values(ANNOTATIONS)],
  ] as const;
  const same = judged.map(
    ([map, keys]) =>
      `${celList(keys)}.all(k, object.metadata.?${map}[?k].orValue('') == oldObject.metadata.?${map}[?k].orValue('') && (k in object.metadata.?${map}.orValue({})) == (k in oldObject.metadata.?${map}.orValue({})))`,
  );
  return `oldObject != null && ${same.join(' && ')}`;
}

/** Where only some namespaces can have the password of the repository, the backups of a PVC elsewhere would never run. */
function credentialsRules({ credentials: { namespaceLabels } }: Plan): LabelRule[] {
  if (namespaceLabels === undefined) return [];
  const entries = Object.entries(namespaceLabels);
  const labels = entries.map(([key, value]) => `${key}: "${value}"`).join(', ');
  const isThere = entries.map(
    ([key, value]) => `namespaceObject.metadata.?labels[?${celString(key)}] == optional.of(${celString(value)})`,
  );
  return [
    {
      expression: `!variables.isProtected || (${isThere.join(' && ')})`,
      message: `'label ${LABELS.tier}: namespace ' + object.metadata.namespace + ' has no credentials for backups. Label it ' + ${celString(labels)} + ', or remove the label ${LABELS.tier}.'`,
    },
  ];
}

function labelRules(plan: Plan): LabelRule[] {
  const tiers = plan.tiers.map((tier) => tier.label);
  const excluded = plan.namespaces.excluded;
  const squashed = plan.repository.squash === 'all';
  const uids = [ANNOTATIONS.moverUid, ANNOTATIONS.moverGid];
  return [
    {
      expression: `!variables.isProtected || variables.labels[${celString(LABELS.tier)}] in ${celList(tiers)}`,
      message: `'label ${LABELS.tier}: "' + ${label(LABELS.tier)} + '" is no tier; allowed: ${tiers.join(', ')}. Use one of these, or remove the label.'`,
    },
    {
      expression: `!variables.isProtected || !(object.metadata.namespace in ${celList(excluded)})`,
      message: `'label ${LABELS.tier}: PVCs in namespace ' + object.metadata.namespace + ' are not backed up: it is excluded. Remove the label, or keep the data in another namespace.'`,
    },
    ...credentialsRules(plan),
    {
      expression: `!variables.isProtected || (size(object.metadata.name) <= ${MAX_PVC_NAME} && !object.metadata.name.contains('.'))`,
      message: `'label ${LABELS.tier}: the name ' + object.metadata.name + ' cannot be backed up under an identity of its own; allowed: up to ${MAX_PVC_NAME} characters without dots. Rename the PVC, or remove the label.'`,
    },
    {
      expression: "!variables.isProtected || object.spec.?volumeMode.orValue('Filesystem') != 'Block'",
      message: `'label ${LABELS.tier}: a block volume cannot be backed up: Kopia reads files. Remove the label, or use volumeMode: Filesystem.'`,
    },
    {
      expression: `!variables.isProtected || !${OWNERS}.exists(o, o.kind == 'Pod' && o.?controller.orValue(false))`,
      message: `'label ${LABELS.tier}: this PVC is a generic ephemeral volume, which Kubernetes deletes together with its pod, and the next pod gets another one. Remove the label from volumeClaimTemplate.metadata, or use a PVC of its own.'`,
    },
    {
      expression: `!variables.isProtected || !(${has('labels', LABELS.database)})`,
      message: `'label ${LABELS.tier}: this PVC belongs to the database ' + ${label(LABELS.database)} + ' (label ${LABELS.database}), whose files are only consistent together with its log. Remove the label; databases have backups of their own.'`,
    },
    {
      expression: `${label(LABELS.managedBy)} in ['', ${celString(MANAGED_BY_MANIFEST)}]`,
      message: `'label ${LABELS.managedBy}: got "' + ${label(LABELS.managedBy)} + '"; allowed: ${MANAGED_BY_MANIFEST}. It says that ExternalSecret and ReplicationSource of the PVC stand in Git.'`,
    },
    {
      expression: `${annotation(ANNOTATIONS.skipRestore)} in ['', 'true', 'false']`,
      message: `'annotation ${ANNOTATIONS.skipRestore}: got "' + ${annotation(ANNOTATIONS.skipRestore)} + '"; allowed: "true", "false".'`,
    },
    {
      expression: `${annotation(ANNOTATIONS.skipRestore)} != 'true' || ${annotation(ANNOTATIONS.skipRestoreReason)}.trim() != ''`,
      message: `'annotation ${ANNOTATIONS.skipRestore} needs a reason: say in annotation ${ANNOTATIONS.skipRestoreReason} why this PVC starts without its backup.'`,
    },
    {
      expression: `${label(LABELS.exempt)} in ['', 'true', 'false']`,
      message: `'label ${LABELS.exempt}: got "' + ${label(LABELS.exempt)} + '"; allowed: "true", "false".'`,
    },
    {
      expression: `${label(LABELS.exempt)} != 'true' || ${annotation(ANNOTATIONS.exemptReason)}.trim() != ''`,
      message: `'label ${LABELS.exempt} needs a reason: say in annotation ${ANNOTATIONS.exemptReason} why this PVC is not backed up.'`,
    },
    {
      expression: `${label(LABELS.exempt)} != 'true' || !variables.isProtected`,
      message: `'label ${LABELS.exempt} and label ${LABELS.tier} contradict each other: keep one of them.'`,
    },
    {
      expression: squashed
        ? `${celList(uids)}.all(k, !(k in variables.annotations) || variables.annotations[k].matches('^[1-9][0-9]{0,9}$'))`
        : `${celList(uids)}.all(k, !(k in variables.annotations))`,
      message: squashed
        ? `'annotations ${uids.join(' and ')}: allowed is a number from 1; movers never run as root.'`
        : `'annotations ${uids.join(' and ')} are not allowed: the NFS export does not map all users to one (repository.squash), so another user could not share the repository.'`,
    },
  ];
}
