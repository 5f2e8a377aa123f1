import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBinary } from '../../../tools/engine-build';

export interface KopiaResult {
  readonly ok: boolean;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface KopiaCall {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** @default - that of the movers */
  readonly binary?: string;
  /** Is given the process as soon as it runs. */
  readonly started?: (process: ChildProcess) => void;
}

/** A user and a group of the machine. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who runs what would run as a pod: the user that the manifests say, where this process may become another one, and
 * else the one who runs the tests.
 */
export function podUser(stated: User): User {
  const own = { uid: process.getuid?.() ?? stated.uid, gid: process.getgid?.() ?? stated.gid };
  return own.uid === 0 ? stated : own;
}

/** The real kopia binaries, run as the user of the movers, with nothing of this process's environment. */
export class Kopia {
  /** Every call, without the flags that stand before the command. */
  readonly calls: string[][] = [];

  constructor(
    /** That of VolSync's movers. */
    readonly moverBinary: string,
    /** That of everything else: pvc-plumber, maintenance, drills. Its name is `kopia`. */
    readonly binary: string,
    private readonly home: string,
    readonly user: User,
  ) {}

  /** Copies the binaries to where the user of the movers may run them. */
  static install(directory: string, user: User): Kopia {
    const home = join(directory, 'home');
    mkdirSync(home, { recursive: true });
    chownSync(home, user.uid, user.gid);
    const [moverBinary, binary] = (['kopia-0.22', 'kopia'] as const).map((name) => {
      const copy = join(directory, name);
      copyFileSync(ensureBinary(name), copy);
      chmodSync(copy, 0o755);
      return copy;
    }) as [string, string];
    return new Kopia(moverBinary, binary, home, user);
  }

  get environment(): NodeJS.ProcessEnv {
    return { PATH: '/usr/bin:/bin', HOME: this.home, USER: 'mover', LOGNAME: 'mover' };
  }

  /** Runs a command, and returns however it ends. */
  async run(
    args: readonly string[],
    { cwd = this.home, env = {}, started, binary = this.moverBinary }: KopiaCall = {},
  ): Promise<KopiaResult> {
    this.calls.push(args.filter((arg) => !/^--(config-file|log-dir|log-level|file-log-level|log-dir-max)/.test(arg)));
    const child = spawn(binary, args, {
      cwd,
      env: { ...this.environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Where there is only one user, there is nobody to become.
      ...(process.getuid?.() === 0 && this.user),
    });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text) => {
        output[stream] += text;
      });
    }
    const stop = () => child.kill('SIGKILL');
    process.once('exit', stop);
    started?.(child);
    const ended = await new Promise<Pick<KopiaResult, 'code' | 'signal'>>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    process.off('exit', stop);
    return { ...output, ...ended, ok: ended.code === 0 };
  }
}
