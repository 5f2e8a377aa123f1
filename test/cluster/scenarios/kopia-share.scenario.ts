import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attempt } from '../support/api';
import { bind, TEST_PASSWORD, useBackups } from '../support/backups';
import { giveTo } from '../support/files';
import { destinationRef, pvc, pvcRef, volumeFor } from '../support/objects';
import { useCluster } from '../support/scenario';
import { Share } from '../support/share';

const cluster = useCluster();
const backups = useBackups(cluster);

/** A protected PVC with one backup of one file; its volume. */
async function backedUp(namespace: string, content = 'precious'): Promise<string> {
  const { volsync, kopia } = backups();
  await cluster().api.create(pvc(namespace, 'data'));
  await bind(cluster(), namespace, 'data');
  const volume = volsync.volume();
  writeFileSync(join(volume, 'file'), content);
  giveTo(kopia.user, volume);
  expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
  return volume;
}

/** Deletes a PVC with all that protects it; its backups stay. */
async function deletePvc(namespace: string): Promise<void> {
  const { api } = cluster();
  await api.delete(pvcRef(namespace, 'data'));
  await api.waitUntilGone(pvcRef(namespace, 'data'));
  await api.delete(volumeFor(namespace, 'data') as never);
  await api.waitUntilGone(destinationRef(namespace, 'data'));
}

/** What the share may turn into. All of them look like a share without backups to somebody who only lists them. */
const REPLACEMENTS: Readonly<Record<string, (share: Share) => Promise<string>>> = {
  'an empty directory': async (share) => share.empty(),
  'another repository with the same password': async (share) => {
    const other = new Share(`${share.path}.other-${Date.now()}`, backups().kopia, TEST_PASSWORD);
    await other.createRepository();
    return other.path;
  },
};

/** Both the PVC with a backup and one that never had any must be refused. */
async function expectRefused(namespace: string): Promise<void> {
  const { api } = cluster();
  for (const name of ['data', 'never-backed-up']) {
    const outcome = await attempt(() => api.create(pvc(namespace, name)));
    expect(outcome, `${name} is refused`).toMatchObject({ ok: false });
    expect(await api.get(pvcRef(namespace, name))).toBeUndefined();
    expect(await backups().plumber.ask(namespace, name)).toMatchObject({
      status: 503,
      decision: 'unknown',
      authoritative: false,
    });
  }
}

/** Once the share is back, all goes on as if nothing had been. */
async function expectRestored(namespace: string): Promise<void> {
  const { api } = cluster();
  const created = await api.create(pvc(namespace, 'data'));
  expect(created.spec.dataSourceRef?.name).toBe('data-restore');
  const { volsync } = backups();
  const volume = volsync.volume();
  expect(await volsync.restore(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
  expect(readdirSync(volume)).toEqual(['file']);
}

describe.each(Object.entries(REPLACEMENTS))('the share turns into %s', (what, replacement) => {
  test(`I12: ${what} in place of the share, while pvc-plumber runs: refused, and restored once it is back`, async () => {
    const { share, plumber } = backups();
    const namespace = await cluster().namespace('i12');
    await backedUp(namespace);
    // It is in the cache, too.
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ decision: 'restore' });
    await deletePvc(namespace);
    await share.whileReplacedBy(await replacement(share), async () => {
      await expectRefused(namespace);
      expect(await plumber.isReady()).toBe(false);
    });
    await expectRestored(namespace);
  });

  test(`I12: ${what} in place of the share, when pvc-plumber starts: refused, and restored once it is back`, async () => {
    const { share, plumber } = backups();
    const namespace = await cluster().namespace('i12');
    await backedUp(namespace);
    await deletePvc(namespace);
    await share.whileReplacedBy(await replacement(share), async () => {
      await plumber.replace();
      await expectRefused(namespace);
      expect(await plumber.isReady()).toBe(false);
    });
    await expectRestored(namespace);
  });
});

