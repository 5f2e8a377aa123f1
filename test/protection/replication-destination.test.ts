import { describe, expect, test } from 'vitest';
import { kopiaIdentity, resolvePlan } from '../../lib';
import { restoreDataSourceRef } from '../../lib/contract/names';
import { moverSpec } from '../../lib/protection/mover';
import { concretePvc } from '../../lib/protection/pvc-binding';
import { replicationDestination } from '../../lib/protection/replication-destination';
import { replicationSource } from '../../lib/protection/replication-source';
import { minimalPlan } from '../support/config';
import { validConfig } from '../support/platform-config';

const data = { name: 'data', namespace: 'my-app', tier: 'hourly', capacity: '1Gi', accessModes: ['ReadWriteMany'] };
const pvc = concretePvc(minimalPlan, data);

describe('a ReplicationDestination', () => {
  const destination = () => replicationDestination(minimalPlan, pvc, 'somebody');

  test('restores a volume of the size and the access modes of the PVC', () => {
    expect(destination()).toMatchObject({
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationDestination',
      metadata: { namespace: 'my-app' },
      spec: { kopia: { repository: 'volsync-data', capacity: '1Gi', accessModes: ['ReadWriteMany'] } },
    });
  });

  test('is what the PVC refers to as its data source', () => {
    const { apiGroup, kind, name } = restoreDataSourceRef('data');
    expect(destination()).toMatchObject({ kind, metadata: { name } });
    expect(destination().apiVersion.split('/')[0]).toBe(apiGroup);
  });

  test('I7: states the identity of the ReplicationSource, because its own name is another', () => {
    const { username } = kopiaIdentity(data);
    expect(destination()).toHaveProperty('spec.kopia.sourceIdentity', { sourceName: username });
    expect(replicationSource(minimalPlan, pvc, 'somebody').metadata.name).toBe(username);
    expect(destination().metadata.name).not.toBe(username);
  });

  test('I10: restores once per incarnation of the PVC', () => {
    const incarnations = ['c0ffee', 'decade'].map((uid) =>
      replicationDestination(minimalPlan, { ...pvc, uid }, 'somebody'),
    );
    expect(incarnations).toMatchObject([
      { metadata: { ownerReferences: [{ uid: 'c0ffee' }] }, spec: { trigger: { manual: 'restore-c0ffee' } } },
      { metadata: { ownerReferences: [{ uid: 'decade' }] }, spec: { trigger: { manual: 'restore-decade' } } },
    ]);
  });

  test.each([true, false, '{{ waits }}'])(
    'I10: runs no mover unless the PVC waits for its data (paused: %s)',
    (paused) => {
      expect(replicationDestination(minimalPlan, { ...pvc, restorePaused: paused }, 'somebody')).toHaveProperty(
        'spec.paused',
        paused,
      );
    },
  );

  test('I18: states no cache, or VolSync would run its mover a second time; and no run empties the volume', () => {
    for (const field of ['cacheCapacity', 'cacheStorageClassName', 'cacheAccessModes', 'enableFileDeletion']) {
      expect(destination()).not.toHaveProperty(`spec.kopia.${field}`);
    }
    for (const field of ['metadataCacheSizeLimitMB', 'contentCacheSizeLimitMB']) {
      expect(destination()).not.toHaveProperty(`spec.kopia.${field}`);
    }
  });

  test('I18: keeps the temporary copy, in which the snapshot may lie, unless snapshots are known to outlive it', () => {
    const plan = resolvePlan(validConfig({ storage: { snapshotsOutliveSource: true } }));
    expect(destination()).not.toHaveProperty('spec.kopia.cleanupTempPVC');
    expect(replicationDestination(plan, concretePvc(plan, data), 'somebody')).toHaveProperty(
      'spec.kopia.cleanupTempPVC',
      true,
    );
  });

  test('has the same movers as the ReplicationSource', () => {
    const kopia = moverSpec(minimalPlan, pvc);
    expect(destination()).toMatchObject({ spec: { kopia } });
    expect(replicationSource(minimalPlan, pvc, 'somebody')).toMatchObject({ spec: { kopia } });
  });
});
