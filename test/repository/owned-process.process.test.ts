import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { OwnedProcess } from '../cluster/harness/owned-process';

const directory = mkdtempSync(join(tmpdir(), 'owned-process-'));
let owned: OwnedProcess | undefined;

afterEach(async () => {
  await owned?.kill();
  rmSync(directory, { recursive: true, force: true });
  vi.restoreAllMocks();
});

/** A process that ends at once when it is started for the first time. */
function endsOnce(): OwnedProcess {
  const marker = join(directory, 'has-run');
  const script = `echo started; test -e ${marker} && exec sleep 60; touch ${marker}`;
  return new OwnedProcess('stand-in', '/bin/sh', ['-c', script], directory, { restarts: true });
}

const starts = (process: OwnedProcess) => readFileSync(process.logFile, 'utf8').split('started').length - 1;

test('a process that ends by itself is started again where a kubelet would, and not once it was killed', async () => {
  const told = vi.spyOn(console, 'log').mockImplementation(() => {});
  owned = endsOnce();
  owned.start();
  await vi.waitFor(() => expect(starts(owned as OwnedProcess)).toBe(2), 10_000);
  expect(told).toHaveBeenCalledExactlyOnceWith('stand-in has ended by itself (0) and is started again');
  await owned.kill();
  expect(owned.isRunning).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(starts(owned)).toBe(2);
});
