import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_IMAGES } from '../../lib';
import { ensureBinary } from '../../tools/engine-build';
import { type BinaryName, engineVersion } from '../../tools/engines';
import { noise } from '../cluster/support/files';
import { fillVolume } from '../support/deciding-volumes';
import { KopiaClient } from '../support/kopia-client';

/** What VolSync's movers have, and what everything else runs. */
const VERSIONS = ['kopia-0.22', 'kopia'] as const satisfies readonly BinaryName[];

test('the tests run the version of Kopia that is deployed, and the movers theirs', () => {
  expect(DEFAULT_IMAGES.kopia).toContain(`:${engineVersion('kopia').slice(1)}@sha256:`);
  expect(engineVersion('kopia-0.22')).toBe('v0.22.3');
});

describe('I7: two versions of Kopia on one repository', { timeout: 180_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'kopia-versions-'));
  const binaries = new Map<BinaryName, string>();

  beforeAll(() => {
    for (const version of VERSIONS) binaries.set(version, ensureBinary(version));
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Files that compress and files that do not, different in each round. */
  function volume(place: string, round: number): Record<string, string> {
    const files = {
      noise: noise(`round ${round}`, 300_000).toString('latin1'),
      text: `round ${round} `.repeat(20_000),
      'below/small': `${round}`,
    };
    fillVolume(place, files);
    return files;
  }

  interface Written {
    readonly pvc: string;
    readonly files: Readonly<Record<string, string>>;
  }

  /** Writes a backup as a mover of ours does. */
  async function write(user: KopiaClient, place: string, pvc: string, round: number): Promise<Written> {
    const files = volume(join(place, pvc), round);
    await user.run('policy', 'set', `${pvc}-backup@my-app:/data`, '--compression=zstd-fastest');
    await user.backUp(join(place, pvc), pvc);
    return { pvc, files };
  }

  async function expectRestored(user: KopiaClient, { pvc, files }: Written): Promise<void> {
    const [snapshot] = await user.snapshotsOf(pvc);
    expect(snapshot?.rootEntry.summ.files, `files of ${pvc}`).toBe(Object.keys(files).length);
    const restored = join(user.directory, `restored-${pvc}`);
    await user.run('snapshot', 'restore', snapshot?.id ?? '', restored);
    for (const [name, content] of Object.entries(files)) {
      expect(readFileSync(join(restored, name), 'utf8') === content, `${pvc}/${name} is as it was`).toBe(true);
    }
  }

  const PAIRS = VERSIONS.flatMap((creator) => VERSIONS.map((maintainer) => [creator, maintainer] as const));

  test.each(PAIRS)(
    'I7: created by %s and maintained by %s: what one writes, the other lists and restores',
    async (...pair) => {
      const place = join(directory, pair.join('-'));
      const share = join(place, 'share');
      mkdirSync(share, { recursive: true });
      const client = (version: BinaryName, role: string) =>
        new KopiaClient(binaries.get(version) as string, join(place, `${role}-${version}`));
      const owner = ['--override-username=maintenance', '--override-hostname=volsync'];
      const [creator, maintainer] = pair;
      await client(creator, 'creator').create(share, ...owner);
      const maintenance = client(maintainer, 'maintenance');
      await maintenance.connect(share, ...owner);
      const users = VERSIONS.map((version) => client(version, 'user'));
      for (const user of users) await user.connect(share);

      const written: Written[] = [];
      // The second round writes to, and maintains, what has been maintained.
      for (const round of [1, 2]) {
        for (const [index, user] of users.entries())
          written.push(await write(user, place, `data-${round}-${index}`, round));
        // Without the waiting times that keep a maintenance from dropping and compacting what is young.
        await maintenance.run('maintenance', 'run', '--full', '--safety=none');
      }
      for (const user of users) {
        for (const each of written) await expectRestored(user, each);
        await user.run('snapshot', 'verify', '--verify-files-percent=100');
      }
    },
  );

  test('what is written with lz4 can be read by the version of the movers only, so the config refuses it', async () => {
    const place = join(directory, 'lz4');
    mkdirSync(join(place, 'share'), { recursive: true });
    const [old, platform] = VERSIONS.map(
      (version) => new KopiaClient(binaries.get(version) as string, join(place, version)),
    ) as [KopiaClient, KopiaClient];
    await old.create(join(place, 'share'));
    await platform.connect(join(place, 'share'));
    const pvc = 'data';
    fillVolume(join(place, 'volume'), { text: 'compresses well '.repeat(20_000) });
    await old.run('policy', 'set', `${pvc}-backup@my-app:/data`, '--compression=lz4');
    await old.backUp(join(place, 'volume'), pvc);
    const [snapshot] = await platform.snapshotsOf(pvc);
    const restore = (client: KopiaClient) =>
      client.run('snapshot', 'restore', snapshot?.id ?? '', join(client.directory, 'restored'));
    await expect(restore(platform)).rejects.toThrow(/LZ4 compressor is not supported/);
    await restore(old);
    expect(readFileSync(join(old.directory, 'restored', 'text'), 'utf8')).toMatch(/^compresses well /);
  });
});
