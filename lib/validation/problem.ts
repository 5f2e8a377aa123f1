/** One thing that is wrong with a configuration, worded so that the reader can mend it. */
export interface Problem {
  /** Path of the field, as one would write it in the config: `schedule.tiers[1].cron`. */
  readonly field: string;
  /** The value that was found there. */
  readonly value: unknown;
  /** What is allowed. */
  readonly allowed: string;
  /** What to do about it. */
  readonly fix: string;
}

/**
 * One line for people: `schedule.tiers[1].cron: got "1-5/2 * * * *"; allowed: …; to fix: …`
 *
 * @param problem - one of `ConfigError.problems`
 */
export function describeProblem(problem: Problem): string {
  return problemText(problem, formatValue(problem.value));
}

/** The same line without what to do. */
export function describeFault(problem: Problem): string {
  return faultText(problem, formatValue(problem.value));
}

/** The line of a problem whose value is in words already, because it is known later: as an expression. */
export function problemText(problem: Omit<Problem, 'value'>, got: string): string {
  return `${faultText(problem, got)}; to fix: ${problem.fix}`;
}

function faultText({ field, allowed }: Pick<Problem, 'field' | 'allowed'>, got: string): string {
  return `${field}: got ${got}; allowed: ${allowed}`;
}

/** As in JSON, but with the values that JSON does not have. */
function formatValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Thrown once, with everything that is wrong, before anything is written. */
export class ConfigError extends Error {
  /** Tells it from other errors where `instanceof` cannot. */
  override readonly name = 'ConfigError';

  constructor(
    subject: string,
    /** Everything that is wrong. */
    readonly problems: readonly Problem[],
  ) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super([`${subject}: ${count}`, ...problems.map((problem) => `  - ${describeProblem(problem)}`)].join('\n'));
  }
}

/** Throws a {@link ConfigError} when there are problems. */
export function throwProblems(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ConfigError(subject, problems);
}
