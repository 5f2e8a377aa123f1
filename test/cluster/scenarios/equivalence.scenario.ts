import { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { type AccessMode, BackedUpPvc, resolvePlan } from '../../../lib';
import type { Manifest } from '../../../lib/kubernetes/manifest';
import { concretePvc } from '../../../lib/protection/pvc-binding';
import { replicationDestination } from '../../../lib/protection/replication-destination';
import { inBatches } from '../support/batches';
import { pvc } from '../support/objects';
import { useCluster } from '../support/scenario';

const cluster = useCluster();
const plan = resolvePlan(config);

const SAMPLES = 50;
/** Always the same sample: a failure can be looked at again. */
const SEED = 20261123;

const pvcName = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,41}[a-z0-9])?$/);
const anyPvc = fc.record({
  name: pvcName,
  tier: fc.constantFrom(...plan.tiers.map((tier) => tier.label)),
  capacity: fc
    .tuple(fc.integer({ min: 1, max: 2000 }), fc.constantFrom('Mi', 'Gi', 'Ti', 'G'))
    .map((parts) => parts.join('')),
  accessModes: fc.subarray<AccessMode>(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'], { minLength: 1 }),
});

interface AnyPvc {
  readonly name: string;
  readonly tier: string;
  readonly capacity: string;
  readonly accessModes: AccessMode[];
}

/** What an app developer gets who has the protection of a PVC in Git; the destination is never there. */
function explicitly(namespace: string, { name, tier, capacity, accessModes }: AnyPvc): Manifest[] {
  const chart = new Chart(new App(), 'explicit');
  const metadata = { name, namespace };
  new BackedUpPvc(chart, 'Pvc', { metadata, tier, storage: capacity, accessModes, protection: 'explicit', plan });
  return (chart.toJson() as Manifest[]).filter(({ kind }) => kind !== 'PersistentVolumeClaim');
}

describe('One intent, two bindings', () => {
  test(`I7: for ${SAMPLES} PVCs, what Kyverno generates equals what explicit mode renders`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('equal');
    const sample = fc.sample(
      fc.uniqueArray(anyPvc, { selector: ({ name }) => name, minLength: SAMPLES, maxLength: SAMPLES }),
      {
        numRuns: 1,
        seed: SEED,
      },
    )[0] as AnyPvc[];

    await inBatches(sample, async ({ name, tier, capacity, accessModes }) => {
      await api.create(pvc(namespace, name, { tier, storage: capacity, accessModes }));
      await api.setPvcStatus({ namespace, name }, { phase: 'Bound' });
    });

    for (const values of sample) {
      const destination = replicationDestination(plan, concretePvc(plan, { ...values, namespace }), 'kyverno');
      const rendered = [...explicitly(namespace, values), destination];
      expect(rendered.map(({ kind }) => kind)).toEqual([
        'ExternalSecret',
        'ReplicationSource',
        'ReplicationDestination',
      ]);
      for (const { kind, apiVersion, metadata, spec } of rendered) {
        const { name } = metadata;
        const generated = await api.waitFor({ apiVersion, kind, metadata: { name, namespace } }, undefined, 120_000);
        // By design: the trigger of the destination carries the uid of the PVC.
        const { trigger: _trigger, ...expected } = spec as Record<string, unknown>;
        const { trigger: _generatedTrigger, ...actual } = generated.spec;
        expect(actual, `${kind} ${name}`).toEqual(expected);
        if (kind === 'ReplicationSource') expect(generated.spec.trigger).toEqual(_trigger);
        // By design: who manages it.
        expect(generated.metadata.labels).toMatchObject({
          ...metadata.labels,
          'app.kubernetes.io/managed-by': 'kyverno',
        });
      }
    }
  }, 400_000);
});
