import { spawn } from 'node:child_process';
import type { User } from './kopia';

interface ContainerSpec {
  readonly command: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
}

interface Settings {
  readonly user: User;
  /** Path in the container → directory on this machine. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Variables that come from Secrets. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Where its programs are. */
  readonly path: string;
}

/**
 * Runs the command of a container as a process, with its environment and its user. There is no file system of its own,
 * so the paths of its mounts are replaced in command and environment.
 */
export async function runContainer(
  { command, env = [] }: ContainerSpec,
  { user, mounts, secrets, path }: Settings,
): Promise<{ exitCode: number | null; log: string }> {
  // In one go: what stands in place of one mount may look like another. Not where it is part of a longer path, nor the
  // path of a source in Kopia.
  const anyMount = new RegExp(`(?<![\\w:.])(${Object.keys(mounts).join('|')})(?![\\w-])`, 'g');
  const here = (text: string) => text.replace(anyMount, (mount) => mounts[mount] as string);
  const environment = env.map(({ name, value, valueFrom }) => {
    return [name, valueFrom === undefined ? here(value ?? '') : secrets[name]];
  });
  const [program = '', ...args] = command.map(here);
  const child = spawn(program, args, {
    cwd: '/',
    env: { PATH: path, ...Object.fromEntries(environment) },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(process.getuid?.() === 0 && user),
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log += text;
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, log };
}
