import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KopiaRepository } from './support/kopia-repository';
import { KopiaWrapper } from './support/kopia-wrapper';
import { PlumberProcess } from './support/plumber-process';

const APP = 'my-app';
const root = mkdtempSync(join(tmpdir(), 'plumber-index-'));
let plumber: PlumberProcess | undefined;
let work: string;
let wrapper: KopiaWrapper;

beforeEach(() => {
  work = mkdtempSync(join(root, 'test-'));
  wrapper = new KopiaWrapper(work);
});
afterEach(async () => {
  await plumber?.kill();
  plumber = undefined;
});
afterAll(() => rmSync(root, { recursive: true }));

/** A pod that has just started: it remembers nothing. */
async function start(share: string, uniqueId: string): Promise<PlumberProcess> {
  await plumber?.kill();
  plumber = await PlumberProcess.start({
    directory: mkdtempSync(join(work, 'pod-')),
    repositoryPath: share,
    uniqueId,
    kopia: wrapper.path,
    environment: { CACHE_TTL: '0' },
  });
  return plumber;
}

const decisionOf = async (server: PlumberProcess, pvc: string) => (await server.exists(APP, pvc)).decision;
const processes = (command: string) => wrapper.started.filter((line) => line.includes(command)).length;

async function expectUnknown(server: PlumberProcess, pvc: string, why: RegExp): Promise<void> {
  const answer = await server.exists(APP, pvc);
  expect(answer).toMatchObject({ status: 503, exists: false, decision: 'unknown', authoritative: false });
  expect(String(answer.error)).toMatch(why);
}

describe('I12: an index of more than 1,000 blobs', () => {
  let repository: KopiaRepository;
  beforeAll(async () => {
    repository = await KopiaRepository.create(root, 'large');
    await repository.backUp(APP, 'my-data');
    await repository.growIndex(1001);
  });

  test('is read in full: what Kopia advises then is no error, and the blobs are counted', async () => {
    const server = await start(repository.path, repository.uniqueId);
    expect(await server.exists(APP, 'my-data')).toMatchObject({ status: 200, decision: 'restore' });
    expect(await server.exists(APP, 'other')).toMatchObject({ status: 200, decision: 'fresh' });
    expect(await server.readyz()).toBe(200);
    expect(await server.metric('pvc_plumber_listing_failures_total{reason="kopia"}')).toBe(0);
    const there = readdirSync(join(repository.path, 'x'), { recursive: true, encoding: 'utf8' });
    const files = there.filter((name) => name.endsWith('.f'));
    expect(files.length).toBeGreaterThan(1000);
    expect(await server.metric('pvc_plumber_index_blobs')).toBe(files.length);
  });

  test.each([
    ['before', '"unable to parse snapshot manifest" >&2; "$KOPIA" "$@"; exit 0'],
    ['after', '"" >&2; "$KOPIA" "$@"; echo "unable to parse snapshot manifest" >&2; exit 0'],
  ])('hides no error that comes %s the advice', async (_, rest) => {
    wrapper.first(`echo ${rest}`);
    const server = await start(repository.path, repository.uniqueId);
    await expectUnknown(server, 'other', /could not read all of the repository: unable to parse snapshot manifest/);
  });
});

