import { expect, test } from 'vitest';
import { moverSpec } from '../../lib/protection/mover';
import { concretePvc } from '../../lib/protection/pvc-binding';
import { minimalPlan } from '../support/config';
import { allOptionsPlan, ownSecretsPlan } from '../support/constructs';

const pvc = { name: 'data', namespace: 'my-app', tier: 'hourly', capacity: '1Gi', accessModes: ['ReadWriteOnce'] };

test('movers have repository, storage classes and user of the platform', () => {
  expect(moverSpec(ownSecretsPlan, concretePvc(ownSecretsPlan, { ...pvc, tier: 'weekly' }))).toStrictEqual({
    repository: 'volsync-data',
    copyMethod: 'Snapshot',
    storageClassName: 'fast',
    volumeSnapshotClassName: 'fast-snapshots',
    moverSecurityContext: {
      runAsUser: 3000,
      runAsGroup: 3001,
      fsGroup: 3001,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  });
});

test('movers of all PVCs of a namespace read one Secret, where the config says so', () => {
  const { repository, ...others } = moverSpec(allOptionsPlan, concretePvc(allOptionsPlan, { ...pvc, tier: 'weekly' }));
  expect(repository).toBe('kopia-repository');
  const { repository: _, ...same } = moverSpec(ownSecretsPlan, concretePvc(ownSecretsPlan, { ...pvc, tier: 'weekly' }));
  expect(others).toStrictEqual(same);
});

test('I7: the user of a PVC takes the place of the platform’s in all fields', () => {
  const spec = moverSpec(minimalPlan, concretePvc(minimalPlan, { ...pvc, moverUid: 1000, moverGid: 1001 }));
  expect(spec.moverSecurityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1001, fsGroup: 1001 });
});

test('I4: copies are always made from a snapshot, so a source that comes before its volume waits harmlessly', () => {
  expect(moverSpec(minimalPlan, concretePvc(minimalPlan, pvc)).copyMethod).toBe('Snapshot');
});
