import { type Terminal } from './terminal';

/** What the exit code of the command says. Documented in `pvc-backup --help`; scripts and CI rely on it. */
export const EXIT = {
  /** Done, and nothing to complain about. */
  ok: 0,
  /** Done, and something is wrong with what was looked at: findings, problems of the config. */
  findings: 1,
  /** Not done: wrong arguments, a file that is not there, no permission. */
  usage: 2,
} as const;

type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command is given, and how it says what came of it. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Sets the exit code of the process. */
  exitWith(code: ExitCode): void;
}

/** Something that the person at the terminal must change before a command can run. Its message is all that is shown. */
export class UsageError extends Error {}

/** Where a platform repository keeps its config, as `pvc-backup init` makes it. */
export const DEFAULT_CONFIG = 'apps/config.ts';

/** Where its rendered manifests are. */
export const DEFAULT_PATH = 'dist';