describe('I12: a new pod says "fresh" only where it sees an index', () => {
  let original: KopiaRepository;
  let share: string;
  beforeAll(async () => {
    original = await KopiaRepository.create(root, 'original');
    await original.backUp(APP, 'my-data');
    await original.advanceEpoch();
    await original.backUp(APP, 'my-data');
  });
  beforeEach(() => {
    share = join(work, 'share');
    original.copyTo(share);
  });
  const index = () => join(share, 'x');
  const emptyIndex = () => {
    for (const folder of readdirSync(index())) {
      rmSync(join(index(), folder), { recursive: true });
      mkdirSync(join(index(), folder));
    }
  };

  test('as in one whose epoch was advanced', async () => {
    expect(readdirSync(share)).toEqual(expect.arrayContaining(['xe1.f', expect.stringMatching(/^xw\d+\.f$/)]));
    const server = await start(share, original.uniqueId);
    expect(await decisionOf(server, 'my-data')).toBe('restore');
    expect(await decisionOf(server, 'other')).toBe('fresh');
  });

  test.each<[string, () => void]>([
    ['is gone, while the markers of its epochs are there', () => rmSync(index(), { recursive: true })],
    [
      'is an empty directory',
      () => {
        rmSync(index(), { recursive: true });
        mkdirSync(index());
      },
    ],
    ['has only empty directories', emptyIndex],
    [
      'has only a file that was not written in full',
      () => {
        emptyIndex();
        writeFileSync(join(index(), 'n0_', 'ab12-s34-c1.f.tmp.5678'), 'x');
      },
    ],
    [
      'is a symbolic link to nothing',
      () => {
        rmSync(index(), { recursive: true });
        symlinkSync('x', index());
      },
    ],
    [
      'is a symbolic link, which Kopia does not follow',
      () => {
        cpSync(index(), join(work, 'elsewhere'), { recursive: true });
        rmSync(index(), { recursive: true });
        symlinkSync(join(work, 'elsewhere'), index());
      },
    ],
    [
      'has only files that are links to themselves',
      () => {
        emptyIndex();
        symlinkSync('loop.f', join(index(), 'n0_', 'loop.f'));
      },
    ],
  ])('and not where it %s', async (_, damage) => {
    damage();
    const server = await start(share, original.uniqueId);
    await expectUnknown(server, 'other', /has lost its index/);
    await expectUnknown(server, 'my-data', /has lost its index/);
    expect(await server.readyz()).toBe(503);
    expect(wrapper.started).toEqual([]);
    rmSync(share, { recursive: true });
    original.copyTo(share);
    expect(await decisionOf(server, 'my-data')).toBe('restore');
  });

  test('and the file with the layout, before Kopia writes a wrong one', async () => {
    rmSync(join(share, '.shards'));
    const server = await start(share, original.uniqueId);
    await expectUnknown(server, 'other', /\.shards is missing.*incomplete copy/);
    expect(readdirSync(share)).not.toContain('.shards');
    expect(wrapper.started).toEqual([]);
  });
});

describe('I12: a repository that has lost a part of its index', () => {
  test('is unknown for PVCs of which it says nothing, when what every repository has is lost with it', async () => {
    const repository = await KopiaRepository.create(work, 'share');
    const created = readdirSync(join(repository.path, 'x', 'n0_'));
    await repository.backUp(APP, 'my-data');
    // The first index blob, which says where the manifests of the creation are. Kopia lists the rest, and ends with 0.
    for (const name of created) rmSync(join(repository.path, 'x', 'n0_', name));
    const server = await start(repository.path, repository.uniqueId);
    await expectUnknown(server, 'other', /lost a part of its index.*global policy and the settings of the maintenance/);
    expect(await decisionOf(server, 'my-data')).toBe('restore');
    expect(await server.metric('pvc_plumber_missing_base_manifests')).toBe(2);
  });

  test('is unknown when all of it is lost but what was added later by somebody else', async () => {
    const repository = await KopiaRepository.create(work, 'share');
    await repository.backUp(APP, 'my-data');
    const lost = readdirSync(join(repository.path, 'x', 'n0_'));
    await repository.growIndex(1);
    for (const name of lost) rmSync(join(repository.path, 'x', 'n0_', name));
    const server = await start(repository.path, repository.uniqueId);
    await expectUnknown(server, 'my-data', /lost a part of its index/);
  });

  test('is noticed while a pod runs, and not looked for while nothing was removed', async () => {
    const repository = await KopiaRepository.create(work, 'share');
    const server = await start(repository.path, repository.uniqueId);
    await server.untilReady();
    expect(processes('manifest list')).toBe(1);
    expect(await server.metric('pvc_plumber_missing_base_manifests')).toBe(0);
    const folder = join(repository.path, 'x', 'n0_');
    const created = readdirSync(folder);
    await repository.backUp(APP, 'my-data');
    const [added = ''] = readdirSync(folder).filter((name) => !created.includes(name));
    expect(await decisionOf(server, 'other')).toBe('fresh');
    expect(processes('manifest list')).toBe(1);
    await repository.deleteGlobalPolicy();
    expect(await decisionOf(server, 'other')).toBe('fresh');
    // Then a blob goes, as after a maintenance: one that was not there yet when the manifests were seen.
    cpSync(join(folder, added), join(work, 'kept'));
    rmSync(join(folder, added));
    await expectUnknown(server, 'other', /lost a part of its index.*global policy/);
    expect(processes('manifest list')).toBe(2);
    await repository.setGlobalPolicy();
    cpSync(join(work, 'kept'), join(folder, added));
    expect(await decisionOf(server, 'other')).toBe('fresh');
  });
});
