import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Not secret: it opens repositories of the tests. */
export const CLIENT_PASSWORD = 'for this test only';

/** A snapshot, as `kopia snapshot list --json` tells of it. */
export interface ListedSnapshot {
  readonly id: string;
  readonly stats: { readonly excludedFileCount: number; readonly excludedDirCount: number };
  readonly rootEntry: { readonly obj: string; readonly summ: { readonly size: number; readonly files: number } };
}

/** One of the real kopia binaries, with a connection, a cache and logs of its own, and nothing of this process's environment. */
export class KopiaClient {
  constructor(
    readonly binary: string,
    readonly directory: string,
    private readonly password = CLIENT_PASSWORD,
  ) {
    mkdirSync(directory, { recursive: true });
  }

  get cache(): string {
    return join(this.directory, 'cache');
  }

  get configFile(): string {
    return join(this.directory, 'repository.config');
  }

  get environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOME: this.directory,
      USER: 'test',
      LOGNAME: 'test',
      KOPIA_PASSWORD: this.password,
      KOPIA_CONFIG_PATH: this.configFile,
      KOPIA_CACHE_DIRECTORY: this.cache,
      KOPIA_LOG_DIR: join(this.directory, 'logs'),
      KOPIA_CHECK_FOR_UPDATES: 'false',
    };
  }

  /** Runs a command that must succeed, and returns what it prints. */
  async run(...args: readonly string[]): Promise<string> {
    const { stdout } = await run(this.binary, ['--no-progress', ...args], {
      env: this.environment,
      maxBuffer: 2 ** 26,
    });
    return stdout;
  }

  async create(share: string, ...flags: readonly string[]): Promise<void> {
    await this.run('repository', 'create', 'filesystem', `--path=${share}`, ...flags);
  }

  async connect(share: string, ...flags: readonly string[]): Promise<void> {
    await this.run('repository', 'connect', 'filesystem', `--path=${share}`, ...flags);
  }

  /** Backs a directory up as a PVC, in the way of VolSync's mover. */
  async backUp(volume: string, pvc: string): Promise<void> {
    await this.run('snapshot', 'create', volume, `--override-source=${pvc}-backup@my-app:/data`);
  }

  /** The snapshots of a PVC, oldest first. */
  async snapshotsOf(pvc: string): Promise<ListedSnapshot[]> {
    return JSON.parse(await this.run('snapshot', 'list', `${pvc}-backup@my-app:/data`, '--json'));
  }
}
