import type { Api, Ref } from './api';
import { destinationRef, secretRef, sourceRef } from './objects';
import { until } from './until';

const PROTECTING: Readonly<Record<string, (namespace: string, name: string) => Ref>> = {
  '/apis/volsync.backube/v1alpha1/replicationsources': sourceRef,
  '/apis/volsync.backube/v1alpha1/replicationdestinations': destinationRef,
  '/apis/external-secrets.io/v1/externalsecrets': secretRef,
};

/** Runs an action and says which protecting objects of a namespace were deleted meanwhile, however briefly. */
export async function deletionsDuring(api: Api, namespace: string, action: () => Promise<void>): Promise<string[]> {
  const during = await Promise.all(
    Object.entries(PROTECTING).map(async ([path, refOf]) => ({
      watch: await api.watchDeletions(path),
      ref: refOf('default', `watched-${Math.random().toString(36).slice(2, 8)}`),
    })),
  );
  try {
    await action();
    for (const { watch, ref } of during) {
      // Events come in order: when this deletion has been seen, so have those before it.
      await api.create({ ...ref, spec: {} });
      await api.delete(ref);
      const marker = `${ref.kind} default/${ref.metadata.name}`;
      await until(`the deletion of ${marker} is seen`, 30_000, async () => watch.deleted().includes(marker));
    }
    return during.flatMap(({ watch }) => watch.deleted()).filter((object) => object.includes(` ${namespace}/`));
  } finally {
    for (const { watch } of during) watch.stop();
  }
}
