import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatKopiaIdentity, kopiaIdentity } from '../../../lib';
import { bind, useBackups } from '../support/backups';
import { bytes, recordFigure } from '../support/figures';
import { differences, giveTo, inventory, noise, writeFiles, writeSmallFiles } from '../support/files';
import { destinationRef, pvc, sourceRef, volumeFor } from '../support/objects';
import { useCluster } from '../support/scenario';

const cluster = useCluster();
const backups = useBackups(cluster);

const OUR_SOURCE = { apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: 'data-restore' };

/** A protected PVC that started fresh and is Bound, with a volume that a function has filled. */
async function livingPvc(namespace: string, name: string, fill: (volume: string) => void): Promise<string> {
  const { api } = cluster();
  const created = await api.create(pvc(namespace, name));
  expect(created.spec.dataSourceRef, 'a PVC without a backup starts fresh').toBeUndefined();
  await bind(cluster(), namespace, name);
  const volume = backups().volsync.volume();
  fill(volume);
  giveTo(backups().kopia.user, volume);
  return volume;
}

/** Takes everything away but the repository: the namespace, the volume, and what pvc-plumber remembers. */
async function loseEverything(namespace: string, names: readonly string[], volume: string): Promise<void> {
  const { api } = cluster();
  const place = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  await api.delete(place);
  await api.waitUntilGone(place, 60_000);
  for (const name of names) await api.delete(volumeFor(namespace, name) as never);
  for (const name of names) await api.waitUntilGone(volumeFor(namespace, name) as never);
  rmSync(volume, { recursive: true });
  await backups().plumber.replace();
  await api.create(place);
}

/** Creates the PVC again and restores it into a new volume, as VolSync does. */
async function recreate(namespace: string, name: string): Promise<string> {
  const { api } = cluster();
  const created = await api.create(pvc(namespace, name));
  expect(created.spec.dataSourceRef).toEqual({ ...OUR_SOURCE, name: `${name}-restore` });
  const destination = await api.waitFor(destinationRef(namespace, name));
  expect(destination.spec).toMatchObject({ paused: false, trigger: { manual: `restore-${created.metadata.uid}` } });
  const volume = backups().volsync.volume();
  expect(await backups().volsync.restore(namespace, name, volume)).toMatchObject({ exitCode: 0 });
  return volume;
}

