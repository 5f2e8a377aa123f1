import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const HARNESS = join(__dirname, '..', 'cluster', 'harness');

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'scratch-'));
});

afterAll(() => rmSync(directory, { recursive: true }));

/** Runs something in a scratch directory, and does something to it as soon as it says where that is. */
async function run(action: string, whenStarted: (pid: number) => void = () => {}) {
  const script = `const { OwnedProcess } = require(${JSON.stringify(join(HARNESS, 'owned-process.ts'))});
    const { inScratch } = require(${JSON.stringify(join(HARNESS, 'scratch.ts'))});
    inScratch(async (scratch) => { console.log(scratch); ${action} });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    env: { ...process.env, TMPDIR: directory },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let scratch = '';
  child.stdout.once('data', (data) => {
    scratch = String(data).trim();
    whenStarted(child.pid as number);
  });
  const code = await exited;
  expect(scratch).not.toBe('');
  return code;
}

/** The loader of TypeScript keeps something there, too. */
const left = () => readdirSync(directory).filter((name) => !name.startsWith('tsx-'));

const BUSY = `new OwnedProcess('busy', 'sleep', ['60'], scratch).start();
  await new Promise((resolve) => setTimeout(resolve, 60_000));`;

test('a scratch directory goes with what ran in it', async () => {
  expect(await run('')).toBe(0);
  expect(left()).toEqual([]);
});

test('after an error too', async () => {
  expect(await run('throw new Error("no");')).toBe(1);
  expect(left()).toEqual([]);
});

test('after a Ctrl-C', async () => {
  expect(await run(BUSY, (pid) => process.kill(pid, 'SIGINT'))).toBe(130);
  expect(left()).toEqual([]);
});

test('after a Ctrl-C that comes twice, as npm passes it on', async () => {
  const twice = (pid: number) => {
    process.kill(pid, 'SIGINT');
    // Two of a kind may arrive as one.
    process.kill(pid, 'SIGTERM');
  };
  expect(await run(BUSY, twice)).toBe(130);
  expect(left()).toEqual([]);
});
