import { Yaml } from 'cdk8s';
import { type Manifest } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { moverSpec } from '../../protection/mover';
import { concretePvc } from '../../protection/pvc-binding';

/** Shell variables that the reader of a runbook sets. */
const PVC = '$PVC';
const NAMESPACE = '$NAMESPACE';

/** What the movers of a PVC have in common, with shell variables in place of its name. */
function mover(plan: Plan) {
  const tier = plan.tiers[0]?.label as string;
  return moverSpec(plan, concretePvc(plan, { name: PVC, namespace: NAMESPACE, tier, capacity: '', accessModes: [] }));
}

function destination(name: string, kopia: object): Manifest {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: { name, namespace: NAMESPACE },
    spec: { trigger: { manual: 'once' }, kopia },
  };
}

/** Manifests that runbooks apply by hand, with shell variables in them. */
export function handManifests(plan: Plan): Readonly<Record<string, string>> {
  const sourceIdentity = { sourceName: `${PVC}-backup` };
  const { copyMethod: _, volumeSnapshotClassName: __, ...direct } = mover(plan);
  const copy = {
    capacity: '$CAPACITY',
    accessModes: '$ACCESS_MODES',
    ...(plan.storage.snapshotsOutliveSource && { cleanupTempPVC: true }),
    cleanupCachePVC: true,
  };
  const manifests: Readonly<Record<string, Manifest>> = {
    BACKUP_NOW: {
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      metadata: { name: `${PVC}-now`, namespace: NAMESPACE },
      spec: {
        sourcePVC: PVC,
        // Another one each time: VolSync takes one that it has seen for done.
        trigger: { manual: '$NOW' },
        kopia: {
          ...mover(plan),
          cacheCapacity: plan.mover.cacheCapacity,
          username: `${PVC}-backup`,
          hostname: NAMESPACE,
        },
      },
    },
    RESTORE_IN_PLACE: destination(`${PVC}-in-place`, {
      ...direct,
      copyMethod: 'Direct',
      destinationPVC: PVC,
      enableFileDeletion: true,
      cleanupCachePVC: true,
      restoreAsOf: '$AS_OF',
      sourceIdentity,
    }),
    RESTORE_COPY: destination(`${PVC}-copy`, { ...mover(plan), ...copy, restoreAsOf: '$AS_OF', sourceIdentity }),
    RESTORE_OTHER: destination(`${PVC}-from-old`, {
      ...mover(plan),
      ...copy,
      sourceIdentity: { sourceName: '$OLD_PVC-backup', sourceNamespace: '$OLD_NAMESPACE' },
    }),
  };
  return Object.fromEntries(Object.entries(manifests).map(([name, manifest]) => [name, text(manifest)]));
}

/** As YAML. A time without quotes would be no string for some readers. */
function text(manifest: Manifest): string {
  return Yaml.stringify(manifest).trimEnd().replace('$AS_OF', '"$AS_OF"');
}
