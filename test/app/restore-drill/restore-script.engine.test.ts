import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RestoreDrill, type RestoreDrillProps } from '../../../lib';
import { ensureBinary } from '../../../tools/engine-build';
import { type KubeObject } from '../../cluster/support/api';
import { type DrillOutcome, runDrillPod } from '../../cluster/support/drill-pod';
import { giveTo, noise } from '../../cluster/support/files';
import { Kopia, podUser } from '../../cluster/support/kopia';
import { Share } from '../../cluster/support/share';
import { minimalDrill } from '../../support/constructs';
import { DECIDING_VOLUMES, fillVolume } from '../../support/deciding-volumes';
import { CLIENT_PASSWORD } from '../../support/kopia-client';
import { manifestsOf, only } from '../../support/manifests';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const IDENTITY = 'restore drill of data-backup@my-app:/data';

describe('a drill on real repositories', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'pvc-backup-drill-'));
  chmodSync(directory, 0o711);
  let kopia: Kopia;
  let shares = 0;

  beforeAll(() => {
    for (const version of ['kopia', 'kopia-0.22'] as const) ensureBinary(version);
    kopia = Kopia.install(directory, podUser({ uid: 568, gid: 568 }));
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** A repository with one backup of `data` in `my-app`, made with flags. */
  async function backedUp(files: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<Share> {
    const share = new Share(join(directory, `share-${++shares}`), kopia, CLIENT_PASSWORD);
    const volume = `${share.path}.volume`;
    mkdirSync(join(volume, 'empty'), { recursive: true });
    fillVolume(volume, files);
    giveTo(kopia.user, volume);
    await share.createRepository();
    const create = ['snapshot', 'create', volume, '--override-source=/data', ...flags];
    const mover = ['--override-username=data-backup', '--override-hostname=my-app'];
    await share.connected((connection) => share.command(connection, ...create), ...mover);
    return share;
  }

  async function runDrill(share: Share, props: Partial<RestoreDrillProps> = {}): Promise<DrillOutcome> {
    const check = { image: 'docker.io/library/alpine:3.22', command: ['/bin/sh', '-c', 'ls /data'] };
    const manifests = manifestsOf((chart) => new RestoreDrill(chart, 'Test', { ...minimalDrill, check, ...props }));
    const job = only(manifests, 'CronJob') as unknown as KubeObject;
    return runDrillPod(job, { share, binary: kopia.binary, user: kopia.user, directory });
  }

  /** Flags of a snapshot that was started so long ago. */
  function startedAgo(milliseconds: number): string[] {
    const time = new Date(Date.now() - milliseconds).toISOString().replace(/^(.*)T(.*)\..*$/, '$1 $2 UTC');
    return [`--start-time=${time}`, `--end-time=${time}`];
  }

  const FILES = { important: 'x', 'below/file': 'four' };

  test('I10: restores where nothing but the mounted volumes can be written, and says what it found', async () => {
    const outcome = await runDrill(await backedUp(FILES));
    expect(outcome.log).toMatch(/the latest backup is [0-9a-f]{32} of 20\S+Z, 0 hours old: 2 files, 5 bytes/);
    expect(outcome.log).toContain('2 files, 5 bytes are restored');
    expect(outcome).toMatchObject({ exitCode: 0, restored: ['below', 'empty', 'important'] });
    expect(outcome.log).toMatch(/^below\nempty\nimportant$/m);
  });

  test('I10: fails when the backup has no files, though it is complete', async () => {
    const outcome = await runDrill(await backedUp({}));
    expect(outcome.log).toContain(`${IDENTITY}: the backup has no files`);
    expect(outcome.exitCode).toBe(1);
  });

  test('I10: fails when the only backup is 90 days old', async () => {
    const outcome = await runDrill(await backedUp(FILES, ...startedAgo(90 * DAY)));
    expect(outcome.log).toContain('2160 hours old: 2 files, 5 bytes');
    expect(outcome.log).toContain(`${IDENTITY}: the latest backup is 2160 hours old, and may be 30`);
    expect(outcome.exitCode).toBe(1);
  });

  test.each([
    ['hourly', 2.9, 0],
    ['hourly', 3.1, 1],
    ['daily', 29.9, 0],
    ['daily', 30.1, 1],
  ])('I10: with the tier "%s", a backup of %d hours ends with %i', async (tier, hours, exitCode) => {
    const outcome = await runDrill(await backedUp(FILES, ...startedAgo(hours * HOUR)), { tier });
    expect(outcome.log).toContain(`${Math.floor(hours)} hours old`);
    expect(outcome.exitCode).toBe(exitCode);
  });

  test('I10: fails when the backup is from the future: then all later ones are deleted as older', async () => {
    const outcome = await runDrill(await backedUp(FILES, ...startedAgo(-2 * HOUR)));
    expect(outcome.log).toMatch(/the latest backup is of \S+, which is yet to come: look at the clocks of the nodes/);
    expect(outcome.exitCode).toBe(1);
  });

  test('I10: fails when the backup was cut off, which Kopia lists like any other', async () => {
    const files = Object.fromEntries(
      [1, 2, 3].map((part) => [`part-${part}`, noise(`part ${part}`, 1_000_000).toString('latin1')]),
    );
    const outcome = await runDrill(await backedUp(files, '--upload-limit-mb=1', '--parallel=1'));
    expect(outcome.log).toContain(`${IDENTITY}: the latest backup was cut off: `);
    expect(outcome.exitCode).toBe(1);
  });

  test.each(Object.entries(DECIDING_VOLUMES))('I17: fails when %s kept files out of the backup', async (_, files) => {
    const outcome = await runDrill(await backedUp(files));
    expect(outcome.log).toMatch(/the backup leaves out \d+ files and directories, because of a policy of Kopia/);
    expect(outcome.exitCode).toBe(1);
  });

  test('I10: a file that another process removes while it is restored is missed', async () => {
    const share = await backedUp(FILES);
    const wrapper = join(directory, 'wrapper');
    mkdirSync(wrapper);
    // What Kopia restored and did not keep: the exit code says nothing of it.
    writeFileSync(join(wrapper, 'kopia'), `#!/bin/sh\n'${kopia.binary}' "$@" || exit $?\nrm -f important\n`, {
      mode: 0o755,
    });
    const manifests = manifestsOf((chart) => new RestoreDrill(chart, 'Test', minimalDrill));
    const job = only(manifests, 'CronJob') as unknown as KubeObject;
    const settings = { share, binary: join(wrapper, 'kopia'), user: kopia.user, directory };
    const outcome = await runDrillPod(job, settings);
    expect(outcome.log).toContain(`${IDENTITY}: the backup has 2 files, and 1 were restored`);
    expect(outcome.exitCode).toBe(1);
  });
});
