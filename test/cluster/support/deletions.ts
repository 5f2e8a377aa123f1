import type { Api } from './api';

const PROTECTING = [
  '/apis/volsync.backube/v1alpha1/replicationsources',
  '/apis/volsync.backube/v1alpha1/replicationdestinations',
  '/apis/external-secrets.io/v1/externalsecrets',
];

/** Runs an action and says which protecting objects of a namespace were deleted meanwhile, however briefly. */
export async function deletionsDuring(api: Api, namespace: string, action: () => Promise<void>): Promise<string[]> {
  const watches = await Promise.all(PROTECTING.map((path) => api.watchDeletions(path)));
  await action();
  for (const watch of watches) watch.stop();
  return watches.flatMap(({ deleted }) => deleted).filter((object) => object.includes(` ${namespace}/`));
}
