import { ANNOTATIONS, LABELS } from '../../contract/names';
import { judge } from '../../protection/judge';
import { type PvcField, type PvcRule } from '../../protection/pvc-rule';
import { IS_PROTECTED, type ProtectionScope, pvcRules } from '../../protection/pvc-rules';
import { describeFault } from '../../validation/problem';
import { type Coverage, isUnrendered } from '../inventory/coverage';
import { at, textAt } from '../inventory/fields';
import { type FieldPath } from '../inventory/found-object';
import { type Volume, volumeKey } from '../inventory/volume';
import { podLabels } from '../inventory/workloads';
import { type ClaimGroup, claimGroups, findingAboutClaim } from './claim-group';
import { type Finding, type Statement } from './finding';

const LABEL = (key: string): FieldPath => ['metadata', 'labels', key];
const ANNOTATION = (key: string): FieldPath => ['metadata', 'annotations', key];

/** Says what is wrong with each volume by itself. Databases have a check of their own. */
export function checkClaims(coverage: readonly Coverage[], scope: ProtectionScope): Finding[] {
  const rules = pvcRules(scope);
  // Kubernetes makes the name of an ephemeral volume of the name of its pod.
  const namelessRules = rules.filter(({ field }) => field.of !== 'name');
  const claims = coverage.filter(({ volume }) => volume.origin !== 'Cluster');
  return claimGroups(claims).flatMap((group) => {
    const { volume } = group;
    const statements = [...checkTexts(group)];
    if (isUnrendered(volume)) statements.push(unrendered(group));
    else if (volume.origin === 'ephemeral') statements.push(...judged(group, namelessRules));
    else statements.push(...judged(group, rules), ...checkCoverage(group, rules, scope));
    return statements.map((statement) => findingAboutClaim(volume, statement));
  });
}

/** What the rules say of a volume by itself. */
function judged({ title, volume }: ClaimGroup, rules: readonly PvcRule[]): Statement[] {
  return rules.flatMap((rule) => {
    // The labels of a namespace are known to the cluster.
    if (rule.id === 'no-credentials') return [];
    const { id } = rule;
    const hint = id === 'exempt-without-reason' ? otherReason(volume) : '';
    return judge(rule, volume).map((problem) => ({
      rule: id,
      message: `${title}: ${describeFault(problem)}${hint}`,
      fix: problem.fix,
      path: placeOf(rule, volume),
    }));
  });
}

/** Where a rule points: to its field, or to what makes the rule apply when the field is missing. */
function placeOf({ field, when }: PvcRule, { found, path }: Volume): FieldPath {
  const place = pathOf(field);
  const isThere = at(found.object, [...path, ...place]) !== undefined;
  return isThere || when === undefined ? place : pathOf(when.field);
}

function pathOf(field: PvcField): FieldPath {
  switch (field.of) {
    case 'label':
      return LABEL(field.key);
    case 'annotation':
      return ANNOTATION(field.key);
    case 'volumeMode':
      return ['spec', 'volumeMode'];
    case 'controller':
      return ['metadata', 'ownerReferences'];
    case 'name':
    case 'namespace':
    case 'namespaceLabel':
      return ['metadata', field.of === 'name' ? 'name' : 'namespace'];
  }
}

/** What its surroundings make of a volume. */
function checkCoverage(group: ClaimGroup, rules: readonly PvcRule[], scope: ProtectionScope): Statement[] {
  const { volume, coverage } = group;
  if (volume.tier !== undefined) return checkProtection(group, rules);
  if (coverage.unknown === 'database') return [unseenDatabase(group)];
  // What is wrong with a database is said of its Cluster.
  if (coverage.status !== 'unprotected' || volume.isExempt || isOfDatabase(volume)) return [];
  const statements = [unprotected(group, scope)];
  if (coverage.unknown === 'namespace') statements.push(ambiguous(group));
  return statements;
}

function checkProtection({ title, volume, coverage, worst }: ClaimGroup, rules: readonly PvcRule[]): Statement[] {
  if (volume.namespace === undefined) {
    return [
      {
        rule: 'missing-namespace',
        message: `${title}: the namespace is not stated, and it is half of the identity of its backups`,
        fix: 'render with the namespace, or name it: --namespace my-app',
      },
    ];
  }
  const isRefused = rules.some((rule) => rule.when === IS_PROTECTED && judge(rule, volume).length > 0);
  if (isRefused || coverage.status !== 'unprotected') return [];
  return [
    {
      rule: 'source-not-in-git',
      message: `${worst.title}: ${LABELS.managedBy} says that its ReplicationSource stands in Git, but none that works is here`,
      fix: 'check the ReplicationSource together with it, or remove the label so that Kyverno makes one',
      path: LABEL(LABELS.managedBy),
    },
  ];
}

