import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInGroup } from '../cluster/harness/process-group';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'process-group-'));
});

// The heart that beats below ends with it, too.
afterAll(() => rmSync(directory, { recursive: true }));

test('what a program leaves behind ends with it', async () => {
  const leavesSomething = `
    (while touch beat; do sleep 0.05; done) &
    until [ -e beat ]; do sleep 0.05; done
    exit 7`;
  expect(await runInGroup('sh', ['-c', leavesSomething], { cwd: directory, stdio: 'ignore' })).toBe(7);
  rmSync(join(directory, 'beat'));
  await sleep(1000);
  expect(existsSync(join(directory, 'beat'))).toBe(false);
});

test('a program that leaves nothing behind is no error', async () => {
  expect(await runInGroup('true', [], { stdio: 'ignore' })).toBe(0);
});

test('a program that is not there is one', async () => {
  await expect(runInGroup(join(directory, 'nothing'), [], { stdio: 'ignore' })).rejects.toThrow('ENOENT');
});
