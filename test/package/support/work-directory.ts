import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What npm tells a test that it runs; a user's terminal knows nothing of it. */
const TOLD_BY_NPM = /^(npm_|INIT_CWD$|NODE_OPTIONS$|VITEST|TEST$|NODE_ENV$)/;

const WHO = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_CONFIG_GLOBAL: '/dev/null' };

/** An empty directory far from this repository, and programs that run in it as from a user's terminal, without one. */
export class WorkDirectory {
  readonly path = mkdtempSync(join(tmpdir(), 'work-'));

  constructor() {
    // Everybody may look into it: some programs run as somebody else.
    chmodSync(this.path, 0o755);
  }

  run(command: string, args: readonly string[], options: SpawnSyncOptions = {}): Run {
    const told = Object.entries(process.env).filter(([name]) => !TOLD_BY_NPM.test(name));
    const env = { ...Object.fromEntries(told), ...WHO, GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
    const run = spawnSync(command, args, { cwd: this.path, env, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    if (run.error !== undefined) throw run.error;
    return { status: run.status, stdout: String(run.stdout), stderr: String(run.stderr) };
  }

  /** Runs lines of a shell, in a directory below; one that fails is an error that says all of it. */
  shell(script: string, below = '.'): string {
    const { status, stdout, stderr } = this.run('bash', ['--norc', '-euo', 'pipefail', '-c', script], {
      cwd: join(this.path, below),
    });
    if (status !== 0) throw new Error(`${script}\nended with ${status}\n${stdout}${stderr}`);
    return stdout + stderr;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
