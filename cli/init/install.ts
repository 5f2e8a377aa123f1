import { spawnSync } from 'node:child_process';

/**
 * Runs `npm install` in a new repository, which makes its package-lock.json.
 *
 * @returns nothing when it succeeded, else what went wrong
 */
export function npmInstall(directory: string): string | undefined {
  const { status, error } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: directory,
    env: withoutNpm(process.env),
    // What npm says is not the result of this command.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error !== undefined) return error.message;
  return status === 0 ? undefined : `npm ended with ${status}`;
}

/** What npm tells the programs that it runs. An npm below would take it for its own settings: `npx --package`, a prefix. */
const TOLD_BY_NPM =
  /^(npm_(lifecycle|package|command|execpath|node)_?|npm_config_(package|call|local_prefix|prefix|yes)$|INIT_CWD$)/i;

function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !TOLD_BY_NPM.test(name)));
}
