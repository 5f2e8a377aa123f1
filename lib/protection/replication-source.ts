import type { ReplicationSourceSpec } from '../../imports/volsync.backube';
import { replicationSourceName } from '../contract/names';
import { type Manifest, type ManifestOf } from '../kubernetes/manifest';
import { type Plan } from '../plan/plan';
import { type FullRetention, fullRetention, RETENTION_KINDS } from '../plan/tier';
import { moverSpec } from './mover';
import { protectingMetadata } from './protecting-metadata';
import { type ProtectionOverrides } from './protection-overrides';
import { type PvcBinding } from './pvc-binding';

type Spec = ManifestOf<ReplicationSourceSpec, string>;

/**
 * The ReplicationSource that backs a PVC up on its tier's schedule.
 *
 * It states neither capacity nor access modes of the temporary copy: VolSync takes them from the PVC at each run
 * (`status.capacity`, volumehandler), so a PVC that has grown, or is about to, is copied at its real size.
 */
export function replicationSource(
  plan: Plan,
  pvc: PvcBinding,
  managedBy: string,
  overrides: ProtectionOverrides = {},
): Manifest {
  const { retain, cron, mover = {} } = overrides;
  const spec: Spec = {
    sourcePVC: pvc.name,
    trigger: { schedule: cron ?? pvc.schedule },
    kopia: {
      ...moverSpec(plan, pvc),
      cacheCapacity: mover.cacheCapacity ?? plan.mover.cacheCapacity,
      compression: mover.compression ?? plan.mover.compression,
      parallelism: mover.parallelism ?? plan.mover.parallelism,
      retain: retain === undefined ? tierRetention(pvc) : fullRetention(retain),
    },
  };
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: protectingMetadata(replicationSourceName(pvc.name), pvc, managedBy),
    spec,
  };
}

function tierRetention(pvc: PvcBinding): ManifestOf<FullRetention, string> {
  const entries = RETENTION_KINDS.map((kind) => [kind, pvc.perTier((tier) => fullRetention(tier.retain)[kind])]);
  return Object.fromEntries(entries);
}