describe('the share turns into an older copy of itself', () => {
  test.each([
    ['while pvc-plumber runs', async () => {}],
    ['and pvc-plumber is restarted', () => backups().plumber.restart()],
  ])('I12: an older copy in place of the share, %s: a backup that is gone is not "no backup"', async (_, then) => {
    const { share, plumber } = backups();
    const namespace = await cluster().namespace('i12');
    const older = share.copy();
    await backedUp(namespace);
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ decision: 'restore' });
    await deletePvc(namespace);
    await share.whileReplacedBy(older, async () => {
      await then();
      const outcome = await attempt(() => cluster().api.create(pvc(namespace, 'data')));
      expect(outcome).toMatchObject({ ok: false });
      expect(await plumber.ask(namespace, 'data')).toMatchObject({ status: 503, decision: 'unknown' });
    });
    await expectRestored(namespace);
  });
});

describe('VolSync’s mover on an empty share', () => {
  test('I12: a backup fails instead of creating a repository, and succeeds once the share is back', async () => {
    const { share, volsync } = backups();
    const namespace = await cluster().namespace('i12');
    const volume = await backedUp(namespace);
    const empty = share.empty();
    const run = await share.whileReplacedBy(empty, () => volsync.backUp(namespace, 'data', volume));
    expect(run.log).toContain('Failed to create repository');
    expect(run.exitCode).toBe(1);
    expect(readdirSync(empty)).not.toContain('kopia.repository.f');
    expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    expect(await share.snapshotsOf(namespace, 'data')).toHaveLength(2);
  });

  test('I10: a restore that was decided fails instead of ending with an empty volume', async () => {
    const { share, volsync } = backups();
    const namespace = await cluster().namespace('i10');
    await backedUp(namespace);
    await deletePvc(namespace);
    await cluster().api.create(pvc(namespace, 'data'));
    const volume = volsync.volume();
    const empty = share.empty();
    // The share is lost after the answer: neither the gate nor pvc-plumber could know.
    const run = await share.whileReplacedBy(empty, () => volsync.restore(namespace, 'data', volume));
    expect(run.exitCode).toBe(1);
    expect(readdirSync(empty)).not.toContain('kopia.repository.f');
    // VolSync tries again, and the PVC waits meanwhile.
    expect(await volsync.restore(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    expect(readdirSync(volume)).toEqual(['file']);
  });
});

describe('a restore that came back empty although it was decided', () => {
  test('I10: what was promised, and what the next backups hold, are there to be compared', async () => {
    const { share, volsync, plumber, kopia } = backups();
    const namespace = await cluster().namespace('i10');
    const labels = { namespace, pvc: 'data' };
    const content = 'x'.repeat(500_000);
    await backedUp(namespace, content);
    await deletePvc(namespace);
    await cluster().api.create(pvc(namespace, 'data'));
    expect(await plumber.metric('pvc_plumber_restore_promised_bytes', labels)).toBe(content.length);

    // Somebody has put another repository in place, for the time of the restore: the mover finds nothing in it.
    const volume = volsync.volume();
    const other = await REPLACEMENTS['another repository with the same password']?.(share);
    const run = await share.whileReplacedBy(other as string, () => volsync.restore(namespace, 'data', volume));
    expect(run, 'VolSync takes this for a success').toMatchObject({ exitCode: 0 });
    expect(readdirSync(volume)).toEqual([]);

    await bind(cluster(), namespace, 'data');
    // As long as nothing is written, there is no backup: it gets old.
    expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    expect(await share.snapshotsOf(namespace, 'data')).toHaveLength(1);
    // The app begins anew: its backup is much smaller than the one before.
    writeFileSync(join(volume, 'new'), 'new');
    giveTo(kopia.user, volume);
    expect(await volsync.backUp(namespace, 'data', volume)).toMatchObject({ exitCode: 0 });
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ decision: 'restore' });
    await plumber.restart();
    expect(await plumber.ask(namespace, 'data')).toMatchObject({ decision: 'restore' });
    expect(await plumber.metric('pvc_plumber_source_last_complete_snapshot_size_bytes', labels)).toBe(3);
    expect(await plumber.metric('pvc_plumber_source_previous_snapshot_size_bytes', labels)).toBe(content.length);
  });
});
