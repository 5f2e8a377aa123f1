import { spawnSync } from 'node:child_process';
import { ensureBinary } from '../../../tools/engine-build';

export function runPromtool(args: readonly string[], cwd: string): { ok: boolean; output: string } {
  const { status, stdout, stderr, error } = spawnSync(ensureBinary('promtool'), args, { cwd, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { ok: status === 0, output: `${stdout}${stderr}` };
}
