/** What the exit code of the command says. Documented in `pvc-backup --help`; scripts and CI rely on it. */
export const EXIT = {
  /** Done, and nothing to complain about. */
  ok: 0,
  /** Done, and something is wrong with what was looked at: findings, problems of the config. */
  findings: 1,
  /** Not done: wrong arguments, a file that is not there, no permission. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
