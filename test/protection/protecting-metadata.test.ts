import { expect, test } from 'vitest';
import { protectingMetadata } from '../../lib/protection/protecting-metadata';
import { concretePvc } from '../../lib/protection/pvc-binding';
import { minimalPlan } from '../support/config';

const pvc = concretePvc(minimalPlan, {
  name: 'data',
  namespace: 'my-app',
  tier: 'hourly',
  capacity: '1Gi',
  accessModes: ['ReadWriteOnce'],
});

const metadata = {
  name: 'data-backup',
  namespace: 'my-app',
  labels: { 'app.kubernetes.io/managed-by': 'somebody', 'volsync.backup/pvc': 'data' },
};

test('a protecting object says who made it and for which PVC', () => {
  expect(protectingMetadata('data-backup', pvc, 'somebody')).toStrictEqual(metadata);
});

test('a protecting object is owned by its PVC only when the uid is known', () => {
  expect(protectingMetadata('data-backup', { ...pvc, uid: 'c0ffee' }, 'somebody')).toStrictEqual({
    ...metadata,
    ownerReferences: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data', uid: 'c0ffee' }],
  });
});
