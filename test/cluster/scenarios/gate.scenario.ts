import { afterEach, describe, expect, test } from 'vitest';
import { attempt, type KubeObject, type Outcome, recorded } from '../support/api';
import { destinationRef, kyvernoWebhooks, pod, protectingRefs, pvc, pvcRef } from '../support/objects';
import { type Answer, FAULTS, type Fault, FRESH, RESTORE } from '../support/plumber';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

const OUR_SOURCE = { apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: 'data-restore' };

const SKIPPED = { 'volsync.backup/skip-restore': 'true', 'volsync.backup/skip-restore-reason': 'corrupt' };

/** Ways in which the binder gives a PVC a volume as it is, whatever its `dataSourceRef` says. */
const BOUND_ELSEWHERE: Readonly<Record<string, Parameters<typeof pvc>[2]>> = {
  'a volume by name': { spec: { volumeName: 'some-volume' } },
  'a selector': { spec: { selector: { matchLabels: { disk: 'old' } } } },
  'a selector of nothing': { spec: { selector: {} } },
  'no storage class on purpose': { spec: { storageClassName: '' } },
  'a binding of an earlier life': { annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } },
};

/** Also after Kyverno had the time to generate something. */
async function expectNothing(namespace: string, name: string): Promise<void> {
  const { api } = cluster();
  await cluster().untilKyvernoHasActed(namespace);
  for (const ref of [pvcRef(namespace, name), ...protectingRefs(namespace, name)]) {
    expect(await api.get(ref), `${ref.kind} of a refused PVC`).toBeUndefined();
  }
}

/** That a refused user learns which policy it was, and, where that policy decided, what to do. */
function expectRefusal(outcome: Outcome, namespace: string, fault: Fault): void {
  const { refusal, stopsAt } = cluster().traits;
  expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(refusal) });
  const path = `/exists/${namespace}/data`;
  if (fault !== 'is down') expect(cluster().plumber.requests, 'it was asked').toContain(path);
  else if (stopsAt.includes(fault)) expect(outcome).toMatchObject({ message: expect.stringContaining(path) });
  if (stopsAt.includes(fault)) return;
  const says = [
    `It is not known whether a backup of ${namespace}/data exists`,
    'Check the pods of pvc-plumber in volsync-system and the NFS share',
  ];
  for (const text of says) expect(outcome).toMatchObject({ message: expect.stringContaining(text) });
}

describe('I1: a labelled PVC is created only on an authoritative answer', () => {
  test.each(Object.entries(FAULTS) as [keyof typeof FAULTS, Answer][])(
    'I1: refused when pvc-plumber %s',
    async (fault, answer) => {
      const { api, plumber } = cluster();
      const namespace = await cluster().namespace('i1');
      plumber.about(namespace, 'data', answer);

      const outcome = await attempt(() => api.create(pvc(namespace, 'data')));

      expectRefusal(outcome, namespace, fault);
      await expectNothing(namespace, 'data');
    },
  );

  test('I1: refused when pvc-plumber is down, and the message leads to it', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i1');
    const outcome = await plumber.whileDown(() => attempt(() => api.create(pvc(namespace, 'data'))));
    expectRefusal(outcome, namespace, 'is down');
    await expectNothing(namespace, 'data');
  });

  test('I1: created as soon as pvc-plumber is back', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i1');
    await plumber.whileDown(() => attempt(() => api.create(pvc(namespace, 'data'))));
    expect(await attempt(() => api.create(pvc(namespace, 'data')))).toEqual({ ok: true });
  });
});

