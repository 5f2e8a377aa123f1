import { describe, expect, test } from 'vitest';
import { kopiaIdentity } from '../../lib';
import { concretePvc } from '../../lib/protection/pvc-binding';
import { replicationSource } from '../../lib/protection/replication-source';
import { minimalPlan } from '../support/config';
import { allOptionsPlan } from '../support/constructs';

const data = { name: 'data', namespace: 'my-app', tier: 'hourly', capacity: '1Gi', accessModes: ['ReadWriteOnce'] };
const pvc = concretePvc(minimalPlan, data);

describe('a ReplicationSource', () => {
  const source = () => replicationSource(minimalPlan, pvc, 'somebody');

  test('backs its PVC up on the schedule of the PVC', () => {
    expect(source()).toMatchObject({
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      metadata: { name: 'data-backup', namespace: 'my-app' },
      spec: {
        sourcePVC: 'data',
        trigger: { schedule: pvc.schedule },
        kopia: { repository: 'volsync-data', compression: 'zstd-fastest', parallelism: 2 },
      },
    });
  });

  test('I7: has the name from which VolSync derives the identity of the PVC', () => {
    expect(source().metadata.name).toBe(kopiaIdentity(data).username);
    expect(source().metadata.namespace).toBe(kopiaIdentity(data).hostname);
  });

  test('leaves size and access modes of the copy to VolSync, which knows the real ones', () => {
    expect(source()).not.toHaveProperty('spec.kopia.capacity');
    expect(source()).not.toHaveProperty('spec.kopia.accessModes');
  });

  test.each([
    ['six-hourly', { latest: 1, hourly: 2, daily: 3, weekly: 0, monthly: 0, yearly: 0 }],
    ['weekly', { latest: 2, hourly: 0, daily: 0, weekly: 4, monthly: 5, yearly: 6 }],
  ])('states all six kinds of retention of the tier %s', (tier, retain) => {
    const spec = replicationSource(allOptionsPlan, concretePvc(allOptionsPlan, { ...data, tier }), 'somebody');
    expect(spec).toHaveProperty('spec.kopia.retain', retain);
  });

  test('has a cache of the size that the platform says', () => {
    for (const [plan, capacity] of [
      [minimalPlan, '2Gi'],
      [allOptionsPlan, '5Gi'],
    ] as const) {
      const pvc = concretePvc(plan, { ...data, tier: plan.tiers[0]?.label ?? '' });
      expect(replicationSource(plan, pvc, 'somebody')).toHaveProperty('spec.kopia.cacheCapacity', capacity);
    }
  });
});

describe('a ReplicationSource with overrides', () => {
  test('takes schedule, retention and settings of its movers from them', () => {
    const source = replicationSource(minimalPlan, pvc, 'somebody', {
      cron: '30 4 * * 0',
      retain: { weekly: 8 },
      mover: { compression: 'none', parallelism: 7, cacheCapacity: '9Gi' },
    });
    expect(source.spec).toMatchObject({
      trigger: { schedule: '30 4 * * 0' },
      kopia: {
        compression: 'none',
        parallelism: 7,
        cacheCapacity: '9Gi',
        retain: { latest: 2, hourly: 0, daily: 0, weekly: 8, monthly: 0, yearly: 0 },
      },
    });
  });

  test('keeps what they do not name', () => {
    expect(replicationSource(minimalPlan, pvc, 'somebody', { mover: {} })).toStrictEqual(
      replicationSource(minimalPlan, pvc, 'somebody'),
    );
  });
});
