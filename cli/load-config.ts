import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createJiti } from 'jiti';
import { type Plan, type PlatformConfig, resolvePlan } from '../lib';
import { UsageError } from './command-context';

/**
 * Reads the config of a platform, TypeScript or JavaScript that exports `config`, and resolves its plan.
 *
 * @throws UsageError when there is no such file, or it exports no `config`
 * @throws ConfigError when the config is wrong
 */
export async function loadPlan(file: string): Promise<Plan> {
  const path = resolve(file);
  if (!existsSync(path)) {
    throw new UsageError(`${file}: there is no such file; name the config of your platform with --config`);
  }
  const jiti = createJiti(__filename, { moduleCache: false, fsCache: false });
  const { config } = await jiti.import<{ config?: PlatformConfig }>(path);
  if (config === undefined) {
    throw new UsageError(`${file}: exports no "config"; write: export const config: PlatformConfig = { … }`);
  }
  return resolvePlan(config);
}
