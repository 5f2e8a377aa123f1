import { execFileSync } from 'node:child_process';
import { linkSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attempt } from '../support/api';
import { filledPvc, useBackups } from '../support/backups';
import { writeSparse } from '../support/files';
import { destinationRef, pvc, pvcRef, volumeFor } from '../support/objects';
import { useCluster } from '../support/scenario';

const cluster = useCluster();
const backups = useBackups(cluster);

/** Backs a volume up, loses the PVC and restores it. */
async function throughBackup(fill: (volume: string) => void) {
  const { volsync } = backups();
  const { api } = cluster();
  const { namespace, volume } = await filledPvc(cluster(), backups(), 'limits', fill);
  const backup = await volsync.backUp(namespace, 'data', volume);
  await api.delete(pvcRef(namespace, 'data'));
  await api.waitUntilGone(pvcRef(namespace, 'data'));
  await api.delete(volumeFor(namespace, 'data') as never);
  await api.waitUntilGone(destinationRef(namespace, 'data'));
  await api.create(pvc(namespace, 'data'));
  const restored = volsync.volume();
  return { backup, restore: await volsync.restore(namespace, 'data', restored), restored };
}

describe('what Kopia does not keep, as docs/how-to/what-a-backup-keeps.md says', () => {
  test('I7: a limit: files with holes come back in full size, hard links as files, pipes not at all', async () => {
    const { backup, restore, restored } = await throughBackup((volume) => {
      writeSparse(join(volume, 'sparse'), 2 ** 24);
      writeFileSync(join(volume, 'one'), 'x');
      linkSync(join(volume, 'one'), join(volume, 'two'));
      execFileSync('mkfifo', [join(volume, 'pipe')]);
    });
    expect([backup.exitCode, restore.exitCode]).toEqual([0, 0]);
    expect(readdirSync(restored)).toEqual(['one', 'sparse', 'two']);
    expect(statSync(join(restored, 'sparse')).blocks * 512).toBeGreaterThanOrEqual(2 ** 24);
    expect(statSync(join(restored, 'one')).nlink).toBe(1);
  });

  test('I10: a limit: with a file name of 246 bytes and more the restore fails; it does not come back without it', async () => {
    const { backup, restore } = await throughBackup((volume) => writeFileSync(join(volume, 'n'.repeat(255)), 'x'));
    expect(backup.exitCode).toBe(0);
    expect(restore.exitCode).toBe(1);
    expect(restore.log).toContain('file name too long');
  });

  test('I18: a limit: a file that the mover may not read is not in the snapshot, so its PVC is refused', async () => {
    const { volsync, plumber } = backups();
    const { api } = cluster();
    const { namespace, volume } = await filledPvc(cluster(), backups(), 'limits', (directory) => {
      writeFileSync(join(directory, 'readable'), 'x');
      writeFileSync(join(directory, 'locked'), 'x', { mode: 0 });
    });
    const backup = await volsync.backUp(namespace, 'data', volume);
    expect(backup.exitCode).toBe(1);
    expect(backup.log).toContain('permission denied');
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ status: 503, decision: 'unknown' });

    await api.delete(pvcRef(namespace, 'data'));
    await api.waitUntilGone(pvcRef(namespace, 'data'));
    await api.delete(volumeFor(namespace, 'data') as never);
    await api.waitUntilGone(destinationRef(namespace, 'data'));
    expect(await attempt(() => api.create(pvc(namespace, 'data')))).toMatchObject({ ok: false });
  });
});
