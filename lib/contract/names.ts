/**
 * Every label, annotation and object name that two components must agree on.
 *
 * The functions take the name of a PVC as a string fragment: a concrete name, or an expression of a policy engine.
 */

/** Keys of labels. */
export const LABELS = {
  /** On a PVC: its tier. */
  tier: 'backup',
  /** On a PVC: `manifest` means that its ExternalSecret and ReplicationSource stand in Git (explicit mode). */
  managedBy: 'volsync.backup/managed-by',
  /** On a PVC: `"true"` means that it is left unprotected on purpose. */
  exempt: 'backup-exempt',
  /** On a PVC of CloudNativePG: its Cluster. Such a PVC has backups of another kind. */
  database: 'cnpg.io/cluster',
  /** On a protecting object: the name of its PVC. */
  pvc: 'volsync.backup/pvc',
  /** On a protecting object: who made it. */
  appManagedBy: 'app.kubernetes.io/managed-by',
} as const;

/** Keys of annotations on a PVC. */
export const ANNOTATIONS = {
  skipRestore: 'volsync.backup/skip-restore',
  skipRestoreReason: 'volsync.backup/skip-restore-reason',
  exemptReason: 'volsync.backup/exempt-reason',
  /** User of the movers of this PVC; only where the export maps all users to one. */
  moverUid: 'volsync.backup/mover-uid',
  /** Group of the movers of this PVC; likewise. */
  moverGid: 'volsync.backup/mover-gid',
} as const;

/** Annotation by which Kubernetes takes a PVC for one that is bound already. Exports of living PVCs carry it. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';

/** Value of {@link LABELS.managedBy} in explicit mode. */
export const MANAGED_BY_MANIFEST = 'manifest';

/** Value of {@link LABELS.appManagedBy} on what Kyverno generates. */
export const MANAGED_BY_KYVERNO = 'kyverno';

/** Value of {@link LABELS.appManagedBy} on what stands in Git. */
export const MANAGED_BY_THIS_LIBRARY = 'cdk8s-pvc-backup';

/** ExternalSecret of a PVC, and the Secret that it makes. */
export function secretName(pvc: string): string {
  return `volsync-${pvc}`;
}

/**
 * ClusterExternalSecret, and the ExternalSecret and Secret that it makes in each namespace, where there is one Secret for
 * all PVCs of a namespace. No {@link secretName} is like it.
 */
export const NAMESPACE_SECRET = 'kopia-repository';

/** ReplicationSource of a PVC. VolSync derives the Kopia user name from it. */
export function replicationSourceName(pvc: string): string {
  return `${pvc}-backup`;
}

/** ReplicationDestination of a PVC. */
export function replicationDestinationName(pvc: string): string {
  return `${pvc}-restore`;
}

/** CronJob of a restore drill. Kubernetes allows 52 characters, and a PVC has up to 43. */
export function restoreDrillName(pvc: string): string {
  return `${pvc}-drill`;
}

/** The `dataSourceRef` that makes VolSync's populator fill a PVC from its backup. */
export function restoreDataSourceRef(pvc: string): { apiGroup: string; kind: string; name: string } {
  return { apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: replicationDestinationName(pvc) };
}

/** Names of the policies. They never change: renaming a policy means deleting the old one (I9). */
export const POLICIES = {
  /** Gate: validate and mutate on CREATE, fail closed. */
  gate: 'volsync-pvc-backup-restore',
  /** Generates ExternalSecret and ReplicationSource, and keeps them in step with the PVC. */
  schedule: 'volsync-pvc-backup-restore-schedule',
  /** Generates the ReplicationDestination, once per incarnation of a PVC. */
  destination: 'volsync-pvc-backup-restore-destination',
  /** Label rules, as ValidatingAdmissionPolicy: no webhook. */
  labels: 'volsync-pvc-backup-restore-labels',
  /** Refuses what the gate would judge while its webhook is gone, as ValidatingAdmissionPolicy: no webhook. */
  presence: 'volsync-pvc-backup-restore-presence',
  cleanup: 'volsync-orphan-cleanup',
  nfsInject: 'volsync-nfs-inject',
} as const;

/** Where Kyverno registers its webhooks (pkg/config/config.go, 1.19.1): configurations with names that nothing changes. */
export const KYVERNO_WEBHOOKS = {
  mutating: 'kyverno-resource-mutating-webhook-cfg',
  validating: 'kyverno-resource-validating-webhook-cfg',
} as const;

/** Deployment of VolSync's controller, where it is installed by this library. */
export const VOLSYNC_DEPLOYMENT = 'volsync';

/** Keys of the Secret that a mover reads. */
export const SECRET_KEYS = {
  repository: 'KOPIA_REPOSITORY',
  /** Read by nothing in VolSync 0.17.11; kept because it is part of the documented Secret. */
  path: 'KOPIA_FS_PATH',
  password: 'KOPIA_PASSWORD',
  /** Settings with which VolSync's mover creates a repository; used at nothing else. See {@link NEVER_CREATE}. */
  creation: 'KOPIA_MANUAL_CONFIG',
} as const;

/**
 * Settings with which no repository can be created, under {@link SECRET_KEYS.creation}.
 *
 * When VolSync's mover cannot connect to the repository, for whatever reason, it creates one (mover-kopia/entry.sh,
 * `ensure_connected`). On a share that is empty because its dataset is locked, the restore would then find no snapshot
 * and report success, and backups would go into a repository that vanishes when the dataset comes back. Kopia refuses an
 * encryption that does not exist before it writes anything, so the mover fails instead. Connecting is not affected.
 *
 * Two braces never stand together in it: Kyverno would see a variable.
 */
export const NEVER_CREATE = '{ "encryption": { "algorithm": "movers-never-create-a-repository" } }';

/** The Barman Cloud plugin of CloudNativePG. */
export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';
