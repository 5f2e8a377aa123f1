import { NAMESPACE_SECRET, secretName } from '../contract/names';
import { type Plan } from '../plan/plan';
import { type PvcBinding } from './pvc-binding';

/** The Secret with address and password of the repository that the movers of a PVC read. */
export function moverSecretName(plan: Plan, pvc: string): string {
  return plan.credentials.secretPer === 'namespace' ? NAMESPACE_SECRET : secretName(pvc);
}

/**
 * What the movers of both directions have in common: repository, storage classes, user.
 *
 * One user for all of them, because Kopia writes its files 0600: whoever runs as another user cannot read what others
 * wrote. `fsGroupChangePolicy: OnRootMismatch` keeps the kubelet from walking the whole volume at each backup.
 */
export function moverSpec(plan: Plan, pvc: PvcBinding) {
  return {
    repository: moverSecretName(plan, pvc.name),
    copyMethod: 'Snapshot',
    storageClassName: plan.storage.storageClass,
    volumeSnapshotClassName: plan.storage.snapshotClass,
    moverSecurityContext: {
      runAsUser: pvc.moverUid,
      runAsGroup: pvc.moverGid,
      fsGroup: pvc.moverGid,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}
