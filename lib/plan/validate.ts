import { type PlatformConfig } from './config';
import { DEFAULT_TIERS } from './defaults';
import { checkNamespaceName, isDnsLabel } from './identity';
import { checkMoverSettings } from './mover-settings';
import { type Problem } from './problem';
import { checkTiers } from './tier';
import { checkFields } from './unknown-fields';

const STORE_KINDS = ['ClusterSecretStore', 'SecretStore'] as const;
const INJECTIONS = ['kyverno', 'native', 'moverVolumes'] as const;
const SQUASHES = ['none', 'all'] as const;

/** MutatingAdmissionPolicy is beta from this minor version on. */
const OLDEST_NATIVE_INJECTION = 34;

const HOST = /^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;
const REPOSITORY_ID = /^[0-9a-f]{64}$/;
const GO_DURATION = /^(\d+h)?(\d+m)?(\d+s)?$/;
const IMAGE = /^[a-z0-9][a-z0-9./:-]*:[A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?$/;
const KUBERNETES_VERSION = /^1\.\d+$/;
const ABSOLUTE_PATH = /^\/[^/\s]+(\/[^/\s]+)*$/;

/** The fields of each section of the config. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'repository',
    'storage',
    'credentials',
    'schedule',
    'mover',
    'namespaces',
    'domain',
    'kopiaUi',
    'images',
    'cluster',
    'monitoring',
  ],
  repository: ['nfs', 'create', 'uniqueId', 'mountPath', 'squash'],
  'repository.nfs': ['server', 'path'],
  storage: ['storageClass', 'snapshotClass'],
  credentials: ['store', 'item', 'field', 'refreshInterval'],
  'credentials.store': ['kind', 'name'],
  schedule: ['tiers', 'spread'],
  mover: ['uid', 'gid', 'injection', 'compression', 'parallelism', 'cacheCapacity'],
  namespaces: ['platform', 'kyverno', 'monitoring', 'excluded'],
  kopiaUi: ['enabled', 'passwordField', 'route'],
  'kopiaUi.route': ['gateway', 'ingress'],
  'kopiaUi.route.gateway': ['name', 'namespace', 'sectionName'],
  'kopiaUi.route.ingress': ['className', 'namespace', 'tlsSecretName'],
  images: ['pvcPlumber', 'kopia'],
  cluster: ['kubernetes'],
  monitoring: ['labels'],
};

/** The value at a path such as `repository.nfs`. */
function valueAt(config: unknown, path: string): unknown {
  if (path === '') return config;
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], config);
}

/** Collects the problems of a config: one line per check, all of them run. */
class Checker {
  readonly problems: Problem[] = [];

  require(ok: boolean, field: string, value: unknown, allowed: string, fix: string): void {
    if (!ok) this.problems.push({ field, value, allowed, fix });
  }

  text(field: string, value: unknown, pattern: RegExp, allowed: string, fix: string): void {
    this.require(typeof value === 'string' && pattern.test(value), field, value, allowed, fix);
  }

  oneOf(field: string, value: unknown, values: readonly string[], fix: string): void {
    this.require(
      values.some((candidate) => candidate === value),
      field,
      value,
      values.join(', '),
      fix,
    );
  }
}

/**
 * Says everything that is wrong with a config, in the order of its fields. A config that comes from JavaScript or JSON
 * may lack whole sections: that is said too, it does not throw.
 */
export function checkConfig(config: PlatformConfig): Problem[] {
  const checker = new Checker();
  for (const [path, known] of Object.entries(FIELDS)) {
    checker.problems.push(...checkFields(path, valueAt(config, path), known));
  }
  checkRepository(checker, config);
  checkStorage(checker, config);
  checkCredentials(checker, config);
  checkMover(checker, config);
  checkNamespaces(checker, config);
  checkWeb(checker, config);
  checkImages(checker, config);
  const { tiers = DEFAULT_TIERS, spread = true } = config.schedule ?? {};
  return [...checker.problems, ...checkTiers('schedule.tiers', tiers, spread)];
}

function checkRepository(checker: Checker, config: PlatformConfig): void {
  const repository: Partial<PlatformConfig['repository']> = config.repository ?? {};
  checker.text(
    'repository.nfs.server',
    repository.nfs?.server,
    HOST,
    'a host name or an address',
    'name the NFS server, for example "192.168.10.133"',
  );
  checker.text(
    'repository.nfs.path',
    repository.nfs?.path,
    ABSOLUTE_PATH,
    'an absolute path without a slash at its end',
    'write the path of the export as the server knows it, for example "/mnt/tank/kopia"',
  );
  if (repository.uniqueId !== undefined) {
    checker.text(
      'repository.uniqueId',
      repository.uniqueId,
      REPOSITORY_ID,
      '64 hex digits, lower case',
      'copy "Unique ID" from the output of `kopia repository status`',
    );
  }
  checker.require(
    (repository.create === true) !== (repository.uniqueId !== undefined),
    'repository',
    { create: repository.create, uniqueId: repository.uniqueId },
    'exactly one of `create: true` (first install) and `uniqueId` (afterwards)',
    'say which repository is meant, so that an empty share is never taken for "no backup"',
  );
  if (repository.mountPath !== undefined) {
    checker.text(
      'repository.mountPath',
      repository.mountPath,
      ABSOLUTE_PATH,
      'an absolute path without a slash at its end',
      'leave it out for "/repository"',
    );
    checker.require(
      config.mover?.injection !== 'moverVolumes',
      'repository.mountPath',
      repository.mountPath,
      'nothing, with mover.injection "moverVolumes"',
      'remove it: VolSync mounts mover volumes below /mnt/',
    );
  }
  if (repository.squash !== undefined) {
    checker.oneOf(
      'repository.squash',
      repository.squash,
      SQUASHES,
      'use "all" only where the export maps all users to one',
    );
  }
}

