import type { PolicyFamily } from '../../../lib';
import { Cluster } from '../support/cluster';
import { FAMILIES } from '../support/families';
import { pvc } from '../support/objects';

const ROUNDS = 3;
const CREATIONS = 20;
const WARM_UP = 5;

type Policies = PolicyFamily | 'none';

/** Milliseconds for each creation of a PVC, one after the other. */
async function creations(cluster: Cluster, tier: string | null): Promise<number[]> {
  const namespace = await cluster.namespace('latency');
  const durations: number[] = [];
  for (let index = 0; index < WARM_UP + CREATIONS; index++) {
    const started = performance.now();
    await cluster.api.create(pvc(namespace, `data-${index}`, { tier }));
    if (index >= WARM_UP) durations.push(performance.now() - started);
  }
  return durations;
}

function percentile(durations: readonly number[], share: number): string {
  const sorted = [...durations].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] as number).toFixed(1);
}

/** Lets Kyverno work off what it has generated. What is left after a while burdens all rows alike. */
async function settle(cluster: Cluster): Promise<void> {
  await cluster.untilKyvernoIsIdle(15_000).catch(() => {});
}

async function put(cluster: Cluster, policies: Policies): Promise<void> {
  await cluster.removePolicies();
  await settle(cluster);
  if (policies === 'none') return;
  await cluster.applyManifests(cluster.manifests(undefined, policies));
  await cluster.untilPoliciesAreServed();
}

/** Measures what the creation of a PVC costs without policies and with each family, turn by turn on one control plane. */
export async function measureLatency(): Promise<void> {
  const cluster = await Cluster.connect();
  const measured = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const policies of ['none', ...FAMILIES] as const) {
      await put(cluster, policies);
      for (const tier of ['hourly', null]) {
        const key = `| ${policies} | ${tier === null ? 'unlabelled' : 'labelled'}`;
        measured.set(key, [...(measured.get(key) ?? []), ...(await creations(cluster, tier))]);
        await settle(cluster);
      }
      await cluster.removeNamespaces();
    }
  }
  await cluster.stop();
  console.log('| policies | PVC | p50 ms | p95 ms |\n|---|---|---|---|');
  for (const [key, durations] of measured) {
    console.log(`${key} | ${percentile(durations, 0.5)} | ${percentile(durations, 0.95)} |`);
  }
}
