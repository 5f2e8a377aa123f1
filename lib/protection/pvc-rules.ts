import { PVC_NAME } from '../contract/identity';
import { ANNOTATIONS, LABELS, MANAGED_BY_MANIFEST } from '../contract/names';
import { MAX_ID } from '../plan/mover-settings';
import { type Plan } from '../plan/plan';
import { TIER_LABEL } from '../plan/tier';
import {
  annotation,
  CONTROLLER,
  type Condition,
  label,
  NAME,
  NAMESPACE,
  namespaceLabel,
  type PvcRule,
  VOLUME_MODE,
} from './pvc-rule';

/** What of a plan decides whether a PVC can be protected. */
export interface ProtectionScope {
  readonly tiers: Plan['tiers'];
  readonly namespaces: Pick<Plan['namespaces'], 'excluded'>;
  /** @default - it is not known which namespaces have credentials */
  readonly credentials?: Pick<Plan['credentials'], 'namespaceLabels'>;
  /** @default - it is not known whether movers of another user can share the repository */
  readonly repository?: Pick<Plan['repository'], 'squash'>;
}

const { tier, managedBy, exempt, database } = LABELS;
const { skipRestore, skipRestoreReason, exemptReason, moverUid, moverGid } = ANNOTATIONS;

/** The condition of every rule about PVCs that ask for protection. */
export const IS_PROTECTED: Condition = { field: label(tier) };

/** At least one visible character. JavaScript and RE2 read these Unicode classes alike, which is not true of `\s`. */
export const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}]/u;

const SWITCH = { accepts: { oneOf: ['true', 'false'] }, allowed: '"true", "false"' } as const;

/**
 * Every rule about the labels, annotations, name and kind of a PVC, in the order in which they are reported. The same
 * rows are applied at synth, by `pvc-backup check` and by the API server.
 *
 * What pvc-plumber answers is no rule about the PVC: that is the gate.
 *
 * @param scope - what is known of the platform; the rest is left to admission
 */
export function pvcRules(scope: Partial<ProtectionScope>): readonly PvcRule[] {
  const { tiers, namespaces, credentials, repository } = scope;
  return [
    tierRule(tiers?.map((known) => known.label)),
    ...(namespaces === undefined ? [] : [namespaceRule(namespaces.excluded)]),
    ...credentialsRules(credentials?.namespaceLabels ?? {}),
    {
      id: 'unfit-name',
      when: IS_PROTECTED,
      field: NAME,
      accepts: { matches: PVC_NAME.pattern },
      allowed: PVC_NAME.allowed,
      fix: `rename the PVC, or remove the label ${tier}: VolSync shortens or rewrites other names, and their backups would not be found again`,
    },
    {
      id: 'block-volume',
      when: IS_PROTECTED,
      field: VOLUME_MODE,
      accepts: { oneOf: ['Filesystem'] },
      allowed: 'Filesystem',
      fix: `use volumeMode: Filesystem, or remove the label ${tier}: Kopia backs up files, not block devices`,
    },
    {
      id: 'ephemeral-with-tier',
      when: IS_PROTECTED,
      field: CONTROLLER,
      accepts: { noneOf: ['Pod'] },
      allowed: 'anything but a Pod',
      fix: `remove the label ${tier} from volumeClaimTemplate.metadata, or use a PVC of its own: Kubernetes deletes a generic ephemeral volume with its pod, and the next pod gets a PVC of another name`,
    },
    {
      id: 'database-volume-with-tier',
      when: IS_PROTECTED,
      field: label(database),
      accepts: 'absent',
      allowed: `nothing, on a PVC with the label ${tier}`,
      fix: `remove the label ${tier}: databases have backups of their own, because their files are only consistent together with their log`,
    },
    {
      id: 'exempt-with-tier',
      when: IS_PROTECTED,
      field: label(exempt),
      accepts: { noneOf: ['true'] },
      allowed: `not "true", on a PVC with the label ${tier}`,
      fix: `keep one of the labels ${tier} and ${exempt}`,
    },
    {
      id: 'unknown-manager',
      when: { field: label(managedBy) },
      field: label(managedBy),
      accepts: { oneOf: [MANAGED_BY_MANIFEST] },
      allowed: MANAGED_BY_MANIFEST,
      fix: 'remove the label, and Kyverno generates what protects the PVC',
    },
    {
      id: 'skip-restore-value',
      when: { field: annotation(skipRestore) },
      field: annotation(skipRestore),
      ...SWITCH,
      fix: 'remove the annotation, or write "true" to start without the backup',
    },
    {
      id: 'skip-restore-without-reason',
      when: { field: annotation(skipRestore), is: 'true' },
      field: annotation(skipRestoreReason),
      accepts: { matches: VISIBLE },
      allowed: 'a sentence',
      fix: `say why this PVC starts without its backup, or remove the annotation ${skipRestore}`,
    },
    {
      id: 'exempt-value',
      when: { field: label(exempt) },
      field: label(exempt),
      ...SWITCH,
      fix: 'remove the label, or write "true" to leave the PVC without backups',
    },
    {
      id: 'exempt-without-reason',
      when: { field: label(exempt), is: 'true' },
      field: annotation(exemptReason),
      accepts: { matches: VISIBLE },
      allowed: 'a sentence',
      fix: `say why this PVC is not backed up, or remove the label ${exempt}`,
    },
    ...[moverUid, moverGid].map((key) => moverRule(key, repository?.squash)),
  ];
}

function tierRule(tiers: readonly string[] | undefined): PvcRule {
  return {
    id: 'unknown-tier',
    when: IS_PROTECTED,
    field: label(tier),
    ...(tiers === undefined
      ? { accepts: { matches: TIER_LABEL.pattern }, allowed: TIER_LABEL.allowed }
      : { accepts: { oneOf: tiers }, allowed: tiers.join(', ') }),
    fix: `use a tier of the platform, or remove the label ${tier}`,
  };
}

function namespaceRule(excluded: readonly string[]): PvcRule {
  return {
    id: 'excluded-namespace',
    when: IS_PROTECTED,
    field: NAMESPACE,
    accepts: { noneOf: excluded },
    allowed: `any but the excluded ones: ${excluded.join(', ')}`,
    fix: `keep the data in another namespace, remove the label ${tier}, or take this namespace out of namespaces.excluded of the platform config`,
  };
}

/** Where only some namespaces get the password of the repository, the backups of a PVC elsewhere would never run. */
function credentialsRules(namespaceLabels: Readonly<Record<string, string>>): PvcRule[] {
  return Object.entries(namespaceLabels).map(([key, value]) => ({
    id: 'no-credentials',
    when: IS_PROTECTED,
    field: namespaceLabel(key),
    accepts: { oneOf: [value] },
    allowed: `"${value}"`,
    fix: `label the namespace ${key}: "${value}", so that it gets the credentials for backups, or remove the label ${tier} from the PVC`,
  }));
}

function moverRule(key: string, squash: Plan['repository']['squash'] | undefined): PvcRule {
  const field = annotation(key);
  if (squash !== undefined && squash !== 'all') {
    return {
      id: 'mover-user',
      field,
      accepts: 'absent',
      allowed: `nothing, because repository.squash is "${squash}"`,
      fix: 'remove the annotation; or let the NFS export map all users to one and set repository.squash to "all"',
    };
  }
  return {
    id: 'mover-user',
    when: { field },
    field,
    accepts: { wholeNumberUpTo: MAX_ID },
    allowed: `a whole number from 1 to ${MAX_ID}`,
    fix: 'write the number of the user or group that owns the data; movers never run as root',
  };
}
