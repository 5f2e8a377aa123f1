import { checkPvcName } from '../../contract/identity';
import { ANNOTATIONS, LABELS, MANAGED_BY_MANIFEST } from '../../contract/names';
import { checkExcludedNamespace, checkTier, type ProtectionRules } from '../../protection/protected-pvc';
import { type Problem } from '../../validation/problem';
import { type Coverage, isUnrendered } from '../inventory/coverage';
import { at, textAt } from '../inventory/fields';
import { type FieldPath } from '../inventory/found-object';
import { type Volume, volumeKey } from '../inventory/volume';
import { podLabels } from '../inventory/workloads';
import { type ClaimGroup, claimGroups, findingAboutClaim } from './claim-group';
import { type Finding, type Statement } from './finding';
import { type RuleId } from './rules';

const LABEL = (key: string): FieldPath => ['metadata', 'labels', key];
const ANNOTATION = (key: string): FieldPath => ['metadata', 'annotations', key];

/** Says what is wrong with each volume by itself. Databases have a check of their own. */
export function checkClaims(coverage: readonly Coverage[], rules: ProtectionRules): Finding[] {
  const claims = coverage.filter(({ volume }) => volume.origin !== 'Cluster');
  return claimGroups(claims).flatMap((group) => {
    const { volume } = group;
    const statements = [...checkTexts(group)];
    if (isUnrendered(volume)) statements.push(unrendered(group));
    else if (volume.origin === 'ephemeral') statements.push(...checkEphemeral(group));
    else statements.push(...checkClaim(group, rules));
    return statements.map((statement) => findingAboutClaim(volume, statement));
  });
}

