import { type SpawnOptions, spawn } from 'node:child_process';

const groups = new Set<number>();

/**
 * Runs a program in a process group of its own, and ends with it what it leaves behind: a process that is killed takes its
 * children nowhere, and a Kopia whose share is gone waits for a long time.
 *
 * @returns the exit code; nothing when a signal ended it
 */
export async function runInGroup(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'stdio'>,
): Promise<number | null> {
  const child = spawn(command, args, { ...options, detached: true });
  const ended = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject));
  const { pid } = child;
  if (pid !== undefined) groups.add(pid);
  const code = await ended;
  if (pid !== undefined) end(pid);
  return code;
}

/** Ends all programs that run, with all that they have started. */
export function endGroups(): void {
  for (const group of groups) end(group);
}

function end(group: number): void {
  groups.delete(group);
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    // It has left nothing behind.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

process.once('exit', endGroups);
