/**
 * Runs checkov over `dist/`, and compares what it finds with what docs/decisions/security-findings.md accepts.
 *
 *   npm run security
 *
 * checkov comes from PyPI, pinned, into a virtual environment in the user's cache. That needs Python, and some minutes,
 * once; a run takes seconds.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { acceptedFindings, compareFindings, type Finding } from './security-findings';

const ROOT = join(__dirname, '..');
const CHECKOV = '3.3.30';
const PAGE = join('docs', 'decisions', 'security-findings.md');

/** Where checkov is; installed first if need be. */
function checkov(): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const directory = join(caches, 'cdk8s-pvc-backup', 'tools', `checkov-${CHECKOV}`);
  const complete = join(directory, 'complete');
  if (!existsSync(complete)) {
    console.error(`checkov ${CHECKOV} is not there: installing it from PyPI …`);
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(dirname(directory), { recursive: true });
    run('python3', ['-m', 'venv', directory], 'install Python 3.9 or later, with its module venv');
    const pip = ['install', '--quiet', '--disable-pip-version-check', `checkov==${CHECKOV}`];
    run(join(directory, 'bin', 'pip'), pip, 'see what pip says; it needs PyPI');
    writeFileSync(complete, '');
  }
  return join(directory, 'bin', 'checkov');
}

function run(command: string, args: readonly string[], fix: string): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined || status !== 0) {
    throw new Error(`\`${command} ${args[0]}\` failed: ${error?.message ?? stderr.slice(-2000)}; to fix: ${fix}`);
  }
  return stdout;
}

interface Report {
  readonly summary: { readonly passed: number; readonly failed: number; readonly parsing_errors: number };
  readonly results: { readonly failed_checks: readonly { readonly check_id: string; readonly resource: string }[] };
}

function findings(): Finding[] {
  const flags = ['--framework', 'kubernetes', '--compact', '--quiet', '--skip-download', '--soft-fail', '-o', 'json'];
  const report: Report = JSON.parse(run(checkov(), ['-d', 'dist', ...flags], 'see what checkov says'));
  const { passed, failed, parsing_errors: unread } = report.summary;
  if (unread > 0 || passed === 0)
    throw new Error(`checkov passed ${passed} checks, and could not read ${unread} files`);
  console.log(`checkov ${CHECKOV} over dist/: ${passed} passed, ${failed} failed`);
  return report.results.failed_checks.map(({ check_id: check, resource }) => ({ check, resource }));
}

const problems = compareFindings(findings(), acceptedFindings(readFileSync(join(ROOT, PAGE), 'utf8')));
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`Mend it, or accept it with a reason in ${PAGE}.`);
  process.exitCode = 1;
}
