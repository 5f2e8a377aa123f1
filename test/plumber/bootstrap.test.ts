import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { App, Chart } from 'cdk8s';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KopiaRepositoryBootstrap } from '../../lib';
import { ensureBinary } from '../../tools/engine-build';
import { minimalPlan } from '../support/config';
import { DECIDING_VOLUMES, fillVolume } from '../support/deciding-volumes';
import { KopiaClient } from '../support/kopia-client';
import { PASSWORD } from './support/kopia-repository';
import { PlumberProcess } from './support/plumber-process';

const run = promisify(execFile);

let work: string;
let share: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  share = join(work, 'share');
  mkdirSync(share);
});
afterEach(() => rmSync(work, { recursive: true }));

interface Job {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly containers: readonly { command: [string, ...string[]]; env: { name: string; value?: string }[] }[];
      };
    };
  };
}

/** Runs the command of the Job as it stands in its manifest, in its environment; only the directories are others. */
async function bootstrap(password = PASSWORD): Promise<string> {
  const chart = new Chart(new App(), 'test');
  new KopiaRepositoryBootstrap(chart, 'Bootstrap', { plan: minimalPlan });
  const [job] = chart.toJson() as [Job];
  const [container] = job.spec.template.spec.containers;
  if (container === undefined) throw new Error('the Job has no container');
  // Each run is a pod of its own.
  const scratch = mkdtempSync(join(work, 'scratch-'));
  const inPlace = (text: string) => text.replace(minimalPlan.repository.path, share).replace(/^\/scratch/, scratch);
  const env = Object.fromEntries(container.env.map(({ name, value }) => [name, inPlace(value ?? password)]));
  const [command, ...args] = container.command;
  const path = `${dirname(ensureBinary('kopia'))}:${process.env.PATH}`;
  const { stdout } = await run(command, args, { env: { ...env, PATH: path } });
  return stdout;
}

/** The client of a mover, connected to the share. */
async function mover(): Promise<KopiaClient> {
  const client = new KopiaClient(ensureBinary('kopia-0.22'), join(work, 'mover'), PASSWORD);
  await client.connect(share);
  return client;
}

async function expectWholeBackups(): Promise<void> {
  const client = await mover();
  for (const [index, files] of Object.values(DECIDING_VOLUMES).entries()) {
    const volume = join(work, `volume-${index}`);
    fillVolume(volume, files);
    await client.backUp(volume, `data-${index}`);
    expect(await client.snapshotsOf(`data-${index}`)).toMatchObject([
      {
        stats: { excludedFileCount: 0, excludedDirCount: 0 },
        rootEntry: { summ: { files: Object.keys(files).length } },
      },
    ]);
  }
}

const idIn = (output: string) => /uniqueId: '([0-9a-f]{64})',/.exec(output)?.[1];

describe('I17: the Job that creates the repository', () => {
  test('I17: lets no file in the data decide what is backed up', async () => {
    await bootstrap();
    await expectWholeBackups();
  });

  test('I17: does so when it is run again after it ended right behind the creation', async () => {
    const owner = new KopiaClient(ensureBinary('kopia'), join(work, 'interrupted'), PASSWORD);
    await owner.create(share, '--override-username=maintenance', '--override-hostname=volsync');
    expect(await bootstrap()).toContain('its global policy was changed');
    expect(await bootstrap()).toContain('nothing was changed');
    await expectWholeBackups();
  });
});

describe('I12: the Job that creates the repository', () => {
  test('makes one on an empty share, and prints the id by which pvc-plumber knows it', async () => {
    // What file servers and an earlier look of Kopia leave behind is nobody's data.
    for (const name of ['lost+found', '.snapshot', '.zfs']) mkdirSync(join(share, name));
    writeFileSync(join(share, '.shards'), '{}');
    const output = await bootstrap();
    expect(output).toContain('was created');
    const uniqueId = idIn(output) as string;
    const plumber = await PlumberProcess.start({ directory: join(work, 'pod'), repositoryPath: share, uniqueId });
    try {
      expect(await plumber.exists('my-app', 'my-data')).toMatchObject({ status: 200, decision: 'fresh' });
    } finally {
      await plumber.kill();
    }
  });

  test('belongs to the identity that maintains it', async () => {
    await bootstrap();
    const config = join(work, 'reader.config');
    const env = { PATH: process.env.PATH, HOME: work, USER: 'test', KOPIA_PASSWORD: PASSWORD };
    const kopia = (...args: string[]) => run(ensureBinary('kopia'), [`--config-file=${config}`, ...args], { env });
    await kopia('repository', 'connect', 'filesystem', `--path=${share}`, '--no-check-for-updates');
    expect((await kopia('maintenance', 'info')).stdout).toMatch(/^Owner: maintenance@volsync$/m);
  });

  test('changes nothing when it runs again, and prints the same id', async () => {
    const first = await bootstrap();
    const files = readdirSync(share, { recursive: true }).sort();
    const second = await bootstrap();
    expect(second).toContain('nothing was changed');
    expect(idIn(second)).toBe(idIn(first));
    expect(readdirSync(share, { recursive: true }).sort()).toEqual(files);
  });

  test('fails with another password than that of the repository, and changes nothing', async () => {
    await bootstrap();
    const files = readdirSync(share, { recursive: true }).sort();
    await expect(bootstrap('another password')).rejects.toThrow(/invalid repository password/);
    expect(readdirSync(share, { recursive: true }).sort()).toEqual(files);
  });

  test('fails on a share that holds something else, and writes nothing there', async () => {
    writeFileSync(join(share, 'photos.tar'), 'somebody else has this');
    await expect(bootstrap()).rejects.toThrow(/not empty.*photos\.tar.*Nothing was created/s);
    expect(readdirSync(share)).toEqual(['photos.tar']);
  });

  test('fails where the share is not mounted', async () => {
    rmSync(share, { recursive: true });
    await expect(bootstrap()).rejects.toThrow(/No such file/);
  });
});
