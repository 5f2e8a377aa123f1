import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { KopiaMaintenance, type Plan } from '../../../lib';
import { MAINTENANCE_OWNER } from '../../../lib/contract/identity';
import { kopiaCacheFlags } from '../../../lib/kopia/cache-limits';
import { type Container } from '../../../lib/kubernetes/objects';
import { maintenanceScript } from '../../../lib/platform/kopia-maintenance/kopia-maintenance';
import { BUILD_TIMEOUT, binaryOrSkip } from '../../support/binary-or-skip';
import { minimalPlan, REPOSITORY_ID, validPlan } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';
import { DECIDING_VOLUMES, fillVolume } from '../../support/deciding-volumes';
import { KopiaClient } from '../../support/kopia-client';
import { kindsOf, manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('KopiaMaintenance');

const render = (plan: Plan) => manifestsOf((chart) => new KopiaMaintenance(chart, 'Test', { plan }));
const cronJob = (plan: Plan) => only(render(plan), 'CronJob');
const POD = 'spec.jobTemplate.spec.template.spec';

test('comes with everything that it needs, all in the namespace of the platform', () => {
  const manifests = render(allOptionsPlan);
  expect(kindsOf(manifests)).toEqual(['CronJob', 'ExternalSecret', 'NetworkPolicy', 'ServiceAccount']);
  for (const { metadata } of manifests) expect(metadata.namespace).toBe('backup');
});

test('there is one runner at a time, and none that is started again', () => {
  expect(cronJob(minimalPlan)).toMatchObject({
    spec: {
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: { parallelism: 1, completions: 1, backoffLimit: 0, podReplacementPolicy: 'Failed' },
      },
    },
  });
  expect(cronJob(minimalPlan)).toHaveProperty(`${POD}.restartPolicy`, 'Never');
});

test('a runbook may suspend it: Argo CD leaves alone what Git does not state', () => {
  expect(cronJob(allOptionsPlan)).not.toHaveProperty('spec.suspend');
});

test('I11: it runs in its own slot or not at all', () => {
  expect(cronJob(minimalPlan)).toHaveProperty('spec.schedule', '55 3 * * *');
  expect(cronJob(allOptionsPlan)).toHaveProperty('spec.schedule', '57 */6 * * *');
  const { startingDeadlineSeconds } = cronJob(minimalPlan).spec as { startingDeadlineSeconds: number };
  expect(startingDeadlineSeconds).toBeLessThan(5 * 60);
});

describe('I7: it works as all others do', () => {
  test('I7: as the same user', () => {
    for (const plan of [minimalPlan, allOptionsPlan]) {
      expect(cronJob(plan)).toMatchObject({
        spec: {
          jobTemplate: {
            spec: {
              template: {
                spec: {
                  securityContext: { runAsUser: plan.mover.uid, runAsGroup: plan.mover.gid, fsGroup: plan.mover.gid },
                },
              },
            },
          },
        },
      });
    }
  });

  test('I7: on the same share, at the same place', () => {
    for (const plan of [minimalPlan, allOptionsPlan]) {
      expect(cronJob(plan)).toHaveProperty(`${POD}.volumes.0`, { name: 'repository', nfs: plan.repository.nfs });
      expect(cronJob(plan)).toHaveProperty(`${POD}.containers.0.volumeMounts.0`, {
        name: 'repository',
        mountPath: plan.repository.path,
      });
      expect(maintenanceScript(plan)).toContain(`--path=${plan.repository.path} `);
    }
  });
});

test('its memory survives a repository that has grown', () => {
  expect(cronJob(minimalPlan)).toHaveProperty(`${POD}.containers.0.resources.limits.memory`, '4Gi');
  expect(cronJob(allOptionsPlan)).toHaveProperty(`${POD}.containers.0.resources.limits.memory`, '8Gi');
});

test("Kopia's cache is kept below its volume, which a grown repository would fill otherwise", () => {
  const job = cronJob(minimalPlan);
  expect(job).toHaveProperty(`${POD}.volumes.1`, { name: 'scratch', emptyDir: { sizeLimit: '8Gi' } });
  const flags = kopiaCacheFlags('8Gi').join(' ');
  expect(maintenanceScript(minimalPlan)).toMatch(new RegExp(`^kopia repository connect .* ${flags}$`, 'm'));
});

test('I15: the password comes from a Secret, and is no argument', () => {
  expect(only(render(minimalPlan), 'ExternalSecret')).toMatchObject({
    spec: { target: { name: 'kopia-maintenance' }, data: [{ secretKey: 'KOPIA_PASSWORD' }] },
  });
  expect(maintenanceScript(minimalPlan)).not.toContain('password');
});

describe('on real repositories', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'pvc-backup-maintenance-'));
  const owner = `${MAINTENANCE_OWNER.username}@${MAINTENANCE_OWNER.hostname}`;
  let kopia = '';

  beforeEach((context) => {
    kopia = binaryOrSkip(context, 'kopia');
  }, BUILD_TIMEOUT);

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

  test('I17: after it, no file in the data decides what is backed up, in a repository with the old policy', async (context) => {
    const { share } = createdByMover('deciding');
    const mover = new KopiaClient(binaryOrSkip(context, 'kopia-0.22'), join(directory, 'deciding-mover'));
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
