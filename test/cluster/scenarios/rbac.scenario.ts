import { afterAll, describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { attempt, type KubeObject } from '../support/api';
import { POLICY_KINDS } from '../support/manifests';
import { protectingRefs, pvc, pvcRef, secretRef, sourceRef } from '../support/objects';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

const KNOWN = [
  'externalsecrets.external-secrets.io',
  'replicationdestinations.volsync.backube',
  'replicationsources.volsync.backube',
  'persistentvolumeclaims.',
];

const SOURCES = 'replicationsources.volsync.backube';

type Rule = { apiGroups: string[]; resources: string[]; verbs: string[] };

function rolesIn(objects: readonly KubeObject[]): (KubeObject & { rules: Rule[] })[] {
  return objects.filter(({ kind }) => kind === 'ClusterRole') as (KubeObject & { rules: Rule[] })[];
}

describe('I14: the rights that the policies need', () => {
  afterAll(async () => {
    await cluster().applyManifests(cluster().manifests());
    await cluster().untilPoliciesAreServed();
  });

  /** As on the first day. */
  async function withoutPoliciesAndRights(): Promise<readonly KubeObject[]> {
    const { api } = cluster();
    const objects = cluster().manifests();
    const policies = objects.filter(({ kind }) => POLICY_KINDS.includes(kind));
    for (const object of [...policies, ...rolesIn(objects)]) await api.delete(object);
    for (const policy of policies) await api.waitUntilGone(policy);
    for (const account of ['admission', 'background', 'cleanup']) {
      await cluster().untilServiceAccountMay(`kyverno-${account}-controller`, 'list', SOURCES, false);
    }
    return policies;
  }

  test('I14: before their rights are there, Kyverno refuses ClusterPolicies, and takes policies in CEL', async () => {
    for (const policy of await withoutPoliciesAndRights()) {
      const outcome = await attempt(() => cluster().api.apply(policy));
      const needsRights = cluster().traits.checksRights && /schedule|destination|cleanup/.test(policy.metadata.name);
      expect(outcome.ok, policy.metadata.name).toBe(!needsRights);
      if (!outcome.ok) expect(outcome.message).toMatch(/permission/);
    }
  });

  test('I14: in the order of their waves everything is accepted the first time', async () => {
    await withoutPoliciesAndRights();
    await cluster().applyManifests(cluster().manifests());
  });

  test('I14: no wildcard, and no resource beyond the four that the system is made of', () => {
    for (const { metadata, rules } of rolesIn(cluster().manifests())) {
      const granted = rules.flatMap(({ apiGroups, resources }) =>
        apiGroups.flatMap((group) => resources.map((resource) => `${resource}.${group}`)),
      );
      expect(KNOWN, metadata.name).toEqual(expect.arrayContaining(granted));
      expect(rules.flatMap(({ verbs }) => verbs)).not.toContain('*');
    }
  });

  test.each(['admission', 'background', 'cleanup'])(
    'I14: %s: each right is needed, or the system does not work',
    async (controller) => {
      const { api } = cluster();
      const objects = cluster().manifests();
      const role = rolesIn(objects).find(({ metadata }) => metadata.name.endsWith(`-${controller}`));
      if (role === undefined) throw new Error(`no role for ${controller} in dist/`);
      const account = `kyverno-${controller}-controller`;
      // Resources with the same rights lose one together: Kyverno does its work for all of them at a time.
      const groups = [...new Set(role.rules.map(({ verbs }) => verbs.join()))];
      // With all of them it works; how long that takes here and now says how long to wait without one.
      const inTime = Math.max(6000, 3 * (await probe(objects, 60_000)));
      const needless: string[] = [];
      for (const group of groups) {
        for (const verb of group.split(',')) {
          const rules = role.rules.map((rule) =>
            rule.verbs.join() === group ? { ...rule, verbs: rule.verbs.filter((other) => other !== verb) } : rule,
          );
          const losers = role.rules.filter(({ verbs }) => verbs.join() === group);
          const resources = losers.flatMap((rule) => rule.resources.map((name) => [name, ...rule.apiGroups].join('.')));
          const resource = (resources[0] as string).replace(/\.$/, '');
          await api.apply({ ...role, rules: rules.filter(({ verbs }) => verbs.length > 0) });
          await cluster().untilServiceAccountMay(account, verb, resource, false);
          if (await alwaysWorks(objects, inTime)) needless.push(`${verb} ${resources.join(', ')}`);
          await api.apply(role);
          await cluster().untilServiceAccountMay(account, verb, resource, true);
        }
      }
      expect(needless.join('; '), 'rights without which everything works').toBe('');
      await probe(objects, 60_000);
    },
    600_000,
  );

  test('I14: with all of them the system works', async () => {
    await cluster().applyManifests(cluster().manifests());
    await probe(cluster().manifests(), 60_000);
  }, 300_000);
});

/** Whether it works each time. Once in a while an event from before the change of rights is handled only after it. */
async function alwaysWorks(objects: readonly KubeObject[], inTime: number): Promise<boolean> {
  for (let time = 0; time < 4; time++) {
    const works = await probe(objects, inTime).then(
      () => true,
      // Only what a missing right does: something does not happen in time, or Kyverno refuses a policy.
      (error: Error) => {
        if (!/^gave up after|permission/.test(error.message)) throw error;
        return false;
      },
    );
    if (!works) return false;
  }
  return true;
}

let probes = 0;

/**
 * Goes through what the rights are for: policies are accepted, a PVC is protected, changes reach what protects it, and an
 * orphan goes.
 *
 * @param inTime how many milliseconds each step may take
 * @returns how many the slowest took
 */
async function probe(objects: readonly KubeObject[], inTime: number): Promise<number> {
  const { api } = cluster();
  const namespace = await cluster().namespace('i14');
  const minutes = 61 + ++probes;
  const changed = cluster().manifests({
    ...config,
    credentials: { ...config.credentials, refreshInterval: `${minutes}m0s` },
    mover: { ...config.mover, cacheCapacity: `${minutes}Gi` },
  });
  let slowest = 0;
  const step = async (wait: Promise<unknown>) => {
    const start = Date.now();
    await wait;
    slowest = Math.max(slowest, Date.now() - start);
  };
  try {
    for (const policy of objects.filter(({ kind }) => POLICY_KINDS.includes(kind))) await api.apply(policy);
    await api.create(pvc(namespace, 'data'));
    await api.setPvcStatus({ namespace, name: 'data' }, { phase: 'Bound' });
    for (const ref of protectingRefs(namespace, 'data')) await step(api.waitFor(ref, undefined, inTime));
    for (const policy of changed.filter(({ kind }) => POLICY_KINDS.includes(kind))) await api.apply(policy);
    const { source, secret } = { source: sourceRef(namespace, 'data'), secret: secretRef(namespace, 'data') };
    await step(api.waitFor(source, ({ spec }) => spec.kopia.cacheCapacity === `${minutes}Gi`, inTime));
    await step(api.waitFor(secret, ({ spec }) => spec.refreshInterval === `${minutes}m0s`, inTime));
    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: 'daily' } } });
    await step(api.waitFor(source, ({ spec }) => / 2 \* /.test(spec.trigger.schedule), inTime));
    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: null } } });
    await cluster().startCleanup();
    for (const ref of protectingRefs(namespace, 'data')) await step(api.waitUntilGone(ref, inTime));
    return slowest;
  } finally {
    await api.delete({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  }
}
