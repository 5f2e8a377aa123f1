import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { type PlatformConfig } from '../../../lib';
import { attempt } from '../support/api';
import { deletionsDuring } from '../support/deletions';
import { destinationRef, pvc, pvcRef, secretRef, sourceRef } from '../support/objects';
import { PROTECTED_PVCS, protectPvcs } from '../support/protected-pvcs';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

const LABELS = { 'example.com/backups': 'allowed' };

const withCredentials = (changes: object): PlatformConfig => ({
  ...config,
  credentials: { ...config.credentials, ...changes },
});

describe('One Secret for each namespace instead of one for each PVC', () => {
  let namespace: string;

  beforeAll(async () => {
    namespace = await cluster().namespace('credentials');
    await protectPvcs(cluster(), namespace);
  });

  afterAll(async () => {
    await cluster().applyManifests(cluster().manifests());
    await cluster().untilPoliciesAreServed();
  });

  const shared = (object: { spec: { kopia: { repository: string } } }) =>
    object.spec.kopia.repository === 'kopia-repository';

  async function use(platform: PlatformConfig): Promise<void> {
    await cluster().applyManifests(cluster().manifests(platform));
    await cluster().untilKyvernoIsIdle();
    await cluster().untilPoliciesAreServed();
  }

  test('I9: sources follow, what living destinations refer to stays, and nothing is deleted; and the same back', async () => {
    const { api } = cluster();
    const deleted = await deletionsDuring(api, namespace, async () => {
      await use(withCredentials({ secretPer: 'namespace' }));
      for (const name of PROTECTED_PVCS) {
        await api.waitFor(sourceRef(namespace, name), (source) => shared(source as never), 60_000);
        expect(shared((await api.waitFor(destinationRef(namespace, name))) as never)).toBe(false);
        await api.waitFor(secretRef(namespace, name));
      }

      await api.create(pvc(namespace, 'new'));
      await api.setPvcStatus({ namespace, name: 'new' }, { phase: 'Bound' });
      await api.waitFor(sourceRef(namespace, 'new'), (source) => shared(source as never), 60_000);
      await api.waitFor(destinationRef(namespace, 'new'), (destination) => shared(destination as never));
      expect(await api.get(secretRef(namespace, 'new'))).toBeUndefined();

      await use(config);
      for (const name of [...PROTECTED_PVCS, 'new']) {
        await api.waitFor(secretRef(namespace, name), undefined, 60_000);
        await api.waitFor(sourceRef(namespace, name), (source) => !shared(source as never), 60_000);
      }
    });
    expect(deleted).toEqual([]);
  }, 300_000);
});

describe('Where only labelled namespaces can have the password', () => {
  let namespace: string;

  beforeAll(async () => {
    namespace = await cluster().namespace('no-credentials');
    await cluster().api.create(pvc(namespace, 'before'));
    const limited = withCredentials({ secretPer: 'namespace', namespaceLabels: LABELS, onePassword: undefined });
    await cluster().applyManifests(cluster().manifests(limited));
  });

  afterAll(async () => {
    await cluster().applyManifests(cluster().manifests());
    await cluster().untilPoliciesAreServed();
  });

  test('I6: a protected PVC elsewhere is refused on CREATE and on UPDATE, and admitted with the label', async () => {
    const { api } = cluster();
    await api.create(pvc(namespace, 'plain', { tier: null }));
    await cluster().untilRefused(() => api.create(pvc(namespace, 'probe')), 'credentials for backups');

    for (const request of [
      () => api.create(pvc(namespace, 'data')),
      () => api.merge(pvcRef(namespace, 'plain'), { metadata: { labels: { backup: 'daily' } } }),
    ]) {
      expect(await attempt(request)).toMatchObject({
        ok: false,
        message: expect.stringContaining('label example.com/backups of the namespace: got nothing'),
      });
    }
    // Whoever was there before can still be changed, and freed of its label.
    await api.merge(pvcRef(namespace, 'before'), { metadata: { annotations: { note: 'kept' } } });
    await api.merge(pvcRef(namespace, 'before'), { metadata: { labels: { backup: null } } });

    await api.merge(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      { metadata: { labels: LABELS } },
    );
    await cluster().retryUntilOk(() => api.create(pvc(namespace, 'data')));
    await api.waitFor(destinationRef(namespace, 'data'));
  }, 120_000);
});
