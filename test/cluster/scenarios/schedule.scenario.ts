import { describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import type { PlatformConfig } from '../../../lib';
import type { KubeObject } from '../support/api';
import { destinationRef, protectingRefs, pvc, pvcRef, secretRef, sourceRef, volumeFor } from '../support/objects';
import { RESTORE } from '../support/plumber';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

describe('I4: a PVC is scheduled once it is Bound, and not before', () => {
  test('I4: bound by the real binder, without anybody touching the PVC', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i4');
    await api.create(pvc(namespace, 'data'));
    await cluster().untilKyvernoHasActed(namespace);
    expect(await api.get(sourceRef(namespace, 'data'))).toBeUndefined();

    await api.create(volumeFor(namespace, 'data'));
    await api.waitFor(pvcRef(namespace, 'data'), ({ status }) => status?.phase === 'Bound');
    const source = await api.waitFor(sourceRef(namespace, 'data'), undefined, 60_000);
    expect(source.spec.sourcePVC).toBe('data');
  });

  test('I4: bound by a patch of its status alone', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i4');
    await api.create(pvc(namespace, 'data', { spec: { storageClassName: 'none' } }));
    await cluster().untilKyvernoHasActed(namespace);
    expect(await api.get(sourceRef(namespace, 'data'))).toBeUndefined();

    await api.setPvcStatus({ namespace, name: 'data' }, { phase: 'Bound' });
    await api.waitFor(sourceRef(namespace, 'data'), undefined, 60_000);
  });

  test('I4: a PVC that waits for its data is not backed up', async () => {
    const { api, plumber } = cluster();
    const namespace = await cluster().namespace('i4');
    plumber.about(namespace, 'data', RESTORE);
    await api.create(pvc(namespace, 'data'));
    await cluster().untilKyvernoHasActed(namespace);
    expect(await api.get(sourceRef(namespace, 'data'))).toBeUndefined();
  });

  test('I4: a PVC that was Bound before it got its label is scheduled', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i4');
    await api.create(pvc(namespace, 'data', { tier: null }));
    await api.setPvcStatus({ namespace, name: 'data' }, { phase: 'Bound' });
    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: 'daily' } } });
    for (const ref of protectingRefs(namespace, 'data')) await api.waitFor(ref);
  });

  test('I4: a status that does not change the phase starts no generator; any other update does', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i4');
    await api.create(pvc(namespace, 'data'));
    await api.setPvcStatus({ namespace, name: 'data' }, { phase: 'Bound' });
    for (const ref of protectingRefs(namespace, 'data')) await api.waitFor(ref);
    await cluster().untilKyvernoIsIdle();
    await api.delete(sourceRef(namespace, 'data'));
    await api.waitUntilGone(sourceRef(namespace, 'data'));

    await api.setPvcStatus({ namespace, name: 'data' }, { capacity: { storage: '2Gi' } });
    await cluster().untilKyvernoHasActed(namespace);
    expect(await api.get(sourceRef(namespace, 'data'))).toBeUndefined();

    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { 'kyverno-trigger': '1' } } });
    await api.waitFor(sourceRef(namespace, 'data'));
  });

  test('I4: PVCs that were Bound before the policies came are scheduled', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i4');
    const names = ['data-0', 'data-1', 'data-2'];
    await cluster().removePolicies();
    try {
      for (const name of names) {
        await api.create(pvc(namespace, name, { tier: null }));
        await api.setPvcStatus({ namespace, name }, { phase: 'Bound' });
        // While there is no gate, nothing is created with it.
        await api.merge(pvcRef(namespace, name), { metadata: { labels: { backup: 'daily' } } });
      }
      await cluster().untilKyvernoIsIdle();
      for (const name of names)
        for (const ref of protectingRefs(namespace, name)) expect(await api.get(ref), ref.kind).toBeUndefined();
    } finally {
      await cluster().applyManifests(cluster().manifests());
    }
    for (const name of names)
      for (const ref of protectingRefs(namespace, name)) await api.waitFor(ref, undefined, 60_000);
    await cluster().untilPoliciesAreServed();
  });
});