function checkClaim(group: ClaimGroup, rules: ProtectionRules): Statement[] {
  const { volume } = group;
  const statements = [...checkExemption(group), ...checkSkipRestore(group), ...checkManager(group)];
  if (volume.tier !== undefined) return [...checkTierOf(group, volume.tier, rules), ...statements];
  if (group.coverage.unknown === 'database') return [...statements, unseenDatabase(group)];
  // What is wrong with a database is said of its Cluster.
  if (group.coverage.status !== 'unprotected' || volume.isExempt || isOfDatabase(volume)) return statements;
  statements.push(unprotected(group, rules));
  if (group.coverage.unknown === 'namespace') statements.push(ambiguous(group));
  return statements;
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

function unprotected({ title: all, volume, worst: { title, be } }: ClaimGroup, { tiers }: ProtectionRules): Statement {
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
    message: `${title} ${be} not backed up, and nobody said why not${isStatic}${isAnnotated}`,
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

function checkTierOf(
  { title, volume, coverage, be, worst }: ClaimGroup,
  tier: string,
  rules: ProtectionRules,
): Statement[] {
  const { name, namespace, volumeMode, labels } = volume;
  const from = (rule: RuleId, problems: readonly Problem[], path: FieldPath): Statement[] =>
    problems.map(({ value, allowed, fix }) => ({
      rule,
      message: `${title}: got ${JSON.stringify(value) ?? 'nothing'}; allowed: ${allowed}`,
      fix,
      path,
    }));
  const statements = [
    ...from('unknown-tier', checkTier('tier', tier, rules), LABEL(LABELS.tier)),
    ...from('excluded-namespace', checkExcludedNamespace('namespace', namespace, rules), ['metadata', 'namespace']),
    ...from('unfit-name', checkPvcName('name', name), ['metadata', 'name']),
  ];
  if (namespace === undefined) {
    statements.push({
      rule: 'missing-namespace',
      message: `${title}: the namespace is not stated, and it is half of the identity of its backups`,
      fix: 'render with the namespace, or name it: --namespace my-app',
    });
  }
  if (volumeMode === 'Block') {
    statements.push({
      rule: 'block-volume',
      message: `${title} ${be} on a block device, and Kopia reads files`,
      fix: `use volumeMode: Filesystem, or remove the label ${LABELS.tier}`,
      path: ['spec', 'volumeMode'],
    });
  }
  if (isOfDatabase(volume)) {
    statements.push({
      rule: 'database-volume-with-tier',
      message: `${title} ${be} of the database ${labels[LABELS.database]}, whose files are only consistent together with its log`,
      fix: `remove the label ${LABELS.tier}; databases have backups of their own`,
      path: LABEL(LABELS.tier),
    });
  }
  if (statements.length === 0 && coverage.status === 'unprotected') {
    statements.push({
      rule: 'source-not-in-git',
      message: `${worst.title}: ${LABELS.managedBy} says that its ReplicationSource stands in Git, but none that works is here`,
      fix: 'check the ReplicationSource together with it, or remove the label so that Kyverno makes one',
      path: LABEL(LABELS.managedBy),
    });
  }
  return statements;
}

function checkExemption({ title, volume, be }: ClaimGroup): Statement[] {
  if (!volume.isExempt) return [];
  const statements: Statement[] = [];
  if (volume.exemptReason === undefined) {
    statements.push({
      rule: 'exempt-without-reason',
      message: `${title} ${be} exempt, and nobody says why${otherReason(volume)}`,
      fix: `say in annotation ${ANNOTATIONS.exemptReason} why it is not backed up`,
      path: LABEL(LABELS.exempt),
    });
  }
  if (volume.tier !== undefined) {
    statements.push({
      rule: 'exempt-with-tier',
      message: `${title} ${be} exempt and of tier ${volume.tier}`,
      fix: `keep one of the labels ${LABELS.tier} and ${LABELS.exempt}`,
      path: LABEL(LABELS.exempt),
    });
  }
  return statements;
}

/** A reason where nobody looks for it. */
function otherReason({ annotations }: Volume): string {
  const key = Object.keys(annotations).find((name) => /exempt.*reason/i.test(name));
  return key === undefined || key === ANNOTATIONS.exemptReason
    ? ''
    : ` where it is read (there is an annotation ${key})`;
}

function checkSkipRestore({ title, be, volume: { annotations } }: ClaimGroup): Statement[] {
  if (annotations[ANNOTATIONS.skipRestore] !== 'true') return [];
  if (/\S/.test(annotations[ANNOTATIONS.skipRestoreReason] ?? '')) return [];
  return [
    {
      rule: 'skip-restore-without-reason',
      message: `${title} ${be} to start without a backup, and nobody says why`,
      fix: `say why in annotation ${ANNOTATIONS.skipRestoreReason}, or remove ${ANNOTATIONS.skipRestore}`,
      path: ANNOTATION(ANNOTATIONS.skipRestore),
    },
  ];
}

function checkManager({ title, volume: { labels } }: ClaimGroup): Statement[] {
  const manager = labels[LABELS.managedBy];
  if (manager === undefined || manager === MANAGED_BY_MANIFEST) return [];
  return [
    {
      rule: 'unknown-manager',
      message: `${title}: ${LABELS.managedBy} is ${JSON.stringify(manager)}; allowed: ${MANAGED_BY_MANIFEST}`,
      fix: 'remove the label, so that Kyverno generates what protects it',
      path: LABEL(LABELS.managedBy),
    },
  ];
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

function checkEphemeral({ title, volume: { tier } }: ClaimGroup): Statement[] {
  if (tier === undefined) return [];
  return [
    {
      rule: 'ephemeral-with-tier',
      message: `${title} has the tier ${tier}, but its next pod gets a PVC of another name`,
      fix: `keep what matters in a PVC of its own, or remove the label ${LABELS.tier}`,
      path: LABEL(LABELS.tier),
    },
  ];
}

function unrendered({ volume }: ClaimGroup): Statement {
  return {
    rule: 'unrendered-variable',
    message: `PVC ${volumeKey(volume)} still holds variables, so nothing can be said about it`,
    fix: 'fill them in, and check the output',
    path: ['metadata', 'name'],
  };
}
