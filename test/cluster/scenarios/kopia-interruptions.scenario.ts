import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filledPvc, useBackups } from '../support/backups';
import { differences, giveTo, inventory, noise, writeFiles } from '../support/files';
import { destinationRef, pvc, pvcRef, volumeFor } from '../support/objects';
import { useCluster } from '../support/scenario';
import { until } from '../support/until';

const cluster = useCluster();
const backups = useBackups(cluster);

const boundPvc = (prefix: string, fill: (volume: string) => void) => filledPvc(cluster(), backups(), prefix, fill);

/** Fills a volume with what takes seconds to upload. */
function writeLarge(seed: string) {
  return (volume: string): void => {
    for (let index = 0; index < 24; index++)
      writeFileSync(join(volume, `large-${index}`), noise(`${seed} ${index}`, 2 ** 22));
  };
}

/** Deletes the PVC, creates it again, restores it, and compares with what was there. */
async function expectRestorable(namespace: string, before: ReadonlyMap<string, string>): Promise<void> {
  const { api } = cluster();
  await api.delete(pvcRef(namespace, 'data'));
  await api.waitUntilGone(pvcRef(namespace, 'data'));
  await api.delete(volumeFor(namespace, 'data') as never);
  await api.waitUntilGone(destinationRef(namespace, 'data'));
  const created = await api.create(pvc(namespace, 'data'));
  expect(created.spec.dataSourceRef?.name).toBe('data-restore');
  const volume = backups().volsync.volume();
  expect(await backups().volsync.restore(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
  expect(differences(before, inventory(volume))).toEqual([]);
}

/** Backs up, and kills Kopia as a power cut would, once it has written some of the data to the repository. */
async function backUpWithPowerCut(namespace: string, volume: string) {
  const { volsync, share } = backups();
  return volsync.backUp(namespace, 'data', volume, (command, process) => {
    if (!command.startsWith('snapshot create')) return;
    const before = share.bytes;
    // Without a kill the backup succeeds, and the scenario says so.
    until('some data is in the repository', 60_000, async () => share.bytes > before + 2 ** 24, 20).then(
      () => process.kill('SIGKILL'),
      () => {},
    );
  });
}

describe('a power cut during a backup', () => {
  test('I7: in the first backup there is no backup yet; the next try makes one that can be restored', async () => {
    const { plumber, volsync, share } = backups();
    const { namespace, volume } = await boundPvc('cut', writeLarge('first'));
    expect((await backUpWithPowerCut(namespace, volume)).exitCode).not.toBe(0);
    expect(await share.snapshotsOf(namespace, 'data')).toEqual([]);
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ status: 200, decision: 'fresh', authoritative: true });

    expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ status: 200, decision: 'restore' });
    await expectRestorable(namespace, inventory(volume));
  });

  test('I7: in a later backup, the one before is what is restored', async () => {
    const { volsync, share } = backups();
    const { namespace, volume } = await boundPvc('cut', writeFiles);
    expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    const before = inventory(volume);
    writeLarge('later')(volume);
    giveTo(backups().kopia.user, volume);
    expect((await backUpWithPowerCut(namespace, volume)).exitCode).not.toBe(0);
    expect(await share.snapshotsOf(namespace, 'data')).toHaveLength(1);
    await expectRestorable(namespace, before);
  });

  test('I18: what Kopia calls an incomplete snapshot is neither promised nor "no backup", until a complete one follows', async () => {
    const { share, plumber, volsync } = backups();
    const { namespace, volume } = await boundPvc('cut', writeLarge('limit'));
    await share.connected(
      // Ends after so much data, and keeps what it has as a checkpoint.
      (connection) => {
        const limit = ['--upload-limit-mb=8', '--override-source=/data'];
        return share.command(connection, 'snapshot', 'create', volume, ...limit);
      },
      '--override-username=data-backup',
      `--override-hostname=${namespace}`,
    );
    expect(await share.snapshotsOf(namespace, 'data')).toMatchObject([{ incomplete: 'limit reached' }]);
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ status: 503, decision: 'unknown' });

    expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    await expectRestorable(namespace, inventory(volume));
  });
});

describe('others use the repository at the same time', () => {
  test('I7: two movers, another host and maintenance at once: every backup can be restored', async () => {
    const { share, volsync, plumber, directory, kopia } = backups();
    const first = await boundPvc('busy', writeLarge('one'));
    const second = await boundPvc('busy', writeLarge('two'));
    const elsewhere = mkdtempSync(join(directory, 'elsewhere-'));
    mkdirSync(join(elsewhere, 'data'));
    writeLarge('elsewhere')(elsewhere);
    giveTo(kopia.user, elsewhere);
    const maintenance = ['--override-username=maintenance', '--override-hostname=volsync'];
    const [one, two] = await Promise.all([
      volsync.backUp(first.namespace, 'data', first.volume),
      volsync.backUp(second.namespace, 'data', second.volume),
      share.connected(
        (connection) => share.command(connection, 'snapshot', 'create', elsewhere),
        '--override-username=somebody',
        '--override-hostname=another-cluster',
      ),
      share.connected((connection) => share.command(connection, 'maintenance', 'run', '--full'), ...maintenance),
    ]);
    expect([one, two]).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
    await share.connected(
      (connection) => share.command(connection, 'snapshot', 'verify', '--verify-files-percent=100'),
      ...maintenance,
    );
    for (const { namespace, volume } of [first, second]) {
      expect(await plumber.ask(namespace, 'data')).toMatchObject({ decision: 'restore' });
      await expectRestorable(namespace, inventory(volume));
    }
  });
});
