import { type TestContext } from 'vitest';
import { type BinaryName, ensureBinary } from '../../tools/engines';

/** Building one takes a while on a machine that never built anything in Go. */
export const BUILD_TIMEOUT = 600_000;

/**
 * Path of a real program. Where it cannot be had, the test fails on CI; elsewhere it is skipped, and a line on stderr
 * says that, and what to do about it: nothing is left out unnoticed.
 */
export function binaryOrSkip({ skip, task }: TestContext, binary: BinaryName): string {
  try {
    return ensureBinary(binary);
  } catch (error) {
    const { message } = error as Error;
    if (process.env.CI === 'true') throw new Error(`${binary} is required on CI: ${message}`);
    process.stderr.write(`!! ${binary} took no part in "${task.name}": ${message}\n`);
    return skip(`there is no ${binary}`);
  }
}