describe('I5: changes reach what protects a living PVC', () => {
  async function boundPvc(namespace: string, name = 'data'): Promise<void> {
    const { api } = cluster();
    await api.create(pvc(namespace, name));
    await api.setPvcStatus({ namespace, name }, { phase: 'Bound', capacity: { storage: '1Gi' } });
    for (const ref of protectingRefs(namespace, name)) await api.waitFor(ref);
  }

  test('I5: relabelling from hourly to daily and back', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i5');
    await boundPvc(namespace);
    const hourly = (await api.waitFor(sourceRef(namespace, 'data'))).spec.trigger.schedule;
    expect(hourly).toMatch(/^\d+ \* \* \* \*$/);

    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: 'daily' } } });
    const minute = hourly.split(' ')[0];
    const isDaily = ({ spec }: KubeObject) => spec.trigger.schedule === `${minute} 2 * * *`;
    await api.waitFor(sourceRef(namespace, 'data'), isDaily, undefined, 'the schedule of its new tier');

    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: 'hourly' } } });
    await api.waitFor(sourceRef(namespace, 'data'), ({ spec }) => spec.trigger.schedule === hourly);
  });

  test('I5: a new platform setting reaches source and secret, and the destination with the next incarnation', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i5');
    await boundPvc(namespace);
    const changed: PlatformConfig = {
      ...config,
      credentials: { ...config.credentials, refreshInterval: '2h0m0s' },
      mover: { ...config.mover, compression: 'zstd', cacheCapacity: '3Gi' },
      storage: { ...config.storage, snapshotClass: 'other' },
    };
    try {
      await cluster().applyManifests(cluster().manifests(changed));
      await api.waitFor(sourceRef(namespace, 'data'), ({ spec }) => spec.kopia.compression === 'zstd', 60_000);
      await api.waitFor(sourceRef(namespace, 'data'), ({ spec }) => spec.kopia.cacheCapacity === '3Gi', 60_000);
      await api.waitFor(secretRef(namespace, 'data'), ({ spec }) => spec.refreshInterval === '2h0m0s', 60_000);
      await cluster().untilKyvernoHasActed(namespace);
      const destination = await api.waitFor(destinationRef(namespace, 'data'));
      expect(destination.spec.kopia.volumeSnapshotClassName).toBe('longhorn-snapclass');

      await api.delete(pvcRef(namespace, 'data'));
      await api.waitUntilGone(destinationRef(namespace, 'data'));
      await boundPvc(namespace);
      const next = await api.waitFor(destinationRef(namespace, 'data'));
      expect(next.spec.kopia.volumeSnapshotClassName).toBe('other');
    } finally {
      await cluster().applyManifests(cluster().manifests());
    }
    await api.waitFor(sourceRef(namespace, 'data'), ({ spec }) => spec.kopia.compression === 'zstd-fastest', 60_000);
  });

  test('I5: growing a PVC leaves nothing of its old size in the source', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i5');
    await cluster().allowExpansion('test');
    await boundPvc(namespace);
    await api.merge(pvcRef(namespace, 'data'), { spec: { resources: { requests: { storage: '5Gi' } } } });
    await cluster().untilKyvernoHasActed(namespace);
    const source = await api.waitFor(sourceRef(namespace, 'data'));
    // VolSync takes the size of its copy from the PVC at each run, unless the source states one.
    expect(source.spec.kopia).not.toHaveProperty('capacity');
  });

  test('I5: a manual trigger that somebody sets on the destination stays', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i5');
    await boundPvc(namespace);
    await api.merge(destinationRef(namespace, 'data'), { spec: { trigger: { manual: 'now' }, paused: false } });

    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { 'kyverno-trigger': '1', backup: 'daily' } } });
    await api.waitFor(sourceRef(namespace, 'data'), ({ spec }) => spec.trigger.schedule.includes(' 2 * * *'));
    await cluster().untilKyvernoHasLookedAgain(namespace);

    const destination = await api.waitFor(destinationRef(namespace, 'data'));
    expect(destination.spec).toMatchObject({ trigger: { manual: 'now' }, paused: false });
  });

  test('I5: a source that somebody deleted comes back with the next scan', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i5');
    await cluster().kyverno('kill', 'background');
    try {
      await cluster().kyverno('start-scanning', 'background');
      await boundPvc(namespace);
      const first = await api.waitFor(sourceRef(namespace, 'data'));
      await api.delete(sourceRef(namespace, 'data'));
      await api.waitFor(sourceRef(namespace, 'data'), ({ metadata }) => metadata.uid !== first.metadata.uid, 60_000);
    } finally {
      await cluster().kyverno('kill', 'background');
      await cluster().kyverno('start', 'background');
    }
    await cluster().untilPoliciesAreServed();
  });
});
