import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const HARNESS = join(__dirname, '..', 'cluster', 'harness');

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'scratch-'));
});

afterAll(() => rmSync(directory, { recursive: true }));

interface Outcome {
  readonly code: number | null;
  /** What ran in the scratch directory: a process of the harness, a program in a group of its own, and what that started. */
  readonly pids: readonly number[];
}

/** Starts processes in a scratch directory, does something there, and something to it as soon as all of them run. */
async function run(action: string, whenStarted: (pid: number) => void = () => {}): Promise<Outcome> {
  const script = `const { existsSync, readFileSync } = require('node:fs');
    const { OwnedProcess } = require(${JSON.stringify(join(HARNESS, 'owned-process.ts'))});
    const { runInGroup } = require(${JSON.stringify(join(HARNESS, 'process-group.ts'))});
    const { inScratch } = require(${JSON.stringify(join(HARNESS, 'scratch.ts'))});
    inScratch(async (scratch) => {
      const owned = new OwnedProcess('owned', 'sleep', ['60'], scratch);
      owned.start();
      void runInGroup('sh', ['-c', 'sleep 60 & echo $$ $! > new; mv new pids; wait'], { cwd: scratch, stdio: 'ignore' });
      while (!existsSync(scratch + '/pids')) await new Promise((resolve) => setTimeout(resolve, 20));
      console.log(owned.pid, readFileSync(scratch + '/pids', 'utf8'));
      ${action}
    });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    env: { ...process.env, TMPDIR: directory },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let pids: number[] = [];
  child.stdout.once('data', (data) => {
    pids = String(data).trim().split(/\s+/).map(Number);
    whenStarted(child.pid as number);
  });
  const code = await exited;
  expect(pids).toHaveLength(3);
  return { code, pids };
}

/** A process that nobody has waited for yet is none that runs. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function expectNothingLeft({ pids }: Outcome): Promise<void> {
  // What was killed by a process that ends at once may take a moment longer than that.
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), 10_000);
  // The loader of TypeScript keeps something there, too.
  expect(readdirSync(directory).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
}

const BUSY = 'await new Promise((resolve) => setTimeout(resolve, 60_000));';

test.each([
  ['a scratch directory goes with what ran in it', '', 0],
  ['after an error too', 'throw new Error("no");', 1],
  ['and when the process ends at once', 'process.exit(3);', 3],
])('%s', async (_title, action, code) => {
  const outcome = await run(action);
  expect(outcome.code).toBe(code);
  await expectNothingLeft(outcome);
});

test.each([
  ['a Ctrl-C', ['SIGINT']],
  // Two of a kind may arrive as one.
  ['a Ctrl-C that comes twice, as npm passes it on', ['SIGINT', 'SIGTERM']],
  ['a terminal that is closed', ['SIGHUP']],
] as const)('after %s', async (_title, signals) => {
  const outcome = await run(BUSY, (pid) => {
    for (const signal of signals) process.kill(pid, signal);
  });
  expect(outcome.code).toBe(130);
  await expectNothingLeft(outcome);
});
