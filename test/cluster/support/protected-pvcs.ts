import type { Cluster } from './cluster';
import { protectingRefs, pvc } from './objects';
import { RESTORE } from './plumber';

/** Names of the PVCs that {@link protectPvcs} makes. */
export const PROTECTED_PVCS: readonly string[] = Array.from({ length: 10 }, (_, index) => `data-${index}`);

/** Makes ten Bound PVCs, of both tiers, every other one with a backup, and waits until all of them are protected. */
export async function protectPvcs({ api, plumber }: Cluster, namespace: string): Promise<void> {
  for (const [index, name] of PROTECTED_PVCS.entries()) {
    if (index % 2 === 0) plumber.about(namespace, name, RESTORE);
    await api.create(pvc(namespace, name, { tier: index % 3 === 0 ? 'daily' : 'hourly' }));
    await api.setPvcStatus({ namespace, name }, { phase: 'Bound' });
  }
  for (const name of PROTECTED_PVCS) for (const ref of protectingRefs(namespace, name)) await api.waitFor(ref);
}
