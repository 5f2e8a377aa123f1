import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formatKopiaIdentity, kopiaIdentity } from '../../../lib/contract/identity';
import { FORMAT_FILE, repositoryIdFromBase64 } from '../../../lib/contract/repository-id';
import { type Retention } from '../../../lib/plan/tier';
import { ensureBinary } from '../../../tools/engine-build';

const run = promisify(execFile);

export const PASSWORD = 'a password that must never be seen';

/** A real Kopia repository in a directory, and a client that writes to it, of the version that VolSync's movers have. */
export class KopiaRepository {
  private constructor(
    /** Directory of the repository: the share. */
    readonly path: string,
    private readonly work: string,
  ) {}

  /** Creates a repository below a directory. */
  static async create(directory: string, name = 'share'): Promise<KopiaRepository> {
    const repository = new KopiaRepository(join(directory, name), join(directory, `${name}-client`));
    mkdirSync(repository.path);
    mkdirSync(repository.work);
    await repository.kopia('repository', 'create', 'filesystem', `--path=${repository.path}`, ...MAINTAINER);
    return repository;
  }

  get uniqueId(): string {
    const { uniqueID } = JSON.parse(readFileSync(join(this.path, FORMAT_FILE), 'utf8'));
    const id = repositoryIdFromBase64(uniqueID);
    if (id === undefined) throw new Error(`${uniqueID} is no unique id`);
    return id;
  }

  /** A complete snapshot of a PVC, with one file of some bytes. */
  async backUp(namespace: string, pvc: string, options: { bytes?: number; time?: string } = {}): Promise<void> {
    const fill = fillWith(options.bytes ?? 5, `${namespace}/${pvc}`);
    await this.snapshot(namespace, pvc, fill, at(options.time));
  }

  /** A snapshot of a file, and of another one that Kopia cannot store: it ends with 1, and keeps the snapshot as a complete one. */
  async backUpWithFailure(namespace: string, pvc: string, time?: string): Promise<void> {
    await this.kopia('policy', 'set', this.source(namespace, pvc), '--ignore-unknown-types=false');
    const fill = (files: string) => {
      fillWith(5, pvc)(files);
      // A named pipe is no file that can be read, whoever Kopia runs as.
      execFileSync('mkfifo', [join(files, 'pipe')]);
    };
    const failed = await this.snapshot(namespace, pvc, fill, at(time)).then(
      () => false,
      ({ stderr }: { stderr: string }) => /Found 1 fatal error/.test(stderr),
    );
    if (!failed) throw new Error('Kopia did not fail as it should');
  }

  /** A snapshot of directories without a file. */
  async backUpNothing(namespace: string, pvc: string, time?: string): Promise<void> {
    await this.snapshot(namespace, pvc, (files) => mkdirSync(join(files, 'empty')), at(time));
  }

  /** A snapshot of a volume that holds a symbolic link and nothing else. */
  async backUpLink(namespace: string, pvc: string): Promise<void> {
    await this.snapshot(namespace, pvc, (files) => symlinkSync('/nowhere', join(files, 'link')), []);
  }

