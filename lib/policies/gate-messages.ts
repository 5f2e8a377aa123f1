import { ANNOTATIONS, BIND_COMPLETED, POLICIES } from '../contract/names';
import { type Plan } from '../plan/plan';

/** What a message speaks of: texts, with expressions of the family of policies in them. */
export interface GateSubject {
  /** Namespace and name of the PVC. */
  readonly pvc: string;
  /** Name of its ReplicationDestination. */
  readonly destination: string;
  /** What pvc-plumber said instead of an authoritative answer. */
  readonly reason: string;
}

/** What the gate says to whoever creates a PVC, for each reason to refuse it. */
export interface GateMessages {
  readonly unknown: string;
  readonly restoreNotAdded: string;
  readonly boundElsewhere: string;
  readonly noBackup: string;
  readonly earlierDestination: string;
}

/** The messages of the gate, the same in both families of policies. */
export function gateMessages(plan: Plan, { pvc, destination, reason }: GateSubject): GateMessages {
  return {
    unknown: `It is not known whether a backup of ${pvc} exists: pvc-plumber gave no authoritative answer about it (${reason}). Check the pods of pvc-plumber in ${plan.namespaces.platform} and the NFS share; creation succeeds as soon as pvc-plumber is ready.`,
    restoreNotAdded: `A backup of ${pvc} exists, but the PVC would not be filled from it: the restore was not added. Create it again; if this persists, see the events of policy ${POLICIES.gate}.`,
    boundElsewhere: `A backup of ${pvc} exists, but the PVC would be bound to a volume as it is instead of being filled from the backup. Remove spec.volumeName, spec.selector, the annotation ${BIND_COMPLETED} and an empty spec.storageClassName, whichever it has. To keep what is in the volume, set the annotations ${ANNOTATIONS.skipRestore}: "true" and ${ANNOTATIONS.skipRestoreReason}.`,
    noBackup: `The PVC is to be filled from ${destination}, but no backup of ${pvc} exists. Remove spec.dataSourceRef (it is added when there is a backup), or create the PVC again if its backup is only just being made.`,
    earlierDestination: `ReplicationDestination ${destination} of an earlier ${pvc} is still there, and its image may be old. It is removed together with the earlier PVC; create the PVC again in a moment, or delete the ReplicationDestination.`,
  };
}
