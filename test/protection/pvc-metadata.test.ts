import { describe, expect, test } from 'vitest';
import { checkPvcMetadata } from '../../lib/protection/pvc-metadata';

const SKIP = 'volsync.backup/skip-restore';
const REASON = 'volsync.backup/skip-restore-reason';

describe('I6: what would take the protection of a PVC away', () => {
  test('nothing is wrong with other labels and annotations', () => {
    expect(checkPvcMetadata({})).toEqual([]);
    expect(checkPvcMetadata({ labels: { app: 'a', 'backup-exempt': 'false' }, annotations: { b: 'c' } })).toEqual([]);
  });

  test('a label that leaves the PVC to manifests which are not there', () => {
    const labels = { 'volsync.backup/managed-by': 'manifest' };
    expect(checkPvcMetadata({ labels }, 'metadata.')).toEqual([
      {
        field: 'metadata.labels["volsync.backup/managed-by"]',
        value: 'manifest',
        allowed: 'nothing: BackedUpPvc sets it in explicit mode',
        fix: 'remove it: with "manifest" Kyverno leaves the PVC to manifests that are not there',
      },
    ]);
  });

  test('an exemption beside a tier', () => {
    expect(checkPvcMetadata({ labels: { 'backup-exempt': 'true' } })).toEqual([
      {
        field: 'labels["backup-exempt"]',
        value: 'true',
        allowed: 'nothing, on a PVC with a tier',
        fix: 'keep one of the two: a tier, or the exemption',
      },
    ]);
  });

  test('a PVC of a database', () => {
    expect(checkPvcMetadata({ labels: { 'cnpg.io/cluster': 'photos' } })).toEqual([
      {
        field: 'labels["cnpg.io/cluster"]',
        value: 'photos',
        allowed: 'nothing, on a PVC with a tier',
        fix: 'leave PVCs of CloudNativePG to it: databases have backups of their own, see databases in the config',
      },
    ]);
  });

  test.each([undefined, '', ' \t'])('skip-restore with the reason %j', (reason) => {
    const annotations = { [SKIP]: 'true', ...(reason !== undefined && { [REASON]: reason }) };
    expect(checkPvcMetadata({ annotations }, 'metadata.')).toEqual([
      {
        field: `metadata.annotations["${REASON}"]`,
        value: reason,
        allowed: 'a sentence',
        fix: 'say why this PVC starts without its backup',
      },
    ]);
  });

  test('skip-restore with a reason is fine, and so is one that is off', () => {
    expect(checkPvcMetadata({ annotations: { [SKIP]: 'true', [REASON]: 'it is corrupt' } })).toEqual([]);
    expect(checkPvcMetadata({ annotations: { [SKIP]: 'false' } })).toEqual([]);
  });

  test('all of it at once', () => {
    const labels = { 'volsync.backup/managed-by': 'me', 'backup-exempt': 'true' };
    expect(checkPvcMetadata({ labels, annotations: { [SKIP]: 'true' } })).toHaveLength(3);
  });
});
