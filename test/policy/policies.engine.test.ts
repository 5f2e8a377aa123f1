import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBinary } from '../../tools/engine-build';
import { SUITES, writeFixtures } from './fixtures';

const FIXTURES = join(__dirname, '..', '..', 'build', 'policy-tests');

let cli = '';

function kyverno(...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(cli, args, { encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

describe("policies in Kyverno's own CLI", () => {
  beforeAll(() => {
    cli = ensureBinary('kyverno');
    writeFixtures(FIXTURES);
  });

  test.each(Object.entries(SUITES))(
    '%s does what its test says',
    (name, suite) => {
      const directory = join(FIXTURES, name);
      const { code, output } = kyverno('test', directory, '--require-tests', '--detailed-results', '--remove-color');
      expect(output).not.toContain('Not found');
      expect(code, output).toBe(0);
      // The CLI compares what is generated. That something is, it does not ask.
      const { results, files = {} } = suite();
      const generated = results.flatMap(({ generatedResource = '' }) => files[generatedResource] ?? []);
      for (const { metadata } of generated) expect(output).toContain(` /${metadata.name} `);
    },
    60_000,
  );

  // The CLI counts an expectation of what a rule did not look at as met. None of ours is of that kind.
  test.each(Object.entries(SUITES))(
    '%s: each wrong expectation fails',
    (name, suite) => {
      const file = join(FIXTURES, name, '.kyverno-test', 'kyverno-test.yaml');
      const right = readFileSync(file, 'utf8');
      writeFileSync(
        file,
        right.replace(/result: (pass|fail)/g, (_, result) => `result: ${result === 'pass' ? 'fail' : 'pass'}`),
      );
      const { output } = kyverno('test', join(FIXTURES, name));
      writeFileSync(file, right);
      const wrong = suite().results.filter(({ result }) => result === 'pass' || result === 'fail');
      const failed = Number(/(\d+) tests failed/.exec(output)?.[1]);
      expect(failed, output).toBeGreaterThanOrEqual(wrong.flatMap(({ resources }) => resources).length);
    },
    60_000,
  );
});
