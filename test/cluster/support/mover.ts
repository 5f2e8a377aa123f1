import type { ChildProcess } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Kopia, type KopiaResult } from './kopia';
import type { MoverEnvironment } from './mover-environment';

export type Operation = 'backup' | 'restore';

/** What the kubelet would have mounted into the mover's pod: path in the pod → directory on this machine. */
export type Mounts = Readonly<Record<string, string>>;

export interface MoverRun {
  /** The exit code of the pod's container. VolSync takes 0 for success. */
  readonly exitCode: number;
  readonly log: string;
}

/** Where the mover sees its cache. Its connection to the repository is a file in there. */
const CACHE = '/cache';

/** Ends the mover, as `exit` ends its script. */
class Exit extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`);
  }
}

/**
 * VolSync's Kopia mover, which is a shell script around the kopia command (perfectra1n/volsync 0.17.11,
 * mover-kopia/entry.sh): the same commands with the same arguments in the same order, what is done when one fails, and
 * the same exit code. `test/fixtures/volsync-mover` has the commands as the script itself ran them.
 *
 * One thing has to differ where there is no pod: the directories are elsewhere, so `snapshot create` states with
 * `--override-source` the path under which the pod would have seen them.
 */
export class Mover {
  private readonly lines: string[] = [];

  constructor(
    private readonly kopia: Kopia,
    private readonly environment: MoverEnvironment,
    private readonly mounts: Mounts,
    /** Is told of every command as soon as it runs. */
    private readonly started: (command: string, process: ChildProcess) => void = () => {},
  ) {}

  async run(operation: Operation): Promise<MoverRun> {
    try {
      await this.command('--version');
      if (operation === 'backup') await this.backUp();
      else await this.restore();
      return { exitCode: 0, log: this.log };
    } catch (error) {
      if (!(error instanceof Exit)) throw error;
      return { exitCode: error.code, log: this.log };
    }
  }

  get log(): string {
    return this.lines.join('\n');
  }

  /** A path of the pod on this machine. */
  private onThisMachine(path: string): string {
    const mount = Object.keys(this.mounts)
      .filter((candidate) => path === candidate || path.startsWith(`${candidate}/`))
      .sort((a, b) => b.length - a.length)[0];
    if (mount === undefined) throw new Error(`nothing is mounted at ${path}`);
    return join(this.mounts[mount] as string, path.slice(mount.length));
  }

  private get dataDirectory(): string {
    return this.onThisMachine(this.environment.DATA_DIR as string);
  }

  private async command(...args: string[]): Promise<KopiaResult> {
    const cache = this.onThisMachine(CACHE);
    const result = await this.kopia.run(
      [
        `--config-file=${cache}/kopia.config`,
        `--log-dir=${cache}/logs`,
        '--log-level=info',
        '--file-log-level=info',
        '--log-dir-max-files=3',
        '--log-dir-max-age=4h',
        ...args,
      ],
      {
        cwd: this.dataDirectory,
        env: {
          KOPIA_PASSWORD: this.environment.KOPIA_PASSWORD ?? '',
          KOPIA_CACHE_DIRECTORY: cache,
          KOPIA_LOG_DIR: `${cache}/logs`,
          KOPIA_CHECK_FOR_UPDATES: 'false',
        },
        started: (process) => this.started(args.join(' '), process),
      },
    );
    this.lines.push(`$ kopia ${args.join(' ')}`, result.stdout, result.stderr);
    return result;
  }

  private fail(message: string): never {
    this.lines.push(`ERROR: ${message}`);
    throw new Exit(1);
  }

  private async ensureConnected(): Promise<void> {
    if (!(await this.command('repository', 'status')).ok) {
      const path = `--path=${this.onThisMachine(this.repositoryPath())}`;
      if (!(await this.command('repository', 'connect', 'filesystem', path)).ok) {
        // Whatever the reason was.
        const created = await this.command('repository', 'create', 'filesystem', path, ...this.creationSettings());
        if (!created.ok) this.fail('Failed to create repository');
      }
    }
    const { KOPIA_OVERRIDE_USERNAME: username, KOPIA_OVERRIDE_HOSTNAME: hostname } = this.environment;
    await this.command('repository', 'set-client', `--username=${username}`, `--hostname=${hostname}`);
    await this.command('repository', 'status');
    const limits = [
      ['metadata', this.environment.KOPIA_METADATA_CACHE_SIZE_LIMIT_MB],
      ['content', this.environment.KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB],
    ].flatMap(([kind, limit]) => (limit === undefined ? [] : [`--${kind}-cache-size-limit-mb=${limit}`]));
    const cache = `--cache-directory=${this.onThisMachine(CACHE)}`;
    if (!(await this.command('cache', 'set', cache, ...limits)).ok) this.fail('Failed to set cache directory');
  }

  private repositoryPath(): string {
    const path = /^filesystem:\/\/(\/.*)$/.exec(this.environment.KOPIA_REPOSITORY ?? '')?.[1];
    if (path === undefined) this.fail('No repository configuration found');
    return path;
  }

  /** What `KOPIA_MANUAL_CONFIG` adds to the command that creates a repository, and to no other. */
  private creationSettings(): string[] {
    const text = this.environment.KOPIA_MANUAL_CONFIG;
    const algorithm = text === undefined ? undefined : JSON.parse(text).encryption?.algorithm;
    return algorithm === undefined ? [] : [`--encryption=${algorithm}`];
  }

  private async backUp(): Promise<void> {
    if (readdirSync(this.dataDirectory).every((name) => name === 'lost+found')) {
      this.lines.push('Directory is empty, skipping backup');
      throw new Exit(0);
    }
    await this.ensureConnected();
    const { KOPIA_COMPRESSION: compression, KOPIA_PARALLELISM: parallelism, DATA_DIR: path = '' } = this.environment;
    if (compression !== undefined) {
      const set = await this.command('policy', 'set', path, `--compression=${compression}`);
      if (!set.ok) this.fail('Failed to apply compression policy');
    }
    const created = await this.command(
      ...['snapshot', 'create', this.dataDirectory],
      ...(parallelism === undefined ? [] : [`--parallel=${parallelism}`]),
      `--override-source=${path}`,
    );
    if (!created.ok) this.fail('Failed to create snapshot');
    const retain = [
      ['hourly', this.environment.KOPIA_RETAIN_HOURLY],
      ['daily', this.environment.KOPIA_RETAIN_DAILY],
      ['weekly', this.environment.KOPIA_RETAIN_WEEKLY],
      ['monthly', this.environment.KOPIA_RETAIN_MONTHLY],
      ['annual', this.environment.KOPIA_RETAIN_YEARLY],
      ['latest', this.environment.KOPIA_RETAIN_LATEST],
    ].flatMap(([kind, count]) => (count === undefined ? [] : [`--keep-${kind}=${count}`]));
    // That it fails is a warning only.
    if (retain.length > 0) await this.command('policy', 'set', path, ...retain);
  }

  private async restore(): Promise<void> {
    await this.ensureConnected();
    const target = this.dataDirectory;
    if (this.environment.KOPIA_ENABLE_FILE_DELETION === 'true') {
      for (const name of readdirSync(target).filter((entry) => entry !== 'lost+found')) {
        rmSync(join(target, name), { recursive: true, force: true });
      }
    }
    const id = await this.selectSnapshot();
    if (id === undefined) {
      await this.discover();
      this.lines.push('No eligible snapshots found', '=== No data will be restored ===');
      return;
    }
    const flags = ['--write-files-atomically', '--ignore-permission-errors'];
    if ((await this.command('snapshot', 'restore', id, '.', ...flags)).ok) return;
    await this.discover();
    this.fail(`Failed to restore snapshot: ${id}`);
  }

  /** The newest snapshot of the identity, or the one that `previous` and `restoreAsOf` ask for; none when that fails. */
  private async selectSnapshot(): Promise<string | undefined> {
    const { KOPIA_OVERRIDE_USERNAME: username, KOPIA_OVERRIDE_HOSTNAME: hostname } = this.environment;
    const listed = await this.command('snapshot', 'list', `${username}@${hostname}:/data`, '--json');
    if (/unable to find snapshots|no snapshot manifests found/.test(listed.stderr)) return undefined;
    if (['', '[]', '[\n]'].includes(listed.stdout.trim())) return undefined;
    const offset = Number(this.environment.KOPIA_PREVIOUS ?? 0);
    const snapshots: { id: string; startTime: string }[] = JSON.parse(listed.stdout).reverse();
    const asOf = this.environment.KOPIA_RESTORE_AS_OF;
    if (asOf !== undefined) return snapshots.filter(({ startTime }) => startTime <= asOf)[offset]?.id;
    // Beyond the last one, jq prints "null", and the mover tries to restore that.
    return snapshots[offset]?.id ?? 'null';
  }

  /** Lists what there is, for VolSync's controller to put into the status. */
  private async discover(): Promise<void> {
    if (this.environment.KOPIA_DISCOVER_SNAPSHOTS !== 'true') return;
    const listed = await this.command('snapshot', 'list', '--all', '--json');
    if (['', '[]'].includes(listed.stdout.trim())) await this.command('repository', 'status');
  }
}
