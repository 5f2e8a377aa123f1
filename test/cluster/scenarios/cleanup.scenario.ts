import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KubeObject } from '../support/api';
import { inBatches } from '../support/batches';
import { protectingRefs, pvc, pvcRef, sourceRef } from '../support/objects';
import { useCluster } from '../support/scenario';
import { until } from '../support/until';

const cluster = useCluster();

const CLEANUP_ACCOUNT = 'kyverno-cleanup-controller';

const OURS = { 'app.kubernetes.io/managed-by': 'kyverno' };

/** A ReplicationSource as Kyverno leaves it. One without an owner is what the end of its PVC does not take along. */
function source(
  namespace: string,
  name: string,
  { labels = OURS, owner }: { labels?: Record<string, string>; owner?: string } = {},
): KubeObject {
  const ref = sourceRef(namespace, name);
  const metadata = {
    ...ref.metadata,
    labels: { ...labels, 'volsync.backup/pvc': name },
    ...(owner && { ownerReferences: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, uid: owner }] }),
  };
  return { ...ref, metadata, spec: { sourcePVC: name, trigger: { manual: 'never' } } };
}

async function names(namespace: string): Promise<string[]> {
  const sources = await cluster().api.list('volsync.backube/v1alpha1', 'ReplicationSource', namespace);
  return sources.map(({ metadata }) => metadata.labels?.['volsync.backup/pvc'] ?? metadata.name).sort();
}

/**
 * Only the cleanup controller runs here, so that what is left is its doing alone: the others would make again what it
 * deletes. Labels are set by an update, which no gate judges.
 */