describe('I1: while there is no gate, a labelled PVC is refused', () => {
  const noWebhook = 'Kyverno has no webhook for policy volsync-pvc-backup-restore';

  afterEach(() => cluster().untilPoliciesAreServed());

  test('I1: refused while Kyverno removes its webhooks, and when they are gone', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i1');
    const { outcomes, again } = recorded(() => api.create(pvc(namespace, 'data')));
    await cluster().kyverno('kill', 'admission');
    try {
      let isRemoving = true;
      const tries = (async () => {
        while (isRemoving) await again().catch(() => {});
      })();
      await cluster()
        .removeKyvernoWebhooks()
        .finally(() => {
          isRemoving = false;
        });
      await tries;
      await cluster().untilRefused(again, 'volsync-pvc-backup-restore-presence');

      expect(outcomes.filter(({ ok }) => ok)).toEqual([]);
      expect(await api.get(pvcRef(namespace, 'data'))).toBeUndefined();
      expect(outcomes[0]).toMatchObject({ message: expect.stringContaining('failed calling webhook') });
    } finally {
      await cluster().kyverno('start', 'admission');
    }
  });

  test('I1: refused when Kyverno’s webhooks are others than that of the gate, or it is ignored when it fails', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i1');
    await cluster().kyverno('kill', 'admission');
    try {
      await cluster().removeKyvernoWebhooks();
      const prefix = 'validate.kyverno.svc-fail-finegrained';
      await api.create(
        kyvernoWebhooks([
          { name: `vpol.${prefix}-volsync-pvc-backup-restore`, failurePolicy: 'Ignore' },
          { name: `${prefix}-volsync-pvc-backup-restore`, failurePolicy: 'Ignore' },
          { name: `vpol.${prefix}-other-volsync-pvc-backup-restore`, failurePolicy: 'Fail' },
        ]),
      );
      const { outcomes, again } = recorded(() => api.create(pvc(namespace, 'data')));
      await cluster().untilRefused(again, noWebhook);
      expect(outcomes.filter(({ ok }) => ok)).toEqual([]);
    } finally {
      await cluster().kyverno('start', 'admission');
    }
  });

  test('I1: refused once the webhook of a deleted gate is gone, with a message that says so', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i1');
    const gate = cluster().manifest(cluster().traits.gate, 'volsync-pvc-backup-restore');
    await api.delete(gate);
    try {
      const create = () => api.create(pvc(namespace, `data-${Math.random().toString(36).slice(2, 8)}`));
      await cluster().untilRefused(create, noWebhook);
    } finally {
      await api.apply(gate);
    }
  });
});

describe('I2: a PVC with a backup is filled from it', () => {
  test('I2: without a backup it is created untouched', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i2');
    plumber.about(namespace, 'data', FRESH);
    const created = await api.create(pvc(namespace, 'data'));
    expect(created.spec.dataSourceRef).toBeUndefined();
    expect(created.metadata.annotations).toBeUndefined();
  });

  test('I2: with a backup it is stored with exactly our dataSourceRef', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i2');
    plumber.about(namespace, 'data', RESTORE);
    const created = await api.create(pvc(namespace, 'data'));
    expect(created.spec.dataSourceRef).toEqual(OUR_SOURCE);
  });

  test.each([
    ['dataSourceRef', { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'mine' }],
    ['dataSource', { kind: 'PersistentVolumeClaim', name: 'mine' }],
  ])('I2: a %s that the user set is kept', async (field, source) => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i2');
    plumber.about(namespace, 'data', RESTORE);
    const created = await api.create(pvc(namespace, 'data', { spec: { [field]: source } }));
    expect(created.spec.dataSourceRef).toMatchObject(source);
  });

  test('I2: skip-restore with a reason starts fresh', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i2');
    plumber.about(namespace, 'data', RESTORE);
    const created = await api.create(pvc(namespace, 'data', { annotations: SKIPPED }));
    expect(created.spec.dataSourceRef).toBeUndefined();
  });

  test.each(Object.entries(FAULTS) as [keyof typeof FAULTS, Answer][])(
    'I2: skip-restore with a reason starts fresh, also when pvc-plumber %s',
    async (fault, answer) => {
      const { api, plumber, family, traits } = cluster();
      const namespace = await cluster().namespace('i2');
      plumber.about(namespace, 'data', answer);
      const create = () => api.create(pvc(namespace, 'data', { annotations: SKIPPED }));
      if (family === 'clusterpolicy' && traits.stopsAt.includes(fault)) {
        // Kyverno reads the answer of a ClusterPolicy before it looks at any condition.
        expectRefusal(await attempt(create), namespace, fault);
        return;
      }
      expect((await create()).spec.dataSourceRef).toBeUndefined();
    },
  );

  test('I2: skip-restore does not let a PVC be filled from a backup about which nothing is known', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i2');
    plumber.about(namespace, 'data', FAULTS['answers 503, decision unknown']);
    const object = pvc(namespace, 'data', { annotations: SKIPPED, spec: { dataSourceRef: OUR_SOURCE } });
    const outcome = await attempt(() => api.create(object));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('It is not known whether a backup') });
    await expectNothing(namespace, 'data');
  });

  test('I2: refused when the mutating phase was told "fresh" and the validating one "restore"', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i2');
    plumber.about(namespace, 'data', FRESH, RESTORE);
    const outcome = await attempt(() => api.create(pvc(namespace, 'data')));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('the restore was not added') });
    await expectNothing(namespace, 'data');
  });

  test('I2: refused when the mutating phase was told "restore" and the validating one "fresh"', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i2');
    plumber.about(namespace, 'data', RESTORE, FRESH);
    const outcome = await attempt(() => api.create(pvc(namespace, 'data')));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('no backup of') });
    await expectNothing(namespace, 'data');
  });

  test('I2: each phase asks once', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i2');
    await api.create(pvc(namespace, 'data'));
    const asked = plumber.requests.filter((path) => path === `/exists/${namespace}/data`);
    expect(asked).toHaveLength(2);
  });
});

