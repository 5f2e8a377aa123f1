import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from './owned-process';
import { endGroups } from './process-group';

/** Before what runs here gets a place of its own. */
const TEMPORARY = tmpdir();

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on a Ctrl-C that the terminal has sent to everybody already. What comes so soon after the first is the same. */
const SAME_MS = 1000;

let interrupted = false;

/** Whether somebody has ended the run. What was going on fails then, which is nothing to tell. */
export const isInterrupted = (): boolean => interrupted;

/** Makes a directory that stays, for what is to be looked at later. */
export const keptDirectory = (name: string): string => mkdtempSync(join(TEMPORARY, `${name}-`));

/** Makes the directory in which everything happens, and removes it with all that runs in it, whatever ends this. */
export async function inScratch<T>(action: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(TEMPORARY, 'pvc-backup-cluster-'));
  // The user of the movers has to get in.
  chmodSync(scratch, 0o711);
  process.env.TMPDIR = scratch;
  // Else kubectl leaves what it learns about each API server in the home directory.
  process.env.KUBECACHEDIR = join(scratch, 'kube');
  // What is being ended may still write.
  const remove = () => rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  // What runs in it is ended before: the modules that start it were loaded first.
  process.once('exit', remove);
  const end = async () => {
    endGroups();
    await killAll();
    remove();
  };
  const interrupt = () => {
    interrupted = true;
    const since = Date.now();
    for (const signal of SIGNALS) {
      // Another one does not wait for the first.
      process.on(signal, () => Date.now() - since > SAME_MS && process.exit(130));
    }
    void end().finally(() => process.exit(130));
  };
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    return await action(scratch);
  } finally {
    await end();
    // The process ends by itself.
    if (interrupted) await new Promise(() => {});
    for (const signal of SIGNALS) process.off(signal, interrupt);
    process.off('exit', remove);
  }
}
