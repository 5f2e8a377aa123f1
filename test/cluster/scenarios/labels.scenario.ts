import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../support/api';
import { pvc, pvcRef } from '../support/objects';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

interface Wrong {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly spec?: object;
  readonly says: string;
}

/** What would be silently ignored, or silently dangerous. */
const WRONG: Readonly<Record<string, Wrong>> = {
  'an unknown tier': { labels: { backup: 'weekly' }, says: 'is no tier; allowed: hourly, daily' },
  'an empty tier': { labels: { backup: '' }, says: 'is no tier' },
  'a tier in capitals': { labels: { backup: 'Hourly' }, says: 'is no tier' },
  'a label in an excluded namespace': {
    namespace: 'kube-system',
    labels: { backup: 'hourly' },
    says: 'it is excluded',
  },
  'a name of 44 characters': { name: 'a'.repeat(44), labels: { backup: 'hourly' }, says: 'up to 43 characters' },
  'a name with a dot': { name: 'my.data', labels: { backup: 'hourly' }, says: 'without dots' },
  'a block volume': { labels: { backup: 'hourly' }, spec: { volumeMode: 'Block' }, says: 'a block volume' },
  'the PVC of a database': {
    labels: { backup: 'hourly', 'cnpg.io/cluster': 'photos' },
    says: 'databases have backups of their own',
  },
  'an unknown manager': { labels: { 'volsync.backup/managed-by': 'me' }, says: 'allowed: manifest' },
  'skip-restore without a reason': {
    annotations: { 'volsync.backup/skip-restore': 'true' },
    says: 'needs a reason',
  },
  'skip-restore with a blank reason': {
    annotations: { 'volsync.backup/skip-restore': 'true', 'volsync.backup/skip-restore-reason': '  ' },
    says: 'needs a reason',
  },
  'skip-restore "yes"': { annotations: { 'volsync.backup/skip-restore': 'yes' }, says: 'allowed: "true", "false"' },
  'an exemption without a reason': { labels: { 'backup-exempt': 'true' }, says: 'needs a reason' },
  'an exemption and a tier': {
    labels: { 'backup-exempt': 'true', backup: 'daily' },
    annotations: { 'volsync.backup/exempt-reason': 'cache' },
    says: 'contradict',
  },
  'another user without a squashing export': {
    annotations: { 'volsync.backup/mover-uid': '1000' },
    says: 'does not map all users to one',
  },
};

function suite(state: string): void {
  test.each(Object.entries(WRONG))(`I6: ${state}, %s is refused on CREATE`, async (_, wrong) => {
    const { api } = cluster();
    const namespace = wrong.namespace ?? (await cluster().namespace('i6'));
    const { labels = {}, annotations, spec = {} } = wrong;
    const object = pvc(namespace, wrong.name ?? 'data', {
      tier: null,
      labels,
      spec,
      ...(annotations && { annotations }),
    });
    const outcome = await attempt(() => api.create(object));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(wrong.says) });
  });

  test.each(Object.entries(WRONG))(`I6: ${state}, %s is refused on UPDATE`, async (_, wrong) => {
    const { api } = cluster();
    const namespace = wrong.namespace ?? (await cluster().namespace('i6'));
    const name = wrong.name ?? `data-${Math.random().toString(36).slice(2, 8)}`;
    await attempt(() => api.create(pvc(namespace, name, { tier: null, spec: wrong.spec ?? {} })));
    const { labels, annotations } = wrong;
    const outcome = await attempt(() => api.merge(pvcRef(namespace, name), { metadata: { labels, annotations } }));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(wrong.says) });
  });

  test(`I6: ${state}, a protected PVC gets no tier that there is not`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    await api.create(pvc(namespace, 'data'));
    const outcome = await attempt(() =>
      api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: 'x' } } }),
    );
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('is no tier') });
  });

  test(`I6: ${state}, a protected PVC does not lose the reason for skip-restore alone`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    const reason = 'volsync.backup/skip-restore-reason';
    const annotations = { 'volsync.backup/skip-restore': 'true', [reason]: 'corrupt' };
    await api.create(pvc(namespace, 'data', { annotations }));
    const change = (gone: object) => attempt(() => api.merge(pvcRef(namespace, 'data'), { metadata: gone }));
    expect(await change({ annotations: { [reason]: null } })).toMatchObject({
      ok: false,
      message: expect.stringContaining('needs a reason'),
    });
    expect(await change({ annotations: { [reason]: null, 'volsync.backup/skip-restore': null } })).toEqual({
      ok: true,
    });
  });

  test(`I6: ${state}, an exemption with a reason is accepted`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    const annotations = { 'volsync.backup/exempt-reason': 'a cache' };
    const object = pvc(namespace, 'cache', { tier: null, labels: { 'backup-exempt': 'true' }, annotations });
    expect(await attempt(() => api.create(object))).toEqual({ ok: true });
  });
}

describe('I6: no label is silently ignored, with Kyverno up', () => suite('with Kyverno up'));

describe('I6: no label is silently ignored, with Kyverno down', () => {
  const binding = () => cluster().manifest('ValidatingAdmissionPolicyBinding', 'volsync-pvc-backup-restore-presence');

  beforeAll(async () => {
    await cluster().kyverno('kill', 'admission');
    // What refuses all protected PVCs now would hide who refuses these.
    await cluster().removeKyvernoWebhooks();
    await cluster().api.delete(binding());
    const namespace = await cluster().namespace('i6');
    await cluster().retryUntilOk(() => cluster().api.create(pvc(namespace, 'fit')));
  });
  suite('with Kyverno down');
  afterAll(async () => {
    await cluster().api.apply(binding());
    await cluster().kyverno('start', 'admission');
    await cluster().untilPoliciesAreServed();
  });
});

describe('I6: a PVC that was wrong before the rules came', () => {
  test('I6: can still be changed, and freed of its finalizers', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    const policy = cluster().manifest('ValidatingAdmissionPolicyBinding', 'volsync-pvc-backup-restore-labels');
    await api.delete(policy);
    try {
      await cluster().retryUntilOk(() => api.create(pvc(namespace, 'data', { tier: 'weekly' })));
    } finally {
      await api.apply(policy);
    }
    await cluster().untilRefused(() => api.create(pvc(namespace, 'other', { tier: 'weekly' })), 'is no tier');

    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { team: 'a' } } });
    await api.delete(pvcRef(namespace, 'data'));
    await api.waitUntilGone(pvcRef(namespace, 'data'));
  });
});