describe('I19: a PVC that the binder would give another volume', () => {
  const message = 'would be bound to a volume as it is';

  test.each(Object.entries(BOUND_ELSEWHERE))(
    'I19: with %s, it is refused when there is a backup',
    async (_, options) => {
      const { api, plumber } = cluster();
      const namespace = await cluster().namespace('i19');
      plumber.about(namespace, 'data', RESTORE);
      for (const own of [{}, { dataSourceRef: OUR_SOURCE }]) {
        const object = pvc(namespace, 'data', { ...options, spec: { ...options?.spec, ...own } });
        const outcome = await attempt(() => api.create(object));
        expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(message) });
      }
      await expectNothing(namespace, 'data');
    },
  );

  test.each(Object.entries(BOUND_ELSEWHERE))(
    'I19: with %s, it is created when nothing is restored',
    async (_, options) => {
      const { api, plumber } = cluster();
      const namespace = await cluster().namespace('i19');
      const mine = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'mine' };
      const annotations = { ...options?.annotations, ...SKIPPED };
      plumber.about(namespace, 'fresh', FRESH);
      plumber.about(namespace, 'skipped', RESTORE);
      plumber.about(namespace, 'own', RESTORE);
      await api.create(pvc(namespace, 'fresh', options));
      await api.create(pvc(namespace, 'skipped', { ...options, annotations }));
      const own = await api.create(
        pvc(namespace, 'own', { ...options, spec: { ...options?.spec, dataSourceRef: mine } }),
      );
      expect(own.spec.dataSourceRef).toMatchObject(mine);
    },
  );
});

