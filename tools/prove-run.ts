import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Step } from './prove-steps';

/** What became of a step. */
export interface Outcome {
  readonly passed: boolean;
  readonly seconds: number;
  /** When it ended, in ISO 8601. */
  readonly ended: string;
}

/** The outcomes of one commit, by the name of the step. */
export type Outcomes = Readonly<Record<string, Outcome>>;

/** The outcomes of one commit in a file, which is complete at any time: a run may be interrupted. */
export class ProofState {
  private readonly file: string;

  constructor(
    private readonly directory: string,
    readonly commit: string,
  ) {
    this.file = join(directory, `${commit}.json`);
  }

  /** @throws Error when the file is no state */
  read(): Outcomes {
    let text: string;
    try {
      text = readFileSync(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new Error(`${this.file} is not readable as JSON: delete it, or start over with --again`);
    }
  }

  record(name: string, outcome: Outcome): void {
    this.write({ ...this.read(), [name]: outcome });
  }

  clear(): void {
    this.write({});
  }

  private write(outcomes: Outcomes): void {
    mkdirSync(this.directory, { recursive: true });
    writeFileSync(`${this.file}.new`, `${JSON.stringify(outcomes, undefined, 2)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}

/** What is still to be run: what never ended, and what failed. */
export function remainingSteps(steps: readonly Step[], outcomes: Outcomes): Step[] {
  return steps.filter(({ name }) => outcomes[name]?.passed !== true);
}

/**
 * Runs what remains, one step after the other, and records each as soon as it has ended. A step that fails does not keep
 * the others from running.
 *
 * @param run - runs a step, and says whether it passed
 */
export async function runSteps(
  steps: readonly Step[],
  state: ProofState,
  run: (step: Step, place: string) => Promise<boolean>,
): Promise<void> {
  const remaining = remainingSteps(steps, state.read());
  for (const step of remaining) {
    const began = Date.now();
    const passed = await run(step, `${steps.indexOf(step) + 1}/${steps.length}`);
    const ended = Date.now();
    state.record(step.name, {
      passed,
      seconds: Math.round((ended - began) / 1000),
      ended: new Date(ended).toISOString(),
    });
  }
}

/** The report: commit, versions, and a row for each step. */
export function proofReport(
  steps: readonly Step[],
  outcomes: Outcomes,
  { commit, versions }: { readonly commit: string; readonly versions: Readonly<Record<string, string>> },
): string {
  const count = (passed: boolean) => steps.filter(({ name }) => outcomes[name]?.passed === passed).length;
  const rows = steps.map(({ name, shows, command }) => {
    const outcome = outcomes[name];
    const result = outcome === undefined ? 'not run' : outcome.passed ? 'passed' : '**failed**';
    const cells = [name, shows, `\`${command.join(' ')}\``, result, time(outcome), outcome?.ended ?? ''];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `# What \`npm run prove\` showed of ${commit}`,
    '',
    `${count(true)} passed, ${count(false)} failed, ${steps.length - count(true) - count(false)} not run.`,
    '',
    Object.entries(versions)
      .map(([what, version]) => `${what} ${version}`)
      .join(', '),
    '',
    '| step | shows | command | result | time | ended |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function time(outcome: Outcome | undefined): string {
  if (outcome === undefined) return '';
  return `${Math.floor(outcome.seconds / 60)} min ${outcome.seconds % 60} s`;
}
