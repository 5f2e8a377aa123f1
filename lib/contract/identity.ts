import { type Problem } from '../validation/problem';
import { replicationSourceName } from './names';

/**
 * VolSync cuts the Kopia user name to 50 characters and drops dots (mover-kopia, builder.go). A PVC name that changes on
 * that way would be backed up under one identity and looked for under another: the restore would come back empty.
 */
export const MAX_KOPIA_USERNAME = 50;

/** Longest name of a protected PVC: what is left of {@link MAX_KOPIA_USERNAME} beside the suffix `-backup`. */
export const MAX_PVC_NAME = MAX_KOPIA_USERNAME - replicationSourceName('').length;

/** The path under which VolSync's mover sees the data, hence the path of every snapshot. */
export const KOPIA_SOURCE_PATH = '/data';

/** Who a snapshot belongs to in the shared repository: `username@hostname:path`. */
export interface KopiaIdentity {
  /** What VolSync makes of the name of the ReplicationSource, `<pvc>-backup`. */
  readonly username: string;
  /** The namespace of the PVC. */
  readonly hostname: string;
  /** What the mover backs up, `/data`. */
  readonly path: string;
}

/**
 * The one identity of a PVC: for backup, restore and the existence check.
 *
 * @param pvc - name and namespace of the PVC
 */
export function kopiaIdentity(pvc: { readonly name: string; readonly namespace: string }): KopiaIdentity {
  return { username: replicationSourceName(pvc.name), hostname: pvc.namespace, path: KOPIA_SOURCE_PATH };
}

/**
 * An identity as `kopia snapshot list` prints it: `my-data-backup@my-app:/data`.
 *
 * @param identity - what {@link kopiaIdentity} gave
 */
export function formatKopiaIdentity(identity: KopiaIdentity): string {
  return `${identity.username}@${identity.hostname}:${identity.path}`;
}

/** The PVC whose backups are kept under an identity; nothing for an identity that no protected PVC has. */
export function pvcOfKopiaIdentity(identity: KopiaIdentity): { name: string; namespace: string } | undefined {
  const suffix = replicationSourceName('');
  if (!identity.username.endsWith(suffix)) return undefined;
  const pvc = { name: identity.username.slice(0, -suffix.length), namespace: identity.hostname };
  if (checkPvcName('', pvc.name).length > 0 || checkNamespaceName('', pvc.namespace).length > 0) return undefined;
  return formatKopiaIdentity(kopiaIdentity(pvc)) === formatKopiaIdentity(identity) ? pvc : undefined;
}

/** Who owns the repository's maintenance, whatever pod runs it. The default of VolSync's KopiaMaintenance too. */
export const MAINTENANCE_OWNER = { username: 'maintenance', hostname: 'volsync' } as const;

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const MAX_DNS_LABEL = 63;

/** True for a name that Kubernetes accepts as a namespace, and that Kopia takes as it is. */
export function isDnsLabel(name: unknown): name is string {
  return typeof name === 'string' && name.length <= MAX_DNS_LABEL && DNS_LABEL.test(name);
}

/** Names of PVCs that are backed up under their own identity, as a pattern and in words. */
export const PVC_NAME = {
  pattern: new RegExp(`^[a-z0-9]([a-z0-9-]{0,${MAX_PVC_NAME - 2}}[a-z0-9])?$`, 'u'),
  allowed: `1 to ${MAX_PVC_NAME} lower-case letters, digits and "-", without dots`,
} as const;

/** Says what keeps a PVC name from being backed up under its own identity; nothing when it is fine. */
export function checkPvcName(field: string, name: unknown): Problem[] {
  if (typeof name === 'string' && PVC_NAME.pattern.test(name)) return [];
  return [
    {
      field,
      value: name,
      allowed: PVC_NAME.allowed,
      fix: 'choose such a name: VolSync cuts or rewrites others, so that their backups would not be found again',
    },
  ];
}

const NAMESPACE_OF_PVC = 'name the namespace: it is part of the identity under which backups are found again';

/** Says what is wrong with the name of a namespace; nothing when it is fine. */
export function checkNamespaceName(field: string, name: unknown, fix = NAMESPACE_OF_PVC): Problem[] {
  if (isDnsLabel(name)) return [];
  return [
    {
      field,
      value: name,
      allowed: `a namespace: 1 to ${MAX_DNS_LABEL} lower-case letters, digits and "-"`,
      fix,
    },
  ];
}
