import { expect, test } from 'vitest';
import {
  ANNOTATIONS,
  LABELS,
  MANAGED_BY_KYVERNO,
  MANAGED_BY_MANIFEST,
  MANAGED_BY_THIS_LIBRARY,
  POLICIES,
  replicationDestinationName,
  replicationSourceName,
  restoreDataSourceRef,
  restoreDrillName,
  SECRET_KEYS,
  secretName,
} from '../../lib/contract/names';

test('labels keep their keys and values', () => {
  expect(LABELS).toEqual({
    tier: 'backup',
    managedBy: 'volsync.backup/managed-by',
    exempt: 'backup-exempt',
    database: 'cnpg.io/cluster',
    pvc: 'volsync.backup/pvc',
    appManagedBy: 'app.kubernetes.io/managed-by',
  });
  expect([MANAGED_BY_MANIFEST, MANAGED_BY_KYVERNO, MANAGED_BY_THIS_LIBRARY]).toEqual([
    'manifest',
    'kyverno',
    'cdk8s-pvc-backup',
  ]);
});

test('annotations keep their keys', () => {
  expect(ANNOTATIONS).toEqual({
    skipRestore: 'volsync.backup/skip-restore',
    skipRestoreReason: 'volsync.backup/skip-restore-reason',
    exemptReason: 'volsync.backup/exempt-reason',
    moverUid: 'volsync.backup/mover-uid',
    moverGid: 'volsync.backup/mover-gid',
  });
});

test('I9: policies keep their names', () => {
  expect(POLICIES).toEqual({
    gate: 'volsync-pvc-backup-restore',
    schedule: 'volsync-pvc-backup-restore-schedule',
    destination: 'volsync-pvc-backup-restore-destination',
    labels: 'volsync-pvc-backup-restore-labels',
    presence: 'volsync-pvc-backup-restore-presence',
    cleanup: 'volsync-orphan-cleanup',
    nfsInject: 'volsync-nfs-inject',
  });
});

test('the Secret of a mover keeps its keys', () => {
  expect(SECRET_KEYS).toEqual({
    repository: 'KOPIA_REPOSITORY',
    path: 'KOPIA_FS_PATH',
    password: 'KOPIA_PASSWORD',
    creation: 'KOPIA_MANUAL_CONFIG',
  });
});

test.each(['my-data', '{{ request.object.metadata.name }}'])('the objects of a PVC are named after %s', (pvc) => {
  expect(secretName(pvc)).toBe(`volsync-${pvc}`);
  expect(replicationSourceName(pvc)).toBe(`${pvc}-backup`);
  expect(replicationDestinationName(pvc)).toBe(`${pvc}-restore`);
  expect(restoreDrillName(pvc)).toBe(`${pvc}-drill`);
});

test('I2: a PVC is restored from its own ReplicationDestination', () => {
  expect(restoreDataSourceRef('my-data')).toEqual({
    apiGroup: 'volsync.backube',
    kind: 'ReplicationDestination',
    name: 'my-data-restore',
  });
});