function checkStorage(checker: Checker, config: PlatformConfig): void {
  const storage: Partial<PlatformConfig['storage']> = config.storage ?? {};
  checker.text(
    'storage.storageClass',
    storage.storageClass,
    OBJECT_NAME,
    'the name of a StorageClass',
    'see `kubectl get storageclass`',
  );
  checker.text(
    'storage.snapshotClass',
    storage.snapshotClass,
    OBJECT_NAME,
    'the name of a VolumeSnapshotClass',
    'see `kubectl get volumesnapshotclass`',
  );
}

function checkCredentials(checker: Checker, config: PlatformConfig): void {
  const credentials: Partial<PlatformConfig['credentials']> = config.credentials ?? {};
  checker.oneOf(
    'credentials.store.kind',
    credentials.store?.kind,
    STORE_KINDS,
    'name the kind of store that External Secrets reads',
  );
  checker.text(
    'credentials.store.name',
    credentials.store?.name,
    OBJECT_NAME,
    'the name of the store',
    'see `kubectl get clustersecretstore`',
  );
  for (const key of ['item', 'field'] as const) {
    checker.text(
      `credentials.${key}`,
      credentials[key],
      /\S/,
      'a name in the secret store, never a secret value',
      `name the ${key} that holds the password of the repository`,
    );
  }
  const refresh = credentials.refreshInterval;
  if (refresh !== undefined) {
    checker.require(
      typeof refresh === 'string' && refresh !== '' && GO_DURATION.test(refresh),
      'credentials.refreshInterval',
      refresh,
      'a duration such as "1h0m0s"',
      'write hours, minutes and seconds',
    );
  }
}

function checkMover(checker: Checker, config: PlatformConfig): void {
  const { injection, ...settings } = config.mover ?? {};
  checker.problems.push(...checkMoverSettings('mover', settings));
  if (injection !== undefined) {
    checker.oneOf('mover.injection', injection, INJECTIONS, 'choose how movers get at the share');
  }
}

function checkNamespaces(checker: Checker, config: PlatformConfig): void {
  const { excluded, ...own } = config.namespaces ?? {};
  for (const [key, name] of Object.entries(own)) {
    if (name !== undefined) checker.problems.push(...checkNamespaceName(`namespaces.${key}`, name));
  }
  for (const [index, name] of (excluded ?? []).entries()) {
    checker.require(
      isDnsLabel(name),
      `namespaces.excluded[${index}]`,
      name,
      'the name of a namespace',
      'name one namespace per entry; there are no patterns',
    );
  }
}

function checkWeb(checker: Checker, config: PlatformConfig): void {
  const ui = config.kopiaUi;
  if (config.domain !== undefined || ui?.enabled === true) {
    checker.text(
      'domain',
      config.domain,
      DOMAIN,
      'a domain of at least two labels, lower case',
      'name the domain under which kopia-ui.{domain} is reached, or set kopiaUi.enabled to false',
    );
  }
  if (ui?.enabled !== true) return;
  const route = ui.route as
    | { gateway?: { name?: string; namespace?: string }; ingress?: { className?: string; namespace?: string } }
    | undefined;
  checker.require(
    (route?.gateway === undefined) !== (route?.ingress === undefined),
    'kopiaUi.route',
    ui.route,
    'exactly one of `gateway` and `ingress`',
    'say how the web interface is reached',
  );
  if (route?.gateway !== undefined) {
    const { name, namespace } = route.gateway;
    checker.text(
      'kopiaUi.route.gateway.name',
      name,
      OBJECT_NAME,
      'the name of a Gateway',
      'see `kubectl get gateway -A`',
    );
    checker.problems.push(...checkNamespaceName('kopiaUi.route.gateway.namespace', namespace));
  }
  if (route?.ingress !== undefined) {
    const { className, namespace } = route.ingress;
    checker.text(
      'kopiaUi.route.ingress.className',
      className,
      OBJECT_NAME,
      'the name of an IngressClass',
      'see `kubectl get ingressclass`',
    );
    checker.problems.push(...checkNamespaceName('kopiaUi.route.ingress.namespace', namespace));
  }
  if (ui.passwordField !== undefined) {
    checker.text(
      'kopiaUi.passwordField',
      ui.passwordField,
      /\S/,
      'a field of the credentials item',
      'name the field, never a secret value',
    );
  }
}

function checkImages(checker: Checker, config: PlatformConfig): void {
  for (const [key, image] of Object.entries(config.images ?? {})) {
    checker.text(
      `images.${key}`,
      image,
      IMAGE,
      'an image with a version, and best with a digest: name:1.2.3@sha256:…',
      'pin the version',
    );
  }
  const kubernetes = config.cluster?.kubernetes;
  if (kubernetes !== undefined) {
    checker.text(
      'cluster.kubernetes',
      kubernetes,
      KUBERNETES_VERSION,
      'a minor version such as "1.34"',
      'see `kubectl version`',
    );
  }
  if (config.mover?.injection === 'native' && kubernetes !== undefined) {
    checker.require(
      Number(kubernetes.split('.')[1]) >= OLDEST_NATIVE_INJECTION,
      'mover.injection',
      'native',
      `"native" from Kubernetes 1.${OLDEST_NATIVE_INJECTION} on`,
      'use "kyverno" or "moverVolumes" on older clusters',
    );
  }
}
