import { chownSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Kopia } from './kopia';

/** The file that makes a directory a Kopia repository. */
const FORMAT_FILE = 'kopia.repository.f';

/** A snapshot as `kopia snapshot list --all --json` tells of it. */
export interface Snapshot {
  readonly id: string;
  readonly source: { readonly userName: string; readonly host: string; readonly path: string };
  readonly startTime: string;
  readonly incomplete?: string;
  readonly rootEntry: { readonly obj: string; readonly summ: { readonly size: number; readonly files: number } };
}

/**
 * What an NFS server exports: a directory. Whoever has it mounted sees at once what it holds, also when it is another
 * one than a moment ago.
 */
export class Share {
  private connections = 0;

  constructor(
    readonly path: string,
    private readonly kopia: Kopia,
    readonly password: string,
  ) {
    mkdirSync(path, { recursive: true });
    chownSync(path, kopia.user.uid, kopia.user.gid);
  }

  /** Creates the repository, as docs/how-to/first-install.md does it. */
  async createRepository(): Promise<void> {
    const identity = ['--override-username=maintenance', '--override-hostname=volsync'];
    await this.command(this.connection(), 'repository', 'create', 'filesystem', `--path=${this.path}`, ...identity);
  }

  /** Unique id of the repository, in hex. */
  get uniqueId(): string {
    const { uniqueID } = JSON.parse(readFileSync(join(this.path, FORMAT_FILE), 'utf8'));
    return Buffer.from(uniqueID, 'base64').toString('hex');
  }

  /** Whether there is a repository. */
  get isRepository(): boolean {
    return readdirSync(this.path).includes(FORMAT_FILE);
  }

  /** All bytes of all files. */
  get bytes(): number {
    return readdirSync(this.path, { recursive: true, encoding: 'utf8' })
      .map((file) => statSync(join(this.path, file)))
      .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  }

  /** Everything in the repository, seen by a client of its own. */
  async snapshots(): Promise<Snapshot[]> {
    return this.connected(async (config) => {
      return JSON.parse(await this.command(config, 'snapshot', 'list', '--all', '--incomplete', '--json'));
    });
  }

  /** The snapshots of a PVC, oldest first. */
  async snapshotsOf(namespace: string, pvc: string): Promise<Snapshot[]> {
    const all = await this.snapshots();
    return all.filter(({ source }) => source.host === namespace && source.userName === `${pvc}-backup`);
  }

  /** Runs commands as another client of the repository, connected with arguments of its own. */
  async connected<T>(action: (config: string) => Promise<T>, ...args: string[]): Promise<T> {
    const config = this.connection();
    await this.command(config, 'repository', 'connect', 'filesystem', `--path=${this.path}`, ...args);
    try {
      return await action(config);
    } finally {
      rmSync(join(config, '..'), { recursive: true, force: true });
    }
  }

  /** Runs a command that must succeed, and returns what it prints. */
  async command(config: string, ...args: string[]): Promise<string> {
    const result = await this.kopia.run(
      [`--config-file=${config}`, `--log-dir=${join(config, '..', 'logs')}`, ...args],
      {
        binary: this.kopia.binary,
        env: {
          KOPIA_PASSWORD: this.password,
          KOPIA_CACHE_DIRECTORY: join(config, '..', 'cache'),
          KOPIA_CHECK_FOR_UPDATES: 'false',
        },
      },
    );
    if (!result.ok) throw new Error(`kopia ${args.join(' ')}: ${result.stderr}`);
    return result.stdout;
  }

  private connection(): string {
    const directory = `${this.path}.client-${++this.connections}`;
    mkdirSync(directory);
    chownSync(directory, this.kopia.user.uid, this.kopia.user.gid);
    return join(directory, 'repository.config');
  }

  /** A copy of all that the share holds now. */
  copy(): string {
    const copy = `${this.path}.copy-${++this.connections}`;
    cpSync(this.path, copy, { recursive: true, preserveTimestamps: true });
    this.give(copy);
    return copy;
  }

  /** What a NAS exports whose dataset is locked: the empty mount point. */
  empty(): string {
    const empty = `${this.path}.empty-${++this.connections}`;
    mkdirSync(empty);
    this.give(empty);
    return empty;
  }

  private give(directory: string): void {
    const { uid, gid } = this.kopia.user;
    chownSync(directory, uid, gid);
    for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      chownSync(join(directory, file), uid, gid);
    }
  }

  /** Exports another directory for the duration of an action. */
  async whileReplacedBy<T>(directory: string, action: () => Promise<T>): Promise<T> {
    const own = `${this.path}.own`;
    renameSync(this.path, own);
    renameSync(directory, this.path);
    try {
      return await action();
    } finally {
      renameSync(this.path, directory);
      renameSync(own, this.path);
    }
  }
}
