import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONNECTION_VARIABLE } from '../support/cluster';

const ROOT = join(__dirname, '..', '..', '..');

/** What became of one scenario. */
export interface ScenarioResult {
  readonly file: string;
  readonly title: string;
  readonly passed: boolean;
  /** First line of what went wrong. */
  readonly failure: string;
}

export interface Run {
  readonly ok: boolean;
  /** Only the scenarios that ran. */
  readonly results: readonly ScenarioResult[];
}

interface Report {
  readonly testResults: {
    readonly name: string;
    readonly assertionResults: {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: string[];
    }[];
  }[];
}

/** Runs scenarios against the cluster, in a process of their own. */
export async function runScenarios(
  directory: string,
  options: { readonly args: readonly string[]; readonly env?: NodeJS.ProcessEnv; readonly quiet?: boolean },
): Promise<Run> {
  const reportFile = options.quiet ? join(directory, 'report.json') : join(ROOT, 'build', 'reports', 'cluster.json');
  const cli = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = [...(options.quiet ? [] : ['--reporter=verbose']), '--reporter=json', `--outputFile=${reportFile}`];
  const config = join(ROOT, 'test', 'cluster', 'vitest.config.mts');
  const child = spawn(process.execPath, [cli, 'run', '--config', config, ...reporters, ...options.args], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...options.env,
      [CONNECTION_VARIABLE]: join(directory, 'connection.json'),
      // The API server's certificate is its own.
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_NO_WARNINGS: '1',
    },
    stdio: ['ignore', options.quiet ? 'ignore' : 'inherit', options.quiet ? 'ignore' : 'inherit'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  process.off('exit', end);
  const report: Report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const results = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ title, status, failureMessages }) => ({
        file: name,
        title,
        passed: status === 'passed',
        failure: failureMessages[0]?.split('\n')[0] ?? '',
      })),
  );
  return { ok: code === 0, results };
}
