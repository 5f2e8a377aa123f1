import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const owned = new Set<OwnedProcess>();

/** So that a process that cannot run is not started all the time. */
const RESTART_AFTER_MS = 1000;

interface OwnedProcessOptions {
  /** What it gets beside the environment of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Only root can become somebody else. */
  readonly user?: { readonly uid?: number; readonly gid?: number };
  /** Starts it again when it ends by itself, as the kubelet does with a container. */
  readonly restarts?: boolean;
}

/** A process that ends with the harness, whatever ends the harness. */
export class OwnedProcess {
  private child: ChildProcess | undefined;
  private isWanted = false;
  /** What the process got beside its options when it was started last. */
  private extra: NodeJS.ProcessEnv = {};
  readonly logFile: string;

  constructor(
    readonly name: string,
    private readonly command: string,
    private readonly args: readonly string[],
    directory: string,
    private readonly options: OwnedProcessOptions = {},
  ) {
    this.logFile = join(directory, `${name}.log`);
    owned.add(this);
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @param extra environment until it is killed */
  start(extra: NodeJS.ProcessEnv = {}): void {
    this.isWanted = true;
    this.extra = extra;
    const log = openSync(this.logFile, 'a');
    const { env, user, restarts = false } = this.options;
    const child = spawn(this.command, this.args, {
      env: { ...process.env, ...env, ...extra },
      stdio: ['ignore', log, log],
      ...user,
    });
    this.child = child;
    closeSync(log);
    if (restarts) child.once('exit', (code, signal) => this.ended(code ?? signal));
  }

  private ended(how: number | string | null): void {
    if (!this.isWanted) return;
    console.log(`${this.name} has ended by itself (${how}) and is started again`);
    setTimeout(() => {
      if (this.isWanted && !this.isRunning) this.start(this.extra);
    }, RESTART_AFTER_MS).unref();
  }

  /** Ends the process at once, as a power cut would, and waits until it has ended. */
  async kill(): Promise<void> {
    this.isWanted = false;
    const child = this.child;
    if (child === undefined || !this.isRunning) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await ended;
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** The last lines of the log. */
  tail(lines = 40): string {
    return readFileSync(this.logFile, 'utf8').split('\n').slice(-lines).join('\n');
  }
}

/** Ends all processes. What they leave behind is thrown away, so there is nothing that an orderly end would save. */
export async function killAll(): Promise<void> {
  await Promise.all([...owned].map((process) => process.kill()));
}

// Whatever ends the harness: nothing stays behind.
process.once('exit', () => {
  for (const process of owned) process.signal('SIGKILL');
});