function isOfDatabase({ labels }: Volume): boolean {
  return labels[LABELS.database] !== undefined;
}

function unseenDatabase({ title, be, volume }: ClaimGroup): Statement {
  return {
    rule: 'unseen-database',
    message: `${title} ${be} of the database ${volume.labels[LABELS.database]}, whose Cluster is not among what is checked, so nothing can be said about its backups`,
    fix: `check its Cluster and its ScheduledBackup too, or label the PVC ${LABELS.exempt}: "true" with a reason in annotation ${ANNOTATIONS.exemptReason}`,
    path: LABEL(LABELS.database),
  };
}

function ambiguous({ worst: { title } }: ClaimGroup): Statement {
  return {
    rule: 'missing-namespace',
    message: `${title}: a ReplicationSource backs up a PVC of this name, but with a namespace missing nobody can say which`,
    fix: 'render both with their namespaces, or name it: --namespace my-app',
  };
}

function unprotected({ title: all, volume, worst: { title, be } }: ClaimGroup, { tiers }: ProtectionScope): Statement {
  const misplaced = misplacedLabel(volume);
  if (misplaced !== undefined) {
    return {
      rule: 'label-on-pod-template',
      message: `${all}: the label ${LABELS.tier} stands ${misplaced.where}, and does not reach its PVCs`,
      fix: `move it to the labels of the volumeClaimTemplate: ${LABELS.tier}: ${misplaced.tier}`,
    };
  }
  const isStatic =
    volume.volumeName === undefined
      ? ''
      : `; it is bound to the volume ${volume.volumeName}, which may be kept elsewhere`;
  const isAnnotated =
    volume.annotations[LABELS.tier] === undefined ? '' : `; an annotation ${LABELS.tier} does nothing`;
  return {
    rule: 'unprotected-volume',
    message: `${title} ${be} neither backed up nor exempt${isStatic}${isAnnotated}`,
    fix: `label it ${LABELS.tier}: ${tiers.map(({ label }) => label).join(' or ')}, or label it ${LABELS.exempt}: "true" with a reason in annotation ${ANNOTATIONS.exemptReason}`,
  };
}

/** A tier that somebody wrote on the StatefulSet, and Kubernetes does not hand on. */
function misplacedLabel({ origin, found }: Volume): { tier: string; where: string } | undefined {
  if (origin !== 'StatefulSet') return undefined;
  const onPods = textAt(podLabels(found.object), LABELS.tier);
  if (onPods !== undefined) return { tier: onPods, where: 'on the pods of the StatefulSet' };
  const onSet = textAt(found.object, 'metadata', 'labels', LABELS.tier);
  return onSet === undefined ? undefined : { tier: onSet, where: 'on the StatefulSet' };
}

/** A reason where nobody looks for it. */
function otherReason({ annotations }: Volume): string {
  const key = Object.keys(annotations).find((name) => /exempt.*reason/i.test(name));
  return key === undefined || key === ANNOTATIONS.exemptReason
    ? ''
    : `; there is an annotation ${key}, which nothing reads`;
}

/** Labels and annotations of ours that YAML made something else of. */
function checkTexts({ title, volume: { found, path } }: ClaimGroup): Statement[] {
  const value = at(found.object, path);
  const ours = [
    ...[LABELS.tier, LABELS.exempt, LABELS.managedBy].map(LABEL),
    ...Object.values(ANNOTATIONS).map(ANNOTATION),
  ];
  return ours.flatMap((field) => {
    const text = at(value, field);
    if (text === undefined || typeof text === 'string') return [];
    const key = String(field.at(-1));
    const message = `${title}: ${key} is ${JSON.stringify(text)}, which is no text`;
    return [
      {
        rule: 'label-not-text',
        message,
        fix: `write it in quotes: ${key}: ${JSON.stringify(String(text))}`,
        path: field,
      },
    ];
  });
}

function unrendered({ volume }: ClaimGroup): Statement {
  return {
    rule: 'unrendered-variable',
    message: `PVC ${volumeKey(volume)} still holds variables, so nothing can be said about it`,
    fix: 'fill them in, and check the output',
    path: ['metadata', 'name'],
  };
}
