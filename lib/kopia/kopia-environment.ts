import { SECRET_KEYS } from '../contract/names';
import { type EnvVar } from '../kubernetes/objects';

/** Where Kopia writes, as whom it runs, and where its secrets are. */
export interface KopiaEnvironment {
  /** Writable directory: home of the user, and of Kopia's connection. */
  readonly home: string;
  /** @default - `logs` in the home */
  readonly logs?: string;
  /** @default - `cache` in the home */
  readonly cache?: string;
  /** Kopia asks for its user; there is none in the image for an arbitrary uid. */
  readonly user: string;
  /** Secret with the password of the repository. */
  readonly secret: string;
  /**
   * Keys of the Secret that become variables of the same name.
   * @default - the password of the repository
   */
  readonly keys?: readonly string[];
}

/** The environment of a container that runs the `kopia` program. Nothing of the connection is kept with its password. */
export function kopiaEnvironment(props: KopiaEnvironment): EnvVar[] {
  const { home, logs = `${home}/logs`, cache = `${home}/cache`, user, secret, keys = [SECRET_KEYS.password] } = props;
  const settings = {
    KOPIA_CONFIG_PATH: `${home}/repository.config`,
    KOPIA_LOG_DIR: logs,
    KOPIA_CACHE_DIRECTORY: cache,
    KOPIA_PERSIST_CREDENTIALS_ON_CONNECT: 'false',
    KOPIA_CHECK_FOR_UPDATES: 'false',
    HOME: home,
    USER: user,
    LOGNAME: user,
  };
  return [
    ...Object.entries(settings).map(([name, value]) => ({ name, value })),
    ...keys.map((key) => ({ name: key, valueFrom: { secretKeyRef: { name: secret, key } } })),
  ];
}
