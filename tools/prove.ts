/**
 * Runs what `.ci/run` has no time for: `npm run prove`. What it has shown of a commit is kept, so it goes on where it was
 * interrupted.
 */
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINE_NAMES, engineVersion } from './engines';
import { ProofState, proofReport, remainingSteps, runSteps } from './prove-run';
import { STEPS, type Step } from './prove-steps';

const ROOT = join(__dirname, '..');
const DIRECTORY = join(ROOT, 'build', 'prove');
const REPORT = join(DIRECTORY, 'report.md');

const HELP = `Usage: npm run prove [-- options] [step...]

Runs what .ci/run has no time for: some hours on two cores. What passed for this commit is not run again, so an
interrupted run goes on where it was. Writes ${relative(ROOT, REPORT)}; each step has a log beside it.

  --again    forgets what was shown of this commit
  --list     says what would be run, and runs nothing
  --help     prints this

Steps, all unless some are named:
${STEPS.map(({ name, shows }) => `  ${name.padEnd(24)} ${shows}`).join('\n')}
`;

const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();

/** The commit that is shown to hold. */
function cleanCommit(): string {
  const changes = git('status', '--porcelain');
  if (changes !== '')
    throw new Error(`the report names a commit, and these files differ from it; commit or stash them:\n${changes}`);
  return git('rev-parse', 'HEAD');
}

function chosenSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(`no such step: ${unknown.join(', ')}; there are: ${STEPS.map(({ name }) => name).join(', ')}`);
  return names.length === 0 ? STEPS : STEPS.filter(({ name }) => names.includes(name));
}

async function run({ name, command }: Step, place: string): Promise<boolean> {
  const logFile = join(DIRECTORY, `${name}.log`);
  process.stdout.write(`[${place}] ${name} (log: ${relative(ROOT, logFile)}) … `);
  const log = openSync(logFile, 'w');
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: ROOT,
    // What is committed is compared, not written.
    env: { ...process.env, CI: 'true' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('exit', (...how) => resolve(how)).once('error', reject);
  });
  // An interrupted step has shown nothing: neither that it holds nor that it does not.
  if (signal !== null || code === 130) throw new Error(`${name} was interrupted; \`npm run prove\` goes on with it`);
  console.log(code === 0 ? 'passed' : 'FAILED');
  return code === 0;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean' }, again: { type: 'boolean' }, list: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const steps = chosenSteps(positionals);
  const commit = cleanCommit();
  const state = new ProofState(DIRECTORY, commit);
  if (values.list === true) {
    const remaining = values.again === true ? steps : remainingSteps(steps, state.read());
    console.log(remaining.map(({ name }) => name).join('\n') || `everything has passed for ${commit}`);
    return;
  }
  mkdirSync(DIRECTORY, { recursive: true });
  if (values.again === true) state.clear();
  const versions = {
    node: process.version,
    ...Object.fromEntries(ENGINE_NAMES.map((engine) => [engine, engineVersion(engine)])),
  };
  try {
    await runSteps(steps, state, run);
  } finally {
    writeFileSync(REPORT, proofReport(STEPS, state.read(), { commit, versions }));
    console.log(`see ${relative(ROOT, REPORT)}`);
  }
  if (remainingSteps(steps, state.read()).length > 0) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
