import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { RestoreDrill, resolvePlan } from '../../../lib';
import type { KubeObject } from '../support/api';
import { filledPvc, useBackups } from '../support/backups';
import { runDrillPod } from '../support/drill-pod';
import { giveTo, writeFiles } from '../support/files';
import { useCluster } from '../support/scenario';
import type { Share } from '../support/share';

const cluster = useCluster();
const backups = useBackups(cluster);

const CHECK = ['/bin/sh', '-c', 'test "$(wc -c < /data/size-4097)" -eq 4097 && test -L /data/link-relative'];

/** A drill as it is rendered for a repository. */
function drill(namespace: string, uniqueId: string, command: readonly string[] = CHECK): KubeObject {
  const { create: _, ...repository } = config.repository;
  const plan = resolvePlan({ ...config, repository: { ...repository, uniqueId } });
  const chart = new Chart(new App(), 'test');
  new RestoreDrill(chart, 'Drill', {
    plan,
    pvc: { name: 'data', namespace },
    schedule: '0 4 * * 0',
    storage: '10Gi',
    check: { image: 'docker.io/library/alpine:3.22', command },
  });
  return chart.toJson()[0];
}

/** Runs the pod of a drill. */
function runDrill(job: KubeObject, share: Share) {
  const { kopia, directory } = backups();
  return runDrillPod(job, { share, binary: kopia.binary, user: kopia.user, directory });
}

/** A PVC with one backup. */
async function backedUp(prefix: string, fill = writeFiles): Promise<string> {
  const { namespace, volume } = await filledPvc(cluster(), backups(), prefix, fill);
  await backups().volsync.backUp(namespace, 'data', volume);
  return namespace;
}

describe('a restore drill', () => {
  test('I7: is accepted by the API server, and restores what the mover backed up', async () => {
    const { share } = backups();
    const namespace = await backedUp('drill');
    const job = drill(namespace, share.uniqueId);
    await cluster().api.apply(job);

    const { exitCode, log, restored } = await runDrill(job, share);
    expect(log).toMatch(/\d+ files, \d+ bytes are restored/);
    expect(exitCode).toBe(0);
    expect(restored).toContain('size-4097');
  });

  test('I10: fails when the check does', async () => {
    const { share } = backups();
    const namespace = await backedUp('drill');
    const { exitCode, restored } = await runDrill(drill(namespace, share.uniqueId, ['/bin/false']), share);
    expect(exitCode).not.toBe(0);
    expect(restored).toContain('size-4097');
  });

  test('I10: fails when there is no backup, where VolSync’s mover would report success', async () => {
    const { share } = backups();
    const namespace = await cluster().namespace('drill');
    const { exitCode, log } = await runDrill(drill(namespace, share.uniqueId, ['/bin/true']), share);
    expect(log).toContain(`restore drill of data-backup@${namespace}:/data: there is no backup`);
    expect(exitCode).not.toBe(0);
  });

  test('I10: fails when the mover could not read all files', async () => {
    const { share, kopia } = backups();
    const namespace = await backedUp('drill', (volume) => writeFileSync(join(volume, 'readable'), 'x'));
    await share.connected(
      async (connection) => {
        const volume = mkdtempSync(join(backups().directory, 'unreadable-'));
        writeFileSync(join(volume, 'readable'), 'x');
        writeFileSync(join(volume, 'locked'), 'x', { mode: 0 });
        giveTo(kopia.user, volume);
        const create = ['snapshot', 'create', volume, '--override-source=/data'];
        await expect(share.command(connection, ...create)).rejects.toThrow(/fatal error/);
      },
      '--override-username=data-backup',
      `--override-hostname=${namespace}`,
    );
    const { exitCode, log } = await runDrill(drill(namespace, share.uniqueId, ['/bin/true']), share);
    expect(log).toMatch(/could not read \d+ files and directories/);
    expect(exitCode).not.toBe(0);
  });

  test('I12: fails on another repository, and on an empty share, and leaves both as they are', async () => {
    const { share } = backups();
    const namespace = await backedUp('drill');
    const other = drill(namespace, 'f'.repeat(64), ['/bin/true']);
    expect(await runDrill(other, share)).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('does not hold the repository that is meant'),
    });
    const job = drill(namespace, share.uniqueId, ['/bin/true']);
    const empty = share.empty();
    const outcome = await share.whileReplacedBy(empty, () => runDrill(job, share));
    expect(outcome).toMatchObject({ exitCode: 1, restored: [] });
    expect(readdirSync(empty)).toEqual([]);
  });
});
