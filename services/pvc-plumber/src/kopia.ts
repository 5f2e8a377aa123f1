import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from './fault';
import { type Settings } from './settings';

/** Enough for some 100,000 snapshots; more than that is no list but an accident. */
const MOST_OUTPUT = 256 * 2 ** 20;
const MOST_ERROR_OUTPUT = 2 ** 16;

const COMMON_ARGUMENTS = [
  // It reads: nothing of it, not even a log, is to be written to the repository.
  '--disable-repository-log',
  '--no-auto-maintenance',
  '--disable-file-logging',
  '--disable-content-log',
  '--no-progress',
  // Kopia leaves a snapshot whose manifest it cannot read out of its list, ends with 0, and logs an error.
  '--log-level=error',
];

// No `--max-results`: it counts incomplete snapshots too, so it could hide the complete one.
const SNAPSHOTS = ['snapshot', 'list', '--all', '--json', '--no-retention'];

const MANIFESTS = ['manifest', 'list', '--json'];

/**
 * What Kopia says at error level from 1,001 index blobs on, although it has read all of them (repo/content/
 * committed_read_manager.go, the same in 0.22.3 and 0.23.1). It may be said several times. Of all that a listing can say at
 * that level nothing else is only advice.
 */
const ADVICE =
  /^Found too many index blobs \(\d+\), this may result in degraded performance\.\n\nPlease ensure periodic repository maintenance is enabled or run 'kopia maintenance'\.$/gm;

/** How Go ends a program that crashes; what follows are pages about its goroutines. */
const CRASH = /^(?:panic|fatal error): .*$/m;

/** Runs Kopia, one process at a time. */
export class Kopia {
  private child: ChildProcess | undefined;

  constructor(private readonly settings: Settings) {}

  /**
   * Lists all snapshots of all sources, as JSON, straight from the share: without any cache, so that nothing is listed
   * that is not there any more.
   *
   * @throws Fault when the list is not certainly whole.
   */
  snapshots(): Promise<string> {
    return this.run(SNAPSHOTS);
  }

  /**
   * Lists all manifests, as JSON: of each snapshot, policy and setting its labels, without what is in it.
   *
   * @throws Fault when the list is not certainly whole.
   */
  manifests(): Promise<string> {
    return this.run(MANIFESTS);
  }

  private async run(command: readonly string[]): Promise<string> {
    await this.writeConfig();
    const { listingTimeout, password, configFile, kopia, kopiaEnvironment } = this.settings;
    const child = spawn(kopia, [`--config-file=${configFile}`, ...COMMON_ARGUMENTS, ...command], {
      env: { ...kopiaEnvironment, KOPIA_PASSWORD: password, KOPIA_CHECK_FOR_UPDATES: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let fault: Fault | undefined;
    const giveUp = (reason: Fault): void => {
      fault ??= reason;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(
      () => giveUp(new Fault('timeout', `Kopia needed more than ${listingTimeout / 1000} s to list the repository`)),
      listingTimeout,
    );
    const output = collect(child.stdout, MOST_OUTPUT, () => giveUp(new Fault('output', 'Kopia printed too much')));
    const errors = collect(child.stderr, MOST_ERROR_OUTPUT, () => {});
    try {
      // `close` comes after the end of the process and of its output.
      const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
        child.once('error', ({ message }) => reject(new Fault('kopia', `Kopia cannot be run: ${message}`)));
        child.once('close', (...how) => resolve(how));
      });
      if (fault !== undefined) throw fault;
      if (signal !== null) throw new Fault('killed', `Kopia was ended by ${signal} while it listed the repository`);
      const said = errors().replaceAll(ADVICE, '').trim();
      if (code !== 0) throw this.failure(code, said);
      if (said !== '') throw new Fault('kopia', `Kopia could not read all of the repository: ${this.inOneLine(said)}`);
      return output();
    } finally {
      clearTimeout(timer);
      this.child = undefined;
    }
  }

  /** Ends what is running. */
  stop(): void {
    this.child?.kill('SIGKILL');
  }

  private failure(code: number | null, said: string): Fault {
    if (said.includes('invalid repository password')) {
      return new Fault('password', 'Kopia says that the password of the repository is wrong');
    }
    return new Fault('kopia', `Kopia failed with exit code ${code}: ${this.inOneLine(said) || 'it gave no reason'}`);
  }

  /** What matters of what Kopia said: why it crashed, or its last line. */
  private inOneLine(said: string): string {
    const line = CRASH.exec(said)?.[0] ?? said.split('\n').at(-1) ?? '';
    return line.replaceAll(this.settings.password, '***').slice(0, 500);
  }

  /** What `kopia repository connect` would write, but read-only and without a cache; that costs one process less. */
  private async writeConfig(): Promise<void> {
    const { configFile, repositoryPath } = this.settings;
    const config = {
      storage: { type: 'filesystem', config: { path: repositoryPath } },
      caching: {},
      hostname: 'pvc-plumber',
      username: 'pvc-plumber',
      readonly: true,
      enableActions: false,
      formatBlobCacheDuration: -1,
    };
    try {
      await mkdir(dirname(configFile), { recursive: true });
      await writeFile(`${configFile}.new`, JSON.stringify(config), { mode: 0o600 });
      await rename(`${configFile}.new`, configFile);
    } catch (error) {
      throw new Fault('kopia', `KOPIA_CONFIG_PATH cannot be written: ${(error as Error).message}`);
    }
  }
}

/** Collects what comes out of a stream up to a limit; calls `tooMuch` once at the limit, and drops what comes after. */
function collect(stream: NodeJS.ReadableStream, most: number, tooMuch: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size > most) return;
    chunks.push(chunk.subarray(0, most - size));
    size += chunk.length;
    if (size > most) tooMuch();
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
