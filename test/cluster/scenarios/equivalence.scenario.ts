import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { resolvePlan } from '../../../lib';
import type { Manifest } from '../../../lib/manifest';
import { type ConcretePvc, concretePvc } from '../../../lib/plan/pvc-binding';
import { externalSecret } from '../../../lib/volsync/external-secret';
import { replicationDestination } from '../../../lib/volsync/replication-destination';
import { replicationSource } from '../../../lib/volsync/replication-source';
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
  accessModes: fc.subarray(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany'], { minLength: 1 }),
});

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
    )[0] as Omit<ConcretePvc, 'namespace'>[];

    await inBatches(sample, async ({ name, tier, capacity, accessModes }) => {
      await api.create(pvc(namespace, name, { tier, storage: capacity, accessModes }));
      await api.setPvcStatus({ namespace, name }, { phase: 'Bound' });
    });

    for (const values of sample) {
      const binding = concretePvc(plan, { ...values, namespace });
      const rendered: Manifest[] = [
        externalSecret(plan, binding, 'kyverno'),
        replicationSource(plan, binding, 'kyverno'),
        replicationDestination(plan, binding, 'kyverno'),
      ];
      for (const { kind, apiVersion, metadata, spec } of rendered) {
        const { name } = metadata;
        const generated = await api.waitFor({ apiVersion, kind, metadata: { name, namespace } }, undefined, 120_000);
        // By design: the trigger of the destination carries the uid of the PVC.
        const { trigger: _trigger, ...expected } = spec as Record<string, unknown>;
        const { trigger: _generatedTrigger, ...actual } = generated.spec;
        expect(actual, `${kind} ${name}`).toEqual(expected);
        if (kind === 'ReplicationSource') expect(generated.spec.trigger).toEqual(_trigger);
        expect(generated.metadata.labels).toMatchObject(metadata.labels ?? {});
      }
    }
  }, 400_000);
});
