import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const owned = new Set<OwnedProcess>();

/** A process that ends with the harness, whatever ends the harness. */
export class OwnedProcess {
  private child: ChildProcess | undefined;
  readonly logFile: string;

  constructor(
    readonly name: string,
    private readonly command: string,
    private readonly args: readonly string[],
    directory: string,
    private readonly env: NodeJS.ProcessEnv = {},
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

  start(): void {
    const log = openSync(this.logFile, 'a');
    this.child = spawn(this.command, this.args, {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
  }

  /** Sends a signal and waits until the process has ended. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (child === undefined || !this.isRunning) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    child.kill('SIGCONT');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(impatience);
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** The last lines of the log. */
  tail(lines = 40): string {
    return readFileSync(this.logFile, 'utf8').split('\n').slice(-lines).join('\n');
  }
}

/** Ends all processes, the youngest first. */
export async function stopAll(): Promise<void> {
  for (const process of [...owned].reverse()) await process.stop();
}

// The last resort, when the harness itself is thrown out: no orderly end, but nothing stays behind.
process.once('exit', () => {
  for (const process of owned) process.signal('SIGKILL');
});