describe('backup, loss of everything but the repository, restore', () => {
  test('I7: what a PVC held comes back as it was: bytes, names, modes, owners, links, times', async () => {
    const { api } = cluster();
    const { volsync, share, plumber } = backups();
    const namespace = await cluster().namespace('round-trip');
    const volume = await livingPvc(namespace, 'data', writeFiles);
    expect((await api.waitFor(destinationRef(namespace, 'data'))).spec.paused).toBe(true);
    const before = inventory(volume);

    expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ status: 200, decision: 'restore' });
    await loseEverything(namespace, ['data'], volume);
    const restored = await recreate(namespace, 'data');

    expect(differences(before, inventory(restored))).toEqual([]);
    expect(before.size).toBeGreaterThan(30);
    const [snapshot] = await share.snapshotsOf(namespace, 'data');
    expect(snapshot?.source).toEqual({ userName: 'data-backup', host: namespace, path: '/data' });
    // And the next backup is one of the same PVC.
    expect(await api.get(sourceRef(namespace, 'data'))).toBeUndefined();
    await bind(cluster(), namespace, 'data');
    expect(await volsync.backUp(namespace, 'data', restored)).toMatchObject({ exitCode: 0 });
    expect(await share.snapshotsOf(namespace, 'data')).toHaveLength(2);
  });

  test('I7: a hundred thousand small files come back', async () => {
    const { volsync, share } = backups();
    const namespace = await cluster().namespace('round-trip');
    const volume = await livingPvc(namespace, 'data', (directory) => writeSmallFiles(directory, 100_000));
    const before = inventory(volume);
    const started = Date.now();
    expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    const backedUp = Date.now();
    await loseEverything(namespace, ['data'], volume);
    const restoring = Date.now();
    const restored = await recreate(namespace, 'data');
    const seconds = (from: number, to: number) => `${Math.round((to - from) / 1000)} s`;
    recordFigure('100,000 small files: backup', seconds(started, backedUp));
    recordFigure('100,000 small files: restore', seconds(restoring, Date.now()));

    expect(before.size).toBeGreaterThanOrEqual(100_000);
    expect(differences(before, inventory(restored))).toEqual([]);
    expect((await share.snapshotsOf(namespace, 'data'))[0]?.rootEntry.summ.files).toBe(100_000);
    // The mover writes each file through to the disk.
  }, 900_000);

  test('I7: two PVCs of the same name in two namespaces keep their data apart', async () => {
    const { volsync, share } = backups();
    const namespaces = [await cluster().namespace('twins'), await cluster().namespace('twins')];
    for (const namespace of namespaces) {
      const volume = await livingPvc(namespace, 'data', (directory) => {
        writeSmallFiles(directory, namespaces.indexOf(namespace) + 1);
      });
      expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
      await loseEverything(namespace, ['data'], volume);
    }
    for (const namespace of namespaces) {
      const restored = await recreate(namespace, 'data');
      expect(readdirSync(`${restored}/small/0`)).toHaveLength(namespaces.indexOf(namespace) + 1);
      expect(await share.snapshotsOf(namespace, 'data')).toHaveLength(1);
    }
  });

  test('I7: a PVC name of 43 characters keeps its identity from backup to restore; one of 44 is refused', async () => {
    const { api } = cluster();
    const { volsync, share, plumber } = backups();
    const namespace = await cluster().namespace('long');
    const name = `${'p'.repeat(42)}1`;
    const volume = await livingPvc(namespace, name, writeFiles);
    expect(await volsync.backUp(namespace, name, volume)).toMatchObject({ exitCode: 0 });
    const { source } = await plumber.ask(namespace, name);
    expect(source).toBe(formatKopiaIdentity(kopiaIdentity({ name, namespace })));
    expect(await share.snapshotsOf(namespace, name)).toHaveLength(1);
    await loseEverything(namespace, [name], volume);
    expect(readdirSync(await recreate(namespace, name)).length).toBeGreaterThan(30);

    const refused = api.create(pvc(namespace, `${'p'.repeat(43)}1`));
    await expect(refused).rejects.toThrow(/43/);
  });
});

describe('what the repository makes of it', () => {
  test('I7: the same files in a second PVC, in another namespace, add almost nothing to the repository', async () => {
    const { volsync, share } = backups();
    const fill = (directory: string) => {
      for (let index = 0; index < 40; index++) {
        writeFileSync(join(directory, `large-${index}`), noise(`only here ${index}`, 512 * 1024));
      }
      writeSmallFiles(directory, 2000);
    };
    const sizes = [share.bytes];
    for (let copy = 0; copy < 2; copy++) {
      const namespace = await cluster().namespace('dedup');
      const volume = await livingPvc(namespace, `data-${copy}`, fill);
      expect(await volsync.backUp(namespace, `data-${copy}`, volume)).toMatchObject({ exitCode: 0 });
      sizes.push(share.bytes);
    }
    const [before = 0, afterFirst = 0, afterSecond = 0] = sizes;
    const [first, second] = [afterFirst - before, afterSecond - afterFirst];
    recordFigure('Deduplication: the first PVC adds to the repository', bytes(first));
    recordFigure('Deduplication: a second PVC with the same files adds', bytes(second));
    recordFigure('Deduplication: the second in percent of the first', `${((100 * second) / first).toPrecision(2)} %`);
    expect(second / first).toBeLessThan(0.05);
  });

  test('I7: everything in the repository belongs to the user of the movers, who alone may read it', async () => {
    const { share, kopia } = backups();
    const files = inventory(share.path);
    const owner = `${kopia.user.uid}:${kopia.user.gid}`;
    const strangers = [...files].filter(
      ([, entry]) => !/^(100600|40700) /.test(entry) || entry.split(' ')[1] !== owner,
    );
    expect(strangers).toEqual([]);
  });
});
