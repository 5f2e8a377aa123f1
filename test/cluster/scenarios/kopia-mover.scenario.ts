import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useBackups } from '../support/backups';
import { giveTo } from '../support/files';
import { Mover, type Operation } from '../support/mover';
import type { MoverEnvironment } from '../support/mover-environment';
import { useCluster } from '../support/scenario';
import { Share } from '../support/share';

const backups = useBackups(useCluster());

/** One run of VolSync's own mover script. */
interface Recording {
  readonly name: string;
  readonly operation: Operation;
  readonly share: 'repository' | 'empty directory';
  readonly password: 'right' | 'wrong';
  readonly environment: MoverEnvironment;
  readonly data: 'files' | 'nothing';
  readonly commands: readonly string[];
  readonly exitCode: number;
  readonly repositoryAfterwards: boolean;
}

const FIXTURE = join(__dirname, '..', '..', 'fixtures', 'volsync-mover', '0.17.11.json');
const { runs }: { runs: Recording[] } = JSON.parse(readFileSync(FIXTURE, 'utf8'));

let prepared: Share | undefined;

/** A repository with one backup under the identity of the recordings, made once and copied. */
async function withOneBackup(): Promise<string> {
  const { kopia, share, directory } = backups();
  if (prepared === undefined) {
    const made = new Share(join(directory, 'prepared'), kopia, share.password);
    await made.createRepository();
    const volume = join(directory, 'prepared-data');
    mkdirSync(volume);
    writeFileSync(join(volume, 'file'), 'x');
    giveTo(kopia.user, volume);
    await made.connected(
      (connection) => made.command(connection, 'snapshot', 'create', volume, '--override-source=/data'),
      '--override-username=data-backup',
      '--override-hostname=ns',
    );
    prepared = made;
  }
  return prepared.copy();
}

/** Runs the mover of the tests under the circumstances of a recording. */
async function replay(recording: Recording, number: number) {
  const { kopia, share, directory } = backups();
  const place = join(directory, `recording-${number}`);
  const mounts = {
    '/data': join(place, 'data'),
    '/restore/data': join(place, 'restored'),
    '/cache': join(place, 'cache'),
  };
  for (const mount of Object.values(mounts)) mkdirSync(mount, { recursive: true });
  mkdirSync(join(mounts['/cache'], 'logs'));
  const exported = new Share(
    recording.share === 'repository' ? await withOneBackup() : join(place, 'share'),
    kopia,
    share.password,
  );
  if (recording.operation === 'backup' && recording.data === 'files') writeFileSync(join(mounts['/data'], 'file'), 'x');
  giveTo(kopia.user, place);
  kopia.calls.length = 0;
  const password = recording.password === 'right' ? share.password : 'wrong';
  const secret = { KOPIA_REPOSITORY: 'filesystem:///repository', KOPIA_PASSWORD: password };
  const all = { ...mounts, '/repository': exported.path };
  const { exitCode } = await new Mover(kopia, { ...recording.environment, ...secret }, all).run(recording.operation);
  return { exitCode, commands: kopia.calls.map(asInPod), repositoryAfterwards: exported.isRepository };

  /** A command with the paths of a pod. */
  function asInPod(args: readonly string[]): string {
    const text = args.filter((arg) => !arg.startsWith('--override-source=')).join(' ');
    return Object.entries({ ...mounts, '/repository': exported.path })
      .reduce((command, [path, here]) => command.replaceAll(here, path), text)
      .replace(/\b[0-9a-f]{32}\b/g, '<id>');
  }
}

describe('the mover of these scenarios does what VolSync’s does', () => {
  test.each(runs.map((recording, index) => [recording.name, recording, index] as const))(
    'I7: the same commands and the same end as VolSync’s own script: %s',
    async (_, recording, index) => {
      expect(await replay(recording, index)).toStrictEqual({
        exitCode: recording.exitCode,
        commands: recording.commands,
        repositoryAfterwards: recording.repositoryAfterwards,
      });
    },
  );
});
