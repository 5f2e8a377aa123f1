import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAINTENANCE_OWNER } from '../../../lib/contract/identity';
import { type Container } from '../../../lib/kubernetes/objects';
import { maintenanceScript } from '../../../lib/platform/kopia-maintenance/kopia-maintenance';
import { ensureBinary } from '../../../tools/engine-build';
import { minimalPlan, REPOSITORY_ID, validPlan } from '../../support/config';
import { DECIDING_VOLUMES, fillVolume } from '../../support/deciding-volumes';
import { KopiaClient } from '../../support/kopia-client';
import { cronJob } from './rendered';

describe('maintenance on real repositories', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'pvc-backup-maintenance-'));
  const owner = `${MAINTENANCE_OWNER.username}@${MAINTENANCE_OWNER.hostname}`;
  let kopia = '';
  let kopiaOfMovers = '';

  beforeAll(() => {
    kopia = ensureBinary('kopia');
    kopiaOfMovers = ensureBinary('kopia-0.22');
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /**
   * What a pod has in its environment, with its scratch space at a place of this machine. One for each repository: Kopia
   * takes the format of a repository from its cache.
   */
  function environment(name: string): NodeJS.ProcessEnv {
    const [container] = (
      cronJob(minimalPlan).spec as { jobTemplate: { spec: { template: { spec: { containers: Container[] } } } } }
    ).jobTemplate.spec.template.spec.containers;
    const scratch = join(directory, name);
    const entries = (container?.env ?? []).map((variable) => [
      variable.name,
      variable.value?.replace('/scratch', scratch) ?? 'for this test only',
    ]);
    return { ...Object.fromEntries(entries), PATH: `${dirname(kopia)}:${process.env.PATH}` };
  }

  function sh(script: string, name: string): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], {
      env: environment(name),
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  const runOn = (share: string, plan = minimalPlan) =>
    sh(maintenanceScript(plan).replaceAll(plan.repository.path, share), `maintenance-${basename(share)}`);

  /** A repository that a mover has created, and what Kopia says about it. */
  function createdByMover(name: string): { share: string; uniqueId: string } {
    const share = join(directory, name);
    mkdirSync(share);
    const create = 'kopia repository create filesystem --override-username=data-backup --override-hostname=my-app';
    const { status, output } = sh(`${create} --path=${share} && kopia repository status`, `mover-${name}`);
    expect(status, output).toBe(0);
    return { share, uniqueId: /Unique ID:\s+([0-9a-f]{64})/.exec(output)?.[1] ?? '' };
  }

  const ownerOf = (share: string) => {
    const connect = `kopia repository connect filesystem --path=${share} --override-username=a --override-hostname=b`;
    return /^Owner: (.*)$/m.exec(sh(`${connect} && kopia maintenance info`, `reader-${basename(share)}`).output)?.[1];
  };

  test('I12: it takes over a repository that a mover created, and runs again and again', () => {
    const { share } = createdByMover('grown');
    expect(ownerOf(share)).toBe('data-backup@my-app');
    for (const _ of ['first', 'second']) {
      const { status, output } = runOn(share);
      expect(status, output).toBe(0);
      expect(output).toContain('Finished full maintenance.');
      expect(ownerOf(share)).toBe(owner);
    }
  });

  test('I12: it works on the repository that is meant', () => {
    const { share, uniqueId } = createdByMover('meant');
    const plan = validPlan({ repository: { create: false, uniqueId } });
    const { status, output } = runOn(share, plan);
    expect(status, output).toBe(0);
  });

  test('I17: after it, no file in the data decides what is backed up, in a repository with the old policy', async () => {
    const { share } = createdByMover('deciding');
    const mover = new KopiaClient(kopiaOfMovers, join(directory, 'deciding-mover'));
    await mover.connect(share);
    const volumes = Object.entries(DECIDING_VOLUMES).map(([what, files], index) => {
      fillVolume(join(directory, `deciding-${index}`), files);
      return {
        what,
        volume: join(directory, `deciding-${index}`),
        pvc: `data-${index}`,
        files: Object.keys(files).length,
      };
    });
    for (const { volume, pvc } of volumes) await mover.backUp(volume, pvc);
    expect(runOn(share)).toMatchObject({ status: 0 });
    for (const { what, volume, pvc, files } of volumes) {
      await mover.backUp(volume, pvc);
      const [before, after] = await mover.snapshotsOf(pvc);
      // The mover's own version leaves files out: otherwise this shows nothing.
      expect(before?.rootEntry.summ.files, what).toBeLessThan(files);
      expect(after, what).toMatchObject({
        stats: { excludedFileCount: 0, excludedDirCount: 0 },
        rootEntry: { summ: { files } },
      });
    }

    // What is right already is not written again.
    const policies = () => mover.run('manifest', 'list', '--filter=type:policy');
    const stated = await policies();
    expect(runOn(share)).toMatchObject({ status: 0 });
    expect(await policies()).toBe(stated);
    // Names that somebody added stay, and the default does not come back with the last of them.
    await mover.run('policy', 'set', '--global', '--add-dot-ignore=.nobackup', '--add-dot-ignore=.kopiaignore');
    expect(runOn(share)).toMatchObject({ status: 0 });
    const { files } = JSON.parse(await mover.run('policy', 'show', '--global', '--json'));
    expect(files).toStrictEqual({
      ignoreDotFiles: ['.nobackup', expect.stringMatching(/^\.pvc-backup-/)],
      ignoreCacheDirs: false,
    });
  });

  test('I12: it does nothing on another repository', () => {
    const { share } = createdByMover('foreign');
    const plan = validPlan({ repository: { create: false, uniqueId: REPOSITORY_ID } });
    const { status, output } = runOn(share, plan);
    expect(status).toBe(1);
    expect(output).toContain('does not hold the repository that the config means: nothing was done');
    expect(ownerOf(share)).toBe('data-backup@my-app');
  });

  test('I12: it creates nothing on an empty share, nor without one', () => {
    const share = join(directory, 'empty');
    mkdirSync(share);
    expect(runOn(share)).toMatchObject({ status: 1 });
    expect(readdirSync(share)).toEqual([]);
    expect(runOn(join(directory, 'gone'))).toMatchObject({ status: 1 });
    expect(existsSync(join(directory, 'gone'))).toBe(false);
  });
});