describe('I8: the cleanup deletes orphans and nothing else', () => {
  const LIVE = Array.from({ length: 500 }, (_, index) => `live-${String(index).padStart(4, '0')}`);
  let namespace: string;

  beforeAll(async () => {
    for (const controller of ['admission', 'background'] as const) await cluster().kyverno('kill', controller);
    // A change of the policy is what makes it run, and the controller that would judge the change is down.
    await cluster().api.delete({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'kyverno-policy-validating-webhook-cfg' },
    });
    namespace = await cluster().namespace('i8');
    await protect(LIVE);
  }, 600_000);

  afterAll(async () => {
    // Gone before the others look again: they would generate for each of the PVCs.
    const { api } = cluster();
    for (const kind of ['PersistentVolumeClaim', 'ReplicationSource']) {
      const objects = await api.list(kind === 'ReplicationSource' ? 'volsync.backube/v1alpha1' : 'v1', kind);
      await inBatches(objects, (object) => api.delete(object));
    }
    await until('the PVCs are gone', 120_000, async () => {
      return (await api.list('v1', 'PersistentVolumeClaim')).length === 0;
    });
    for (const controller of ['admission', 'background'] as const) await cluster().kyverno('start', controller);
    await cluster().untilPoliciesAreServed();
  }, 600_000);

  async function protect(
    pvcNames: readonly string[],
    where = namespace,
    annotations: Record<string, string> = {},
  ): Promise<void> {
    const { api } = cluster();
    await inBatches(pvcNames, async (name) => {
      await api.create(pvc(where, name, { tier: null, annotations }));
      const { metadata } = await api.merge(pvcRef(where, name), { metadata: { labels: { backup: 'daily' } } });
      await api.create(source(where, name, { owner: metadata.uid as string }));
    });
  }

  async function expectOnlyOrphansToGo(orphans: readonly string[], live: readonly string[]): Promise<void> {
    await inBatches(orphans, (name) => cluster().api.create(source(namespace, name)));
    await cluster().runCleanup();
    expect(await names(namespace)).toEqual([...live].sort());
  }

  test.each([
    ['first', ['aaa']],
    ['last', ['zzz']],
    ['in between', ['live-0250-orphan']],
  ])('I8: one orphan that comes %s among 500 live objects', async (_, orphans) => {
    await expectOnlyOrphansToGo(orphans, LIVE);
  });

  test('I8: 500 orphans among 500 live objects', async () => {
    const orphans = Array.from({ length: 500 }, (_, index) => `${['a', 'live-0100', 'z'][index % 3]}-orphan-${index}`);
    await expectOnlyOrphansToGo(orphans, LIVE);
  }, 600_000);

  /** @param orphans what a run that does not fail deletes, beside {@link LIVE} */
  async function expectNothingToGo(orphans: readonly string[]): Promise<void> {
    const hasPassed = await cluster().tryCleanup();
    expect(await names(namespace)).toEqual([...LIVE, ...orphans].sort());
    expect(hasPassed, 'the run has failed').toBe(false);
  }

  /** What has no PVC. */
  async function withoutPvc(name: string): Promise<string> {
    await cluster().api.create(source(namespace, name));
    return name;
  }

  /** What has one, which lost its label. */
  async function disabled(name: string): Promise<string> {
    const { metadata } = await cluster().api.create(pvc(namespace, name, { tier: null }));
    await cluster().api.create(source(namespace, name, { owner: metadata.uid as string }));
    return name;
  }

  test('I8: nothing is deleted when the PVCs may not be listed', async () => {
    const { api } = cluster();
    const whole = cluster().manifest('ClusterRole', 'volsync-orphan-cleanup-cleanup');
    const rules = (whole as unknown as { rules: { resources: string[] }[] }).rules;
    await api.apply({
      ...whole,
      rules: rules.filter(({ resources }) => !resources.includes('persistentvolumeclaims')),
    });
    try {
      await cluster().untilServiceAccountMay(CLEANUP_ACCOUNT, 'list', 'persistentvolumeclaims', false);
      await expectNothingToGo([await withoutPvc('orphan'), await disabled('disabled')]);
    } finally {
      await api.apply(whole);
    }
    await cluster().untilServiceAccountMay(CLEANUP_ACCOUNT, 'list', 'persistentvolumeclaims', true);
    await expectOnlyOrphansToGo(['orphan-2'], LIVE);
  }, 600_000);

  test.each([
    ['PVCs are read and the API server fails', 'failed'],
    ['PVCs are listed and the connection is dropped', 'dropped'],
  ] as const)(
    'I8: nothing is deleted when %s',
    async (_, fate) => {
      await cluster().pvcReadsForCleanup(fate);
      try {
        const orphans = [await withoutPvc(`orphan-while-${fate}`)];
        // Kyverno tries each dropped connection again for so long that one object must do.
        if (fate === 'failed') orphans.push(await disabled(`disabled-while-${fate}`));
        await expectNothingToGo(orphans);
      } finally {
        await cluster().pvcReadsForCleanup('answered');
      }
      await expectOnlyOrphansToGo([`orphan-after-${fate}`], LIVE);
    },
    600_000,
  );

  test('I8: what it does not own stays, whatever labels it has', async () => {
    const { api } = cluster();
    const other = await cluster().namespace('i8-foreign');
    await api.create(source(other, 'by-hand', { labels: {} }));
    await api.create(source(other, 'explicit', { labels: { 'app.kubernetes.io/managed-by': 'cdk8s-pvc-backup' } }));
    const unlabelled = source(other, 'kyverno-of-others');
    await api.create({ ...unlabelled, metadata: { ...unlabelled.metadata, labels: OURS } });
    await expectOnlyOrphansToGo(['orphan-3'], LIVE);
    expect(await api.list('volsync.backube/v1alpha1', 'ReplicationSource', other)).toHaveLength(3);
  }, 600_000);

  test('I8: 1,500 PVCs, whose list is longer than 2 MB', async () => {
    const { api } = cluster();
    const more = Array.from({ length: 500 }, (_, index) => `more-${String(index).padStart(3, '0')}`);
    const others = [await cluster().namespace('i8-more'), await cluster().namespace('i8-more')];
    for (const other of others) {
      await protect(more, other, { 'example.com/filler': 'x'.repeat(5000) });
      await api.create(source(other, 'orphan'));
      // Policies in CEL list the PVCs of one namespace, ClusterPolicies those of all.
      const list = JSON.stringify(await api.list('v1', 'PersistentVolumeClaim', other));
      expect(list.length).toBeGreaterThan(2 * 1024 * 1024);
    }
    await expectOnlyOrphansToGo(['aaa', 'live-0250-orphan', 'zzz'], LIVE);
    for (const other of others) expect(await names(other)).toEqual(more);
  }, 900_000);
});

describe('Disable and re-enable', () => {
  test('I8: when the label goes, so does what was generated; when it comes back, so does that', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('disable');
    await api.create(pvc(namespace, 'data'));
    await api.setPvcStatus({ namespace, name: 'data' }, { phase: 'Bound' });
    for (const ref of protectingRefs(namespace, 'data')) await api.waitFor(ref);

    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: null } } });
    await cluster().untilKyvernoHasActed(namespace);
    for (const ref of protectingRefs(namespace, 'data')) expect(await api.get(ref), ref.kind).toBeDefined();
    await cluster().startCleanup();
    for (const ref of protectingRefs(namespace, 'data')) await api.waitUntilGone(ref, 200_000);

    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: 'hourly' } } });
    for (const ref of protectingRefs(namespace, 'data')) await api.waitFor(ref);
  }, 600_000);

  test('I8: with the last protected PVC gone, a list that is really empty does clean up', async () => {
    const { api } = cluster();
    const all = await api.list('v1', 'PersistentVolumeClaim', undefined, 'backup');
    await inBatches(all, (object) => api.delete(object));
    const namespace = await cluster().namespace('i8-empty');
    await until('no PVC is labelled', 60_000, async () => {
      return (await api.list('v1', 'PersistentVolumeClaim', undefined, 'backup')).length === 0;
    });
    await api.create(source(namespace, 'orphan'));
    await cluster().startCleanup();
    await api.waitUntilGone(sourceRef(namespace, 'orphan'), 200_000);
  }, 600_000);
});
