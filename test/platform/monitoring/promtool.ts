import { spawnSync } from 'node:child_process';
import { type TestContext } from 'vitest';
import { ensureBinary, findBinary } from '../../../tools/engines';

/** Building it takes minutes on a machine that never built anything in Go. */
export const PROMTOOL_TIMEOUT = 900_000;

/**
 * Path of promtool. On CI it is built when it is not there. Elsewhere the test is skipped then, and a line on stderr says
 * that, and what to do about it: nothing is left out unnoticed.
 */
export function promtoolOrSkip({ skip, task }: TestContext): string {
  if (process.env.CI === 'true') return ensureBinary('promtool');
  const found = findBinary('promtool');
  if (found !== undefined) return found;
  process.stderr.write(`!! promtool took no part in "${task.name}": build it with \`npm run engines -- prometheus\`\n`);
  return skip('there is no promtool');
}

export function runPromtool(promtool: string, args: readonly string[], cwd: string): { ok: boolean; output: string } {
  const { status, stdout, stderr, error } = spawnSync(promtool, args, { cwd, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { ok: status === 0, output: `${stdout}${stderr}` };
}
