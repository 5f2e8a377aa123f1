import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formatKopiaIdentity, kopiaIdentity } from '../../../lib/plan/identity';
import { FORMAT_FILE, repositoryIdFromBase64 } from '../../../lib/plan/repository-id';
import { type Retention } from '../../../lib/plan/tier';
import { ensureBinary } from '../../../tools/engines';

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
    const at = options.time?.replace(/^(.*)T(.*)Z$/, '$1 $2 UTC');
    const time = at === undefined ? [] : [`--start-time=${at}`, `--end-time=${at}`];
    await this.snapshot(namespace, pvc, options.bytes ?? 5, time);
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
    await this.snapshot(namespace, pvc, 3_000_000, ['--upload-limit-mb=1']);
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

  private async snapshot(namespace: string, pvc: string, bytes: number, options: readonly string[]): Promise<void> {
    const files = join(this.work, 'files');
    rmSync(files, { recursive: true, force: true });
    mkdirSync(files);
    // Of several parts and not compressible, so that an upload can stop between two of them.
    for (let part = 0; part * 1_000_000 < bytes; part += 1) {
      const size = Math.min(1_000_000, bytes - part * 1_000_000);
      writeFileSync(join(files, `part-${part}`), noise(size, `${namespace}/${pvc}/${part}`));
    }
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