  /**
   * Lets the index grow by a blob for each of so many snapshots, and a few more. They are of no PVC. Two processes of Kopia need
   * about 35 ms of CPU time for each.
   */
  async growIndex(snapshots: number): Promise<void> {
    const base = join(this.work, 'many');
    const directories = Array.from({ length: snapshots }, (_, index) => join(base, `${index}`));
    for (const directory of directories) {
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, 'file'), directory);
    }
    const half = Math.ceil(snapshots / 2);
    const create = (some: string[]) =>
      some.length === 0 ? undefined : this.kopia('snapshot', 'create', '--flush-per-source', ...some);
    await Promise.all([create(directories.slice(0, half)), create(directories.slice(half))]);
  }

  /** Makes all index blobs two days older, as if they had been written over two days, and maintains: Kopia begins another epoch. */
  async advanceEpoch(): Promise<void> {
    await this.growIndex(25);
    const folder = join(this.path, 'x', 'n0_');
    for (const [index, name] of readdirSync(folder).sort().entries()) {
      const time = Date.now() / 1000 - (index % 2) * 2 * 86_400;
      utimesSync(join(folder, name), time, time);
    }
    await this.maintain();
    if (!readdirSync(this.path).includes('xe1.f')) throw new Error('Kopia began no other epoch');
  }

  async maintain(): Promise<void> {
    await this.kopia('maintenance', 'run', '--full', '--safety=none');
  }

  /** Deletes the policy that holds for all sources. */
  async deleteGlobalPolicy(): Promise<void> {
    await this.kopia('policy', 'delete', '--global');
  }

  async setGlobalPolicy(): Promise<void> {
    await this.kopia('policy', 'set', '--global', '--keep-latest=10');
  }

  async deleteSnapshot(id: string): Promise<void> {
    await this.kopia('snapshot', 'delete', '--delete', id);
  }

  /** States how many snapshots of a PVC are kept, as VolSync's mover does. Kinds that are not stated are inherited. */
  async keep(namespace: string, pvc: string, retain: Retention): Promise<void> {
    const { yearly: annual, ...others } = retain;
    const kinds = Object.entries({ ...others, annual }).filter(([, count]) => count !== undefined);
    await this.kopia(
      'policy',
      'set',
      this.source(namespace, pvc),
      ...kinds.map(([kind, count]) => `--keep-${kind}=${count}`),
    );
  }

  /** When the snapshots of a PVC were made, oldest first. */
  async snapshotTimes(namespace: string, pvc: string): Promise<number[]> {
    const listed = await this.kopia('snapshot', 'list', this.source(namespace, pvc), '--json', '--max-results=1000');
    const snapshots = JSON.parse(listed) as readonly { startTime: string }[];
    return snapshots.map(({ startTime }) => Date.parse(startTime)).sort((a, b) => a - b);
  }

  /** A snapshot that was cut off: Kopia stores it with the reason why it is incomplete. */
  async backUpInPart(namespace: string, pvc: string): Promise<void> {
    await this.snapshot(namespace, pvc, fillWith(3_000_000, `${namespace}/${pvc}`), ['--upload-limit-mb=1']);
  }

  /** Gives all PVCs of a namespace, with their snapshots, to another one as well. */
  async copyNamespace(from: string, to: string): Promise<void> {
    await this.kopia('snapshot', 'copy-history', `@${from}`, `@${to}`);
  }

  async deleteBackups(namespace: string, pvc: string): Promise<void> {
    await this.kopia('snapshot', 'delete', '--delete', '--all-snapshots-for-source', this.source(namespace, pvc));
  }

  /** Copies the share as it is now. */
  copyTo(path: string): void {
    rmSync(path, { recursive: true, force: true });
    cpSync(this.path, path, { recursive: true, preserveTimestamps: true });
  }

  private source(namespace: string, pvc: string): string {
    return formatKopiaIdentity(kopiaIdentity({ name: pvc, namespace }));
  }

  private async snapshot(
    namespace: string,
    pvc: string,
    fill: (files: string) => void,
    options: readonly string[],
  ): Promise<void> {
    const files = join(this.work, 'files');
    rmSync(files, { recursive: true, force: true });
    mkdirSync(files);
    fill(files);
    const override = `--override-source=${this.source(namespace, pvc)}`;
    await this.kopia('snapshot', 'create', files, override, ...options);
  }

  private async kopia(...args: string[]): Promise<string> {
    const flags = ['--no-progress', '--no-auto-maintenance', '--disable-file-logging', '--disable-content-log'];
    const { stdout } = await run(
      ensureBinary('kopia-0.22'),
      [`--config-file=${join(this.work, 'repository.config')}`, ...flags, ...args],
      {
        env: {
          PATH: process.env.PATH,
          HOME: this.work,
          USER: 'test',
          LOGNAME: 'test',
          KOPIA_PASSWORD: PASSWORD,
          KOPIA_CHECK_FOR_UPDATES: 'false',
          KOPIA_CACHE_DIRECTORY: join(this.work, 'cache'),
        },
      },
    );
    return stdout;
  }
}

const MAINTAINER = ['--override-username=maintenance', '--override-hostname=volsync'];

/** Writes so many bytes. */
function fillWith(bytes: number, seed: string): (files: string) => void {
  return (files) => {
    // Of several parts and not compressible, so that an upload can stop between two of them.
    for (let part = 0; part * 1_000_000 < bytes; part += 1) {
      const size = Math.min(1_000_000, bytes - part * 1_000_000);
      writeFileSync(join(files, `part-${part}`), noise(size, `${seed}/${part}`));
    }
  };
}

/** Options for a snapshot of a time. */
function at(time: string | undefined): string[] {
  if (time === undefined) return [];
  const text = time.replace(/^(.*)T(.*)Z$/, '$1 $2 UTC');
  return [`--start-time=${text}`, `--end-time=${text}`];
}

/** Bytes that do not repeat, the same for the same seed. */
function noise(size: number, seed: string): Buffer {
  const bytes = Buffer.alloc(size);
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 1);
  for (let index = 0; index < size; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