describe('a PVC that is not its own', () => {
  async function ownedBy(kind: 'PersistentVolumeClaim' | 'Pod', namespace: string, controller: boolean) {
    const owner = kind === 'Pod' ? pod(namespace, 'owner') : pvc(namespace, 'owner', { tier: null });
    const { metadata } = await cluster().api.create(owner);
    return [{ apiVersion: 'v1', kind, name: 'owner', uid: metadata.uid, controller }];
  }

  test.each([true, false])(
    'I3: is left alone when it belongs to another PVC (which is its controller: %s)',
    async (controller) => {
      const { api, plumber } = cluster();
      const namespace = await cluster().namespace('i3');
      plumber.about(namespace, 'prime', FAULTS['answers 500']);
      const object = pvc(namespace, 'prime');
      const ownerReferences = await ownedBy('PersistentVolumeClaim', namespace, controller);
      const created = await api.create({ ...object, metadata: { ...object.metadata, ownerReferences } });
      expect(created.spec.dataSourceRef).toBeUndefined();
      expect(plumber.requests).not.toContain(`/exists/${namespace}/prime`);
      await api.setPvcStatus({ namespace, name: 'prime' }, { phase: 'Bound' });
      await cluster().untilKyvernoHasActed(namespace);
      for (const ref of protectingRefs(namespace, 'prime')) expect(await api.get(ref), ref.kind).toBeUndefined();
    },
  );

  test('I6: is refused when it is the ephemeral volume of a pod, also when it gets the label later', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    const ownerReferences = await ownedBy('Pod', namespace, true);
    const message = expect.stringContaining('controlling owner: got "Pod"');
    const create = (object: KubeObject) => api.create({ ...object, metadata: { ...object.metadata, ownerReferences } });
    expect(await attempt(() => create(pvc(namespace, 'data')))).toMatchObject({ ok: false, message });
    await create(pvc(namespace, 'data', { tier: null }));
    const label = () => api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: 'hourly' } } });
    expect(await attempt(label)).toMatchObject({ ok: false, message });
  });
});

describe('I10: a recreated PVC is never filled from an earlier incarnation', () => {
  test('I10: each incarnation gets a destination of its own', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i10');
    plumber.about(namespace, 'data', RESTORE);

    const first = await api.create(pvc(namespace, 'data'));
    const destination = await api.waitFor(destinationRef(namespace, 'data'));
    expect(destination.spec).toMatchObject({ paused: false, trigger: { manual: `restore-${first.metadata.uid}` } });
    await api.delete(pvcRef(namespace, 'data'));
    await api.waitUntilGone(destinationRef(namespace, 'data'));

    const second = await api.create(pvc(namespace, 'data'));
    const next = await api.waitFor(destinationRef(namespace, 'data'));
    expect(next.metadata.ownerReferences).toMatchObject([{ uid: second.metadata.uid }]);
    expect(next.spec.trigger.manual).toBe(`restore-${second.metadata.uid}`);
  });

  test('I10: the destination of a PVC that started fresh runs no mover', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i10');
    await api.create(pvc(namespace, 'data'));
    const destination = await api.waitFor(destinationRef(namespace, 'data'));
    expect(destination.spec.paused).toBe(true);
  });

  test('I10: refused while the destination of an earlier incarnation is still there', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i10');
    plumber.about(namespace, 'data', RESTORE);
    const ref = destinationRef(namespace, 'data');
    await api.create({ ...ref, metadata: { ...ref.metadata, finalizers: ['example.com/slow'] }, spec: {} });
    await api.delete(ref);

    try {
      const outcome = await attempt(() => api.create(pvc(namespace, 'data')));
      expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('its image may be old') });
    } finally {
      await api.merge(ref, { metadata: { finalizers: null } });
    }
    await api.waitUntilGone(ref);
    expect(await attempt(() => api.create(pvc(namespace, 'data')))).toEqual({ ok: true });
  });

  test('I10: nothing is generated for a PVC that is being deleted', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i10');
    const object = pvc(namespace, 'data');
    await api.create({ ...object, metadata: { ...object.metadata, finalizers: ['example.com/slow'] } });
    try {
      await api.waitFor(destinationRef(namespace, 'data'));
      // What Kyverno has begun it also ends: only what happens after the deletion counts.
      await cluster().untilKyvernoIsIdle();
      await api.delete(pvcRef(namespace, 'data'));
      await api.delete(destinationRef(namespace, 'data'));
      await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { 'kyverno-trigger': '1' } } });
      await cluster().untilKyvernoHasLookedAgain(namespace);

      expect(await api.get(destinationRef(namespace, 'data'))).toBeUndefined();
    } finally {
      await api.merge(pvcRef(namespace, 'data'), { metadata: { finalizers: null } });
    }
  });
});
