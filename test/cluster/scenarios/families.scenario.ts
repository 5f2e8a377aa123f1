import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import type { PlatformConfig, PolicyFamily } from '../../../lib';
import { deletionsDuring } from '../support/deletions';
import { FAMILIES, TRAITS } from '../support/families';
import { destinationRef, protectingRefs, pvc, pvcRef, secretRef, sourceRef } from '../support/objects';
import { PROTECTED_PVCS, protectPvcs } from '../support/protected-pvcs';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

describe('The policies of a family', () => {
  test('I14: Kyverno reports every policy ready', async () => {
    const { api, traits } = cluster();
    const kinds = traits.reported.map(({ kind }) => kind);
    const policies = cluster()
      .manifests()
      .filter(({ kind }) => kinds.includes(kind));
    expect(policies.length).toBeGreaterThan(0);
    for (const policy of policies) await api.waitFor(policy, traits.isReady);
  });

  test('I14: the policy that cleans up, whose readiness Kyverno does not report, runs', async () => {
    await cluster().runCleanup();
  });

  test('I9: no policy of the other family is among them', async () => {
    const { api } = cluster();
    const foreign = FAMILIES.filter((family) => family !== cluster().family);
    for (const family of foreign) {
      for (const policy of cluster().manifests(config, family)) {
        const isShared = cluster()
          .manifests()
          .some(({ kind, metadata }) => kind === policy.kind && metadata.name === policy.metadata.name);
        if (!isShared) expect(await api.get(policy), `${policy.kind} ${policy.metadata.name}`).toBeUndefined();
      }
    }
  });
});

/** A config that is told apart by what it generates. */
const marked = (refreshInterval: string): PlatformConfig => ({
  ...config,
  credentials: { ...config.credentials, refreshInterval },
  mover: { ...config.mover, compression: 's2-default' },
});

describe('I9: from one family to the other', () => {
  let namespace: string;

  beforeAll(async () => {
    namespace = await cluster().namespace('families');
    await protectPvcs(cluster(), namespace);
  });

  afterAll(async () => {
    await cluster().removePolicies();
    await cluster().applyManifests(cluster().manifests());
    await cluster().untilPoliciesAreServed();
  });

  async function uids(): Promise<(string | undefined)[]> {
    const refs = PROTECTED_PVCS.flatMap((name) => protectingRefs(namespace, name));
    return Promise.all(refs.map(async (ref) => (await cluster().api.waitFor(ref)).metadata.uid));
  }

  /** Changes the family as docs/how-to/migrate-to-cel.md says, and shows that the new one is in charge of everything. */
  async function migrate(from: PolicyFamily, to: PolicyFamily, refreshInterval: string): Promise<void> {
    const { api } = cluster();
    const name = `while-both-are-there-${to}`;
    await cluster().applyManifests(cluster().manifests(config, to));
    const { reported, isReady } = TRAITS[to];
    for (const policy of cluster().manifests(config, to)) {
      if (reported.some(({ kind }) => kind === policy.kind)) await api.waitFor(policy, isReady);
    }
    await api.create(pvc(namespace, name));
    await api.setPvcStatus({ namespace, name }, { phase: 'Bound' });
    for (const ref of protectingRefs(namespace, name)) await api.waitFor(ref);

    await cluster().sync(cluster().manifests(config, to), cluster().manifests(config, from));
    await cluster().untilKyvernoIsIdle();
    await cluster().untilPoliciesAreServed();

    await cluster().applyManifests(cluster().manifests(marked(refreshInterval), to));
    for (const data of [...PROTECTED_PVCS, name]) {
      await api.waitFor(secretRef(namespace, data), ({ spec }) => spec.refreshInterval === refreshInterval, 60_000);
      await api.waitFor(sourceRef(namespace, data), ({ spec }) => spec.kopia.compression === 's2-default', 60_000);
    }
  }

  test('I9: everything is taken over, and nothing deleted or made again; and the same back', async () => {
    const { api } = cluster();
    const home = cluster().family;
    const [away = home] = FAMILIES.filter((family) => family !== home);
    await api.merge(destinationRef(namespace, 'data-1'), { spec: { trigger: { manual: 'now' } } });
    const before = await uids();

    const deleted = await deletionsDuring(api, namespace, async () => {
      await migrate(home, away, '2h0m0s');
      await api.merge(pvcRef(namespace, 'data-1'), { metadata: { labels: { backup: 'daily' } } });
      await api.waitFor(sourceRef(namespace, 'data-1'), ({ spec }) => / 2 \* /.test(spec.trigger.schedule));
      await migrate(away, home, '3h0m0s');
      await cluster().runCleanup();
    });

    expect(deleted).toEqual([]);
    expect(await uids()).toEqual(before);
    const destination = await api.waitFor(destinationRef(namespace, 'data-1'));
    expect(destination.spec.trigger.manual).toBe('now');
  }, 400_000);
});
