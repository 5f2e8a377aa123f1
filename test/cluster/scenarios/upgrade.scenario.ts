import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { type PlatformConfig } from '../../../lib';
import type { KubeObject } from '../support/api';
import { deletionsDuring } from '../support/deletions';
import { POLICY_KINDS } from '../support/manifests';
import { destinationRef, protectingRefs, secretRef, sourceRef } from '../support/objects';
import { PROTECTED_PVCS, protectPvcs } from '../support/protected-pvcs';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

const RELEASES = join(__dirname, '..', '..', 'fixtures', 'releases');

/** What a platform might change in one go: everything that rules are made of. */
const OTHER_CONFIG: PlatformConfig = {
  ...config,
  storage: { storageClass: 'other', snapshotClass: 'other-snap' },
  credentials: { ...config.credentials, refreshInterval: '3h0m0s' },
  schedule: {
    tiers: [
      { label: 'hourly', cron: '0 */2 * * *', retain: { hourly: 5 } },
      { label: 'daily', cron: '0 3 * * *', retain: { daily: 5 } },
      { label: 'weekly', cron: '0 4 * * 0', retain: { weekly: 5 } },
    ],
  },
  namespaces: { excluded: ['kube-system', 'something-new'] },
  mover: { ...config.mover, compression: 'zstd' },
};

describe('I9: the next version of the manifests', () => {
  let namespace: string;

  beforeAll(async () => {
    namespace = await cluster().namespace('i9');
    await protectPvcs(cluster(), namespace);
  });

  afterAll(async () => {
    await cluster().removePolicies();
    await cluster().applyManifests(cluster().manifests());
    await cluster().untilPoliciesAreServed();
  });

  async function untilSourcesHave(condition: (spec: KubeObject['spec']) => boolean, where = namespace): Promise<void> {
    for (const name of PROTECTED_PVCS) {
      await cluster().api.waitFor(sourceRef(where, name), ({ spec }) => condition(spec), 60_000);
    }
  }

  test.each(readdirSync(RELEASES))('I9: today over release %s, with ten protected PVCs in place', async (release) => {
    const frozen = cluster().manifestsOf(join(RELEASES, release, 'dist'));
    const marked = JSON.parse(JSON.stringify(frozen).replaceAll('zstd-fastest', 'lz4'));
    await cluster().removePolicies();
    await cluster().applyManifests(marked);
    await cluster().untilPoliciesAreServed();
    const old = await cluster().namespace('i9-release');
    await protectPvcs(cluster(), old);
    await untilSourcesHave(({ kopia }) => kopia.compression === 'lz4', old);
    const destination = await cluster().api.waitFor(destinationRef(old, 'data-0'));

    const deleted = await deletionsDuring(cluster().api, old, async () => {
      await cluster().sync(cluster().manifests(), marked);
      await untilSourcesHave(({ kopia }) => kopia.compression === 'zstd-fastest', old);
      await cluster().untilKyvernoHasActed(old);
    });
    expect(deleted).toEqual([]);
    // It belongs to this incarnation: what it says stays, whoever made it.
    expect((await cluster().api.waitFor(destinationRef(old, 'data-0'))).spec).toEqual(destination.spec);
  });

  test('I9: another config over this one, and back', async () => {
    const { api } = cluster();
    const deleted = await deletionsDuring(api, namespace, async () => {
      await cluster().applyManifests(cluster().manifests(OTHER_CONFIG));
      await untilSourcesHave(({ kopia, trigger }) => kopia.compression === 'zstd' && !trigger.schedule.includes(' 2 '));
      await api.waitFor(secretRef(namespace, 'data-0'), ({ spec }) => spec.refreshInterval === '3h0m0s');
      await api.waitFor(sourceRef(namespace, 'data-0'), ({ spec }) => spec.kopia.retain.daily === 5, 60_000);
      await cluster().untilPoliciesAreServed();
      const destination = await api.waitFor(destinationRef(namespace, 'data-0'));
      expect(destination.spec.kopia.storageClassName).toBe('longhorn');

      await cluster().applyManifests(cluster().manifests());
      await untilSourcesHave(({ kopia }) => kopia.compression === 'zstd-fastest');
    });
    expect(deleted).toEqual([]);
  });

  test('I9: the same version again is accepted and changes nothing', async () => {
    const { api } = cluster();
    const policies = cluster()
      .manifests()
      .filter(({ kind }) => POLICY_KINDS.includes(kind));
    for (const policy of policies) {
      const before = await api.apply(policy);
      const after = await api.apply(policy);
      expect(after.spec).toEqual(before.spec);
      // What the API server would add is stated, so Argo CD has nothing to report.
      expect(after.spec).toEqual(policy.spec);
    }
  });

  test('I9: deleting every policy removes no protection', async () => {
    const { api } = cluster();
    const policies = cluster()
      .manifests()
      .filter(({ kind }) => POLICY_KINDS.includes(kind));
    const deleted = await deletionsDuring(api, namespace, async () => {
      for (const policy of policies) {
        await api.delete(policy);
        await api.waitUntilGone(policy);
      }
      await cluster().untilKyvernoIsIdle();
      // The order of events is kept: what is created after a deletion is seen after it.
      await cluster().applyManifests(cluster().manifests());
      await cluster().untilPoliciesAreServed();
    });
    expect(deleted).toEqual([]);
    for (const name of PROTECTED_PVCS) for (const ref of protectingRefs(namespace, name)) await api.waitFor(ref);
  });
});
