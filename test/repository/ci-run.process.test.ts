import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../schema-validation/manifests';

let root: string;

/** A project with `.ci/run` and without anything that takes time: npm writes down what it is asked for. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ci-run-'));
  mkdirSync(join(root, '.ci'));
  cpSync(join(ROOT, '.ci/run'), join(root, '.ci/run'));
  mkdirSync(join(root, 'bin'));
  program('git', '');
  npm('');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function program(name: string, script: string): void {
  writeFileSync(join(root, 'bin', name), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
}

/** A suite of one test for each report that the end counts. */
const REPORTS = `mkdir -p build/reports
for name in unit package pages engines bench plumber cluster-cel cluster-clusterpolicy; do
  echo '{"numPassedTests": 2, "numFailedTests": 0}' >build/reports/$name.json
done`;

/** @param cases - branches of a `case` on the arguments of npm */
function npm(cases: string): void {
  program('npm', `echo "$*" >>asked\ncase "$*" in\n${cases}\n'run test:cluster') ${REPORTS} ;;\nesac`);
}

function run(): { readonly code: number | null; readonly output: string; readonly asked: readonly string[] } {
  const { status, stdout, stderr } = spawnSync('bash', ['.ci/run'], {
    cwd: root,
    env: { ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}`, CHROMIUM: '/bin/sh' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 50_000,
  });
  const asked = readFileSync(join(root, 'asked'), 'utf8').trim().split('\n');
  return { code: status, output: stdout + stderr, asked };
}

describe('.ci/run', () => {
  test('ends with a table of its steps, and with the sum of all suites alone on a line', () => {
    const { code, output, asked } = run();
    expect(code, output).toBe(0);
    expect(output).toMatch(/\n16 passed, 0 failed\n$/);
    expect(output).toMatch(/^ +\d+ s {2}passed {3}README: npm ci$/m);
    expect(output).toMatch(/^ +\d+ s {2}passed {3}engines \(in the background\)$/m);
    expect(asked.filter((command) => !command.startsWith('run engines'))).toEqual([
      'ci',
      'run synth',
      'test -- --coverage',
      'run import -- --check',
      'run package:check',
      'run test:package',
      'run test:pages',
      'run security',
      'run test:engines',
      'run bench',
      'run test:cluster',
    ]);
    expect(asked).toContain('run engines');
  });

  test('ends with the first step that fails, and says which one it was', () => {
    npm("'run package:check') echo broken; exit 3 ;;");
    const { code, output, asked } = run();
    expect(code).toBe(1);
    expect(output).toMatch(/^ +\d+ s {2}FAILED {3}the package: /m);
    expect(output).toMatch(/\nFAILED\n$/);
    expect(output).not.toMatch(/\d+ passed, \d+ failed/);
    expect(asked).not.toContain('run test:package');
  });

  test.each([
    ['while other steps run', '', "'run test:package') sleep 2 ;;", 'run test:pages'],
    ['after them', 'sleep 2;', '', 'run test:engines'],
  ])('fails when the engines fail %s, and shows their log', (_, before, others, notAsked) => {
    npm(`'run engines') ${before} echo 'no space left'; exit 1 ;;\n${others}`);
    const { code, output, asked } = run();
    expect(code).toBe(1);
    expect(output).toContain('no space left');
    expect(output).toMatch(/^ +\d+ s {2}FAILED {3}engines \(in the background\)$/m);
    expect(asked).not.toContain(notAsked);
  });

  test('takes its background along when it fails', () => {
    npm("'run engines') sleep 3; touch survived ;;\n'run synth') exit 1 ;;");
    expect(run().code).toBe(1);
    spawnSync('sleep', ['4']);
    expect(spawnSync('ls', [root], { encoding: 'utf8' }).stdout).not.toContain('survived');
  });

  test('fails when a suite left no report, or a test failed', () => {
    npm("'run test:cluster') exit 0 ;;");
    expect(run().code).toBe(1);
  });
});
