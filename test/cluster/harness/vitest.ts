import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { CONNECTION_VARIABLE } from '../support/cluster';
import { runInGroup } from './process-group';

const ROOT = join(__dirname, '..', '..', '..');

/** What became of one scenario. */
export interface ScenarioResult {
  readonly file: string;
  readonly title: string;
  readonly passed: boolean;
  /** What went wrong, without the stack. */
  readonly failure: string;
}

export interface Run {
  readonly ok: boolean;
  /** Only the scenarios that ran. */
  readonly results: readonly ScenarioResult[];
  /** What went wrong outside of the scenarios, such as in what prepares them. */
  readonly failuresOutside: readonly string[];
  /** Why none ran, such as an API server that refuses the policies. */
  readonly failedToStart?: string;
}

/** Everything that failed in a run, to be told once more at its end. */
export function failuresOf({ results, failuresOutside }: Run): string[] {
  const failed = results.filter(({ passed }) => !passed);
  return [...failed.map(({ title, failure }) => `${title}\n${failure}`), ...failuresOutside];
}

/** Whether a scenario is about what Kyverno and the API server do. In the others Kopia runs. */
export function isAboutPolicies({ file }: ScenarioResult): boolean {
  return !/\/kopia-[a-z-]+\.scenario\.ts$/.test(file);
}

interface Report {
  readonly testResults: {
    readonly name: string;
    /** What went wrong outside of all tests. */
    readonly message: string;
    readonly assertionResults: {
      readonly ancestorTitles: string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages: string[];
    }[];
  }[];
}

/** Runs scenarios against the cluster, in a process of their own. */
export async function runScenarios(
  directory: string,
  options: {
    /** Parts of file names, and options of the test runner. */
    readonly args: readonly string[];
    readonly env?: NodeJS.ProcessEnv;
    /** Name of the report in `build/reports/`. Without one, nothing is shown, and the report stays in the directory. */
    readonly report?: string;
    readonly policiesOnly?: boolean;
  },
): Promise<Run> {
  const { report: name, policiesOnly = false } = options;
  const output = name === undefined ? join(directory, 'scenarios.log') : undefined;
  const reportFile =
    name === undefined ? join(directory, 'report.json') : join(ROOT, 'build', 'reports', `${name}.json`);
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile=${reportFile}`];
  const excluded = policiesOnly ? ['--exclude', '**/kopia-*.scenario.ts'] : [];
  const config = join(ROOT, 'test', 'cluster', 'vitest.config.mts');
  const env = {
    ...options.env,
    [CONNECTION_VARIABLE]: join(directory, 'connection.json'),
    // The API server's certificate is its own.
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_NO_WARNINGS: '1',
  };
  // What an earlier run left is not what this one shows.
  rmSync(reportFile, { force: true });
  const code = await runVitest(['--config', config, ...reporters, ...excluded, ...options.args], env, output);
  const report: Report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const ran = resultsOf(report, ({ title }) => title, false);
  const wholeRun = resultsOf(report, ({ title }) => title, !options.args.includes('-t'));
  return {
    // The test runner is content with a title that nothing has.
    ok: code === 0 && ran.length > 0,
    results: ran.length === 0 ? [] : wholeRun,
    failuresOutside: failuresOutsideOf(report),
    ...(ran.length === 0 && { failedToStart: startFailureOf(report, output) }),
  };
}

/** What the API server said, or else what went wrong. The report holds nothing of what fails in a hook of a suite. */
function startFailureOf({ testResults }: Report, output?: string): string {
  const message = testResults.find((result) => result.message !== '')?.message;
  if (message !== undefined) {
    return /\\"message\\":\\"(.*?)\\",\\"/.exec(message)?.[1] ?? (message.split('\n')[0] as string);
  }
  const shown = output === undefined ? '' : stripVTControlCharacters(readFileSync(output, 'utf8'));
  return /^\S*Error: .*$/m.exec(shown)?.[0] ?? 'no scenario ran';
}

/** Runs the tests of pvc-plumber with the real Kopia (test/plumber). They need no cluster. */
export async function runPlumberTests(): Promise<Run> {
  const config = join(ROOT, 'test', 'plumber', 'vitest.config.mts');
  const reportFile = join(ROOT, 'build', 'reports', 'plumber.json');
  rmSync(reportFile, { force: true });
  const code = await runVitest(['--config', config], {});
  const report: Report = JSON.parse(readFileSync(reportFile, 'utf8'));
  return {
    ok: code === 0,
    results: resultsOf(report, ({ ancestorTitles, title }) => [...ancestorTitles, title].join(' '), true),
    failuresOutside: failuresOutsideOf(report),
  };
}

/** @param output the file that takes what it shows; without one it is shown */
async function runVitest(args: readonly string[], env: NodeJS.ProcessEnv, output?: string): Promise<number | null> {
  const cli = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const shown = output === undefined ? 'inherit' : openSync(output, 'w');
  try {
    return await runInGroup(process.execPath, [cli, 'run', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', shown, shown],
    });
  } finally {
    if (typeof shown === 'number') closeSync(shown);
  }
}

type Assertion = Report['testResults'][number]['assertionResults'][number];

/** @param isWhole whether all were meant to run: one that did not, because what prepares it failed, has failed */
function resultsOf(
  { testResults }: Report,
  titleOf: (assertion: Assertion) => string,
  isWhole: boolean,
): ScenarioResult[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => isWhole || status === 'passed' || status === 'failed')
      .map((assertion) => ({
        file: name,
        title: titleOf(assertion),
        passed: assertion.status === 'passed',
        failure: withoutStack(assertion.failureMessages[0] ?? 'did not run: what prepares it failed'),
      })),
  );
}

function failuresOutsideOf({ testResults }: Report): string[] {
  return testResults
    .filter(({ message }) => message !== '')
    .map(({ name, message }) => `${relative(ROOT, name)}\n${withoutStack(message)}`);
}

function withoutStack(message: string): string {
  return message.replace(/\n +at [\s\S]*$/, '');
}
