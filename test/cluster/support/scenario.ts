import { afterAll, beforeAll } from 'vitest';
import { Cluster } from './cluster';

let cluster: Cluster | undefined;

/** The cluster, connected to once for all scenario files of the process. */
export function useCluster(): () => Cluster {
  beforeAll(async () => {
    cluster ??= await Cluster.connect();
  });
  // A scenario that failed half-way must not leave Kyverno frozen for the next file.
  afterAll(async () => {
    await cluster?.allOfKyverno('thaw');
    await cluster?.allOfKyverno('start');
    await cluster?.removeNamespaces();
  });
  return () => {
    if (cluster === undefined) throw new Error('the cluster is not connected yet');
    return cluster;
  };
}
