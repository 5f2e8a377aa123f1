import { isAbsolute, join } from 'node:path';
import { isRepositoryId } from '../../../lib/contract/repository-id';
import { type Problem, throwProblems } from '../../../lib/validation/problem';
import { parseDuration } from './duration';

/** The only backend that there is: a Kopia repository in a directory. Version 1.7 of the published service knows `s3` too. */
export const BACKEND = 'kopia-fs';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** What the environment says. Durations are in milliseconds. */
export interface Settings {
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The longest that one answer takes: what is not known then is "unknown". */
  readonly answerTimeout: number;
  /** For so long after a listing "a backup exists" may be said without a new one. */
  readonly cacheTtl: number;
  /** A listing is made this often without being asked for; 0 for never. */
  readonly refreshInterval: number;
  /** The longest that one listing takes before Kopia is killed. */
  readonly listingTimeout: number;
  /** For so long after SIGTERM it goes on answering: a Service needs a moment to notice. */
  readonly shutdownDelay: number;
  /** Directory of the repository. */
  readonly repositoryPath: string;
  /** Which repository is meant, in hex; without it the first one that is seen. */
  readonly repositoryId: string | undefined;
  readonly password: string;
  /** Kopia's connection, written by this service before each listing. */
  readonly configFile: string;
  /** What was in the repository, so that a restarted container still knows. */
  readonly memoryFile: string;
  readonly kopia: string;
  /** Environment of Kopia beside the password. */
  readonly kopiaEnvironment: Readonly<Record<string, string>>;
}

/**
 * Reads the settings from the environment.
 *
 * @throws ConfigError with everything that is wrong, when anything is; never with the password in it.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const problems: Problem[] = [];
  const value = (name: string): string | undefined => environment[name] || undefined;
  const check = (ok: boolean, field: string, allowed: string, fix: string, shown: unknown = value(field)): void => {
    if (!ok) problems.push({ field, value: shown, allowed, fix });
  };
  const duration = (name: string, fallback: number, least: number): number => {
    const text = value(name);
    const parsed = text === undefined ? fallback : parseDuration(text);
    const allowed = least === 0 ? 'a duration such as "90s", or 0' : 'a duration above 0, such as "2500ms" or "1m30s"';
    check(parsed !== undefined && parsed >= least, name, allowed, `leave it out for ${fallback / 1000}s`);
    return parsed ?? fallback;
  };
  const path = (name: string, fallback: string): string => {
    const chosen = value(name) ?? fallback;
    check(isAbsolute(chosen), name, 'an absolute path', `leave it out for ${fallback}`);
    return chosen;
  };

  const backend = value('BACKEND_TYPE');
  check(backend === BACKEND, 'BACKEND_TYPE', BACKEND, 'set it: the published service takes "s3" where nothing is said');
  const port = Number(value('PORT') ?? 8080);
  check(Number.isInteger(port) && port >= 0 && port < 65536, 'PORT', '0 to 65535', 'leave it out for 8080');
  const logLevel = (value('LOG_LEVEL') ?? 'info').toLowerCase() as Settings['logLevel'];
  check(LOG_LEVELS.includes(logLevel), 'LOG_LEVEL', LOG_LEVELS.join(', '), 'leave it out for "info"');
  const repositoryId = value('KOPIA_REPOSITORY_UNIQUE_ID');
  check(
    repositoryId === undefined || isRepositoryId(repositoryId),
    'KOPIA_REPOSITORY_UNIQUE_ID',
    '64 hex digits, lower case',
    'copy "Unique ID" from the output of `kopia repository status`',
  );
  const password = value('KOPIA_PASSWORD');
  check(password !== undefined, 'KOPIA_PASSWORD', 'the password of the repository', 'set it from a Secret', undefined);
  const answerTimeout = duration('HTTP_TIMEOUT', 3000, 1);
  const cacheTtl = duration('CACHE_TTL', 60_000, 0);
  const refreshInterval = duration('RE_WARM_INTERVAL', 90_000, 0);
  const listingTimeout = duration('LISTING_TIMEOUT', 60_000, 1);
  const shutdownDelay = duration('SHUTDOWN_DELAY', 5000, 0);
  const repositoryPath = path('KOPIA_REPOSITORY_PATH', '/repository');
  const configFile = path('KOPIA_CONFIG_PATH', '/tmp/kopia/repository.config');
  const home = path('HOME', '/tmp/kopia');
  throwProblems('environment of pvc-plumber', problems);

  const user = value('USER') ?? 'pvc-plumber';
  return {
    port,
    logLevel,
    answerTimeout,
    cacheTtl,
    refreshInterval,
    listingTimeout,
    shutdownDelay,
    repositoryPath,
    repositoryId,
    password: password as string,
    configFile,
    memoryFile: join(configFile, '..', 'known-sources.json'),
    kopia: value('KOPIA_BINARY') ?? 'kopia',
    // Nothing else of the environment reaches Kopia: some variables make it skip what it cannot read.
    kopiaEnvironment: { PATH: value('PATH') ?? '', HOME: home, USER: user, LOGNAME: value('LOGNAME') ?? user },
  };
}
