import type { KubeObject } from './api';

/** What a mover knows: the environment that VolSync's controller gives to it, and the directories that are mounted. */
export type MoverEnvironment = Readonly<Record<string, string>>;

/** The keys of the Secret that reach a mover, as far as a file system repository is concerned. */
const FROM_SECRET = ['KOPIA_REPOSITORY', 'KOPIA_PASSWORD', 'KOPIA_MANUAL_CONFIG'];

const RETAIN: Readonly<Record<string, string>> = {
  hourly: 'KOPIA_RETAIN_HOURLY',
  daily: 'KOPIA_RETAIN_DAILY',
  weekly: 'KOPIA_RETAIN_WEEKLY',
  monthly: 'KOPIA_RETAIN_MONTHLY',
  yearly: 'KOPIA_RETAIN_YEARLY',
  latest: 'KOPIA_RETAIN_LATEST',
};

const MAX_USERNAME = 50;

/** The user name that VolSync makes of the name of an object: no dots, at most 50 characters. */
function usernameOf(name: string): string {
  return name
    .replace(/[^A-Za-z0-9_-]/g, '')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, MAX_USERNAME);
}

/** The host name that VolSync makes of a namespace. */
function hostnameOf(namespace: string): string {
  return namespace
    .replaceAll('_', '-')
    .replace(/[^A-Za-z0-9.-]/g, '')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** 70 % and 20 % of the cache, in whole MiB. */
function cacheLimits(capacity: string | undefined): Record<string, string> {
  const [, amount, unit] = /^(\d+)(Gi|Mi)$/.exec(capacity ?? '') ?? [];
  if (amount === undefined) return {};
  const mebibytes = Number(amount) * (unit === 'Gi' ? 1024 : 1);
  return {
    KOPIA_METADATA_CACHE_SIZE_LIMIT_MB: String(Math.trunc(mebibytes * 0.7)),
    KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB: String(Math.trunc(mebibytes * 0.2)),
  };
}

function defined(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const stated = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(stated.map(([name, value]) => [name, String(value)]));
}

function common(secret: Readonly<Record<string, string>>, username: string, namespace: string): MoverEnvironment {
  return {
    ...defined(Object.fromEntries(FROM_SECRET.map((key) => [key, secret[key]]))),
    KOPIA_OVERRIDE_USERNAME: usernameOf(username),
    KOPIA_OVERRIDE_HOSTNAME: hostnameOf(namespace),
  };
}

/**
 * The environment of the mover of a ReplicationSource or ReplicationDestination, as VolSync's controller builds it from
 * the object and its Secret (perfectra1n/volsync 0.17.11, internal/controller/mover/kopia: builder.go, mover.go).
 * Fields that this platform does not use are refused, so that nothing is silently left out.
 */
export function moverEnvironment(object: KubeObject, secret: Readonly<Record<string, string>>): MoverEnvironment {
  const { kopia } = object.spec;
  const namespace = object.metadata.namespace ?? '';
  for (const field of ['username', 'hostname', 'sourcePathOverride', 'additionalArgs', 'policyConfig', 'actions']) {
    if (kopia[field] !== undefined) throw new Error(`the mover of the tests does not know spec.kopia.${field}`);
  }
  if (object.kind === 'ReplicationSource') {
    return {
      ...common(secret, object.metadata.name, namespace),
      DATA_DIR: '/data',
      ...defined({ KOPIA_COMPRESSION: kopia.compression, KOPIA_PARALLELISM: kopia.parallelism }),
      ...defined(Object.fromEntries(Object.entries(RETAIN).map(([kind, name]) => [name, kopia.retain?.[kind]]))),
      ...cacheLimits(kopia.cacheCapacity),
    };
  }
  const { sourceName = object.metadata.name, sourceNamespace = namespace } = kopia.sourceIdentity ?? {};
  return {
    ...common(secret, sourceName, sourceNamespace),
    DATA_DIR: '/restore/data',
    KOPIA_DISCOVER_SNAPSHOTS: 'true',
    ...defined({ KOPIA_RESTORE_AS_OF: kopia.restoreAsOf, KOPIA_PREVIOUS: kopia.previous }),
    ...(kopia.enableFileDeletion === true && { KOPIA_ENABLE_FILE_DELETION: 'true' }),
    ...cacheLimits(kopia.cacheCapacity),
  };
}
