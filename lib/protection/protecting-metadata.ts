import { LABELS } from '../contract/names';
import { type ManifestMetadata } from '../kubernetes/manifest';
import { type PvcBinding } from './pvc-binding';

/**
 * Metadata of an object that protects a PVC. Where the uid of the PVC is known, the object is owned by it: when the PVC
 * goes, the API server's garbage collector removes the object, with every controller of ours down.
 */
export function protectingMetadata(name: string, pvc: PvcBinding, managedBy: string): ManifestMetadata {
  return {
    name,
    namespace: pvc.namespace,
    labels: { [LABELS.appManagedBy]: managedBy, [LABELS.pvc]: pvc.name },
    ...(pvc.uid !== undefined && {
      ownerReferences: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: pvc.name, uid: pvc.uid }],
    }),
  };
}
