import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBinary, findBinary } from '../../tools/engines';
import { SUITES, writeFixtures } from './fixtures';

const FIXTURES = join(__dirname, '..', '..', 'build', 'policy-tests');
const CI = process.env.CI === 'true';

const cli = CI ? ensureBinary('kyverno') : findBinary('kyverno');
if (cli === undefined) {
  console.error("Kyverno's CLI took no part: `npm run engines -- kyverno` builds it (Go 1.26, some minutes).");
}

function kyverno(...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(cli ?? '', args, { encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

describe.runIf(cli !== undefined)("policies in Kyverno's own CLI", () => {
  beforeAll(() => writeFixtures(FIXTURES));

  test.each(Object.keys(SUITES))(
    '%s does what its test says',
    (suite) => {
      const { code, output } = kyverno('test', join(FIXTURES, suite), '--require-tests', '--detailed-results');
      expect(output).not.toContain('Not found');
      expect(code, output).toBe(0);
    },
    60_000,
  );

  test.each(Object.keys(SUITES))(
    '%s: a wrong expectation fails',
    (suite) => {
      const file = join(FIXTURES, suite, '.kyverno-test', 'kyverno-test.yaml');
      const right = readFileSync(file, 'utf8');
      writeFileSync(file, right.replace('result: pass', 'result: fail'));
      const { code, output } = kyverno('test', join(FIXTURES, suite));
      writeFileSync(file, right);
      expect(code, output).toBe(1);
    },
    60_000,
  );
});
