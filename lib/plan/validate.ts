import { isDnsLabel } from '../contract/identity';
import { isRepositoryId } from '../contract/repository-id';
import {
  ABSOLUTE_PATH,
  DOMAIN,
  HOST,
  IMAGE,
  KUBERNETES_VERSION,
  MOUNT_PATH,
  OBJECT_NAME,
  STORE_TEXT,
} from '../validation/patterns';
import { type Problem } from '../validation/problem';
import { checkFields } from '../validation/unknown-fields';
import { checkDatabasesConfig } from './check-databases';
import { checkInstall } from './check-install';
import { checkStore } from './check-store';
import { Checker } from './checker';
import { type PlatformConfig } from './config';
import { DEFAULT_TIERS } from './defaults';
import { checkMoverSettings, type MoverSettings } from './mover-settings';
import { checkTiers, type Tier } from './tier';

const STORE_KINDS = ['ClusterSecretStore', 'SecretStore'] as const;
const INJECTIONS = ['kyverno', 'native'] as const;
const POLICY_FAMILIES = ['cel', 'clusterpolicy'] as const;
const SQUASHES = ['none', 'all'] as const;
const PLUMBER_RUNS = ['bundled', 'image', 'published'] as const;

/** MutatingAdmissionPolicy is beta from this minor version on. */
const OLDEST_NATIVE_INJECTION = 34;

/** It stands in annotations of alerts, which are templates. */
const LINK = /^[^\s{}]*[^\s{}/]$/;

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
    'pvcPlumber',
    'images',
    'cluster',
    'kyverno',
    'monitoring',
    'databases',
    'volsync',
    'externalSecrets',
    'snapshotController',
    'maintenance',
    'argocd',
  ],
  repository: ['nfs', 'create', 'uniqueId', 'mountPath', 'squash'],
  'repository.nfs': ['server', 'path'],
  storage: ['storageClass', 'snapshotClass', 'snapshotsOutliveSource', 'createSnapshotClass'],
  credentials: [
    'store',
    'item',
    'field',
    'refreshInterval',
    'reference',
    'secretPer',
    'namespaceLabels',
    'onePassword',
  ],
  'credentials.store': ['kind', 'name'],
  'credentials.onePassword': ['connect', 'sdk', 'namespaceLabels'],
  'credentials.onePassword.connect': ['host', 'vaults', 'token'],
  'credentials.onePassword.connect.token': ['name', 'key', 'namespace'],
  'credentials.onePassword.sdk': ['vault', 'token'],
  'credentials.onePassword.sdk.token': ['name', 'key', 'namespace'],
  schedule: ['tiers', 'spread'],
  mover: ['uid', 'gid', 'injection', 'compression', 'parallelism', 'cacheCapacity'],
  namespaces: ['platform', 'kyverno', 'monitoring', 'argocd', 'externalSecrets', 'snapshotController', 'excluded'],
  kopiaUi: ['enabled', 'passwordField', 'route'],
  'kopiaUi.route': ['gateway', 'ingress'],
  'kopiaUi.route.gateway': ['name', 'namespace', 'sectionName'],
  'kopiaUi.route.ingress': ['className', 'namespace', 'tlsSecretName'],
  pvcPlumber: ['run', 'image'],
  images: ['kopia', 'volsync'],
  cluster: ['kubernetes'],
  monitoring: ['labels', 'runbooks'],
  databases: ['namespace', 'backups', 'clusters'],
  'databases.backups': ['path', 'endpoint', 'accessKeyField', 'secretKeyField', 'region', 'endpointCa', 'method'],
  'databases.backups.endpointCa': ['secretName', 'key'],
  volsync: ['install'],
  externalSecrets: ['install'],
  snapshotController: ['install'],
  kyverno: ['policyFamily', 'install', 'replicas', 'scanInterval'],
  maintenance: ['schedule', 'memory'],
  argocd: ['repoURL', 'revision', 'path'],
};

/**
 * Says everything that is wrong with a config. A config that comes from JavaScript or JSON may lack whole sections, or
 * have something else in their place: that is said too, it does not throw.
 */
export function checkConfig(config: PlatformConfig): Problem[] {
  const checker = new Checker(config);
  for (const [path, known] of Object.entries(FIELDS)) checker.add(checkFields(path, checker.at(path), known));
  checkRepository(checker);
  checkStorage(checker);
  checkCredentials(checker);
  checkMover(checker);
  checkNamespaces(checker);
  checkWeb(checker);
  checkImages(checker);
  checkPvcPlumber(checker);
  checkCluster(checker);
  checkKyverno(checker);
  checkMonitoring(checker);
  checkSchedules(checker);
  checkDatabasesConfig(checker);
  checkInstall(checker);
  checkStore(checker);
  return checker.problems;
}

function checkRepository(checker: Checker): void {
  checker.text(
    'repository.nfs.server',
    HOST,
    'a host name or an address',
    'name the NFS server, for example "192.168.10.133"',
  );
  checker.text(
    'repository.nfs.path',
    ABSOLUTE_PATH,
    'an absolute path without spaces, "..", "{", "}" and "$", and without a slash at its end',
    'write the path of the export as the server knows it, for example "/mnt/tank/kopia"',
  );
  checker.require(
    !checker.has('repository.uniqueId') || isRepositoryId(checker.at('repository.uniqueId')),
    'repository.uniqueId',
    '64 hex digits, lower case',
    'copy "Unique ID" from the output of `kopia repository status`',
  );
  checker.flag('repository.create');
  const create = checker.at('repository.create');
  const uniqueId = checker.at('repository.uniqueId');
  checker.require(
    (create === true) !== (uniqueId !== undefined),
    'repository',
    'exactly one of `create: true` (first install) and `uniqueId` (afterwards)',
    'say which repository is meant, so that an empty share is never taken for "no backup"',
    { create, uniqueId },
  );
  checker.optionalText(
    'repository.mountPath',
    MOUNT_PATH,
    'an absolute path of letters, digits, ".", "_" and "-", without ".." and without a slash at its end, outside of /data, /restore, /cache and /tmp, which movers use themselves',
    'leave it out for "/repository"',
  );
  if (checker.has('repository.squash')) {
    checker.oneOf('repository.squash', SQUASHES, 'use "all" only where the export maps all users to one');
  }
}

function checkStorage(checker: Checker): void {
  checker.text('storage.storageClass', OBJECT_NAME, 'the name of a StorageClass', 'see `kubectl get storageclass`');
  checker.text(
    'storage.snapshotClass',
    OBJECT_NAME,
    'the name of a VolumeSnapshotClass',
    'see `kubectl get volumesnapshotclass`',
  );
  checker.flag('storage.snapshotsOutliveSource');
  if (checker.has('storage.createSnapshotClass')) {
    checker.oneOf('storage.createSnapshotClass', ['longhorn'], 'leave it out where you have the class already');
    checker.require(
      checker.at('storage.snapshotsOutliveSource') !== true,
      'storage.snapshotsOutliveSource',
      'false, with storage.createSnapshotClass "longhorn"',
      'remove it: a snapshot of Longhorn is lost with the volume that it was made of',
    );
  }
}

function checkCredentials(checker: Checker): void {
  checker.oneOf('credentials.store.kind', STORE_KINDS, 'name the kind of store that External Secrets reads');
  checker.text('credentials.store.name', OBJECT_NAME, 'the name of the store', 'see `kubectl get clustersecretstore`');
  for (const key of ['item', 'field']) {
    checker.text(
      `credentials.${key}`,
      STORE_TEXT,
      'a name in the secret store without "{", "}" and "$", never a secret value',
      `name the ${key} that holds the password of the repository`,
    );
  }
  // To External Secrets 0 means: fetch it once (API of ExternalSecret, 2.9: refreshInterval, refreshPolicy).
  checker.optionalDuration(
    'credentials.refreshInterval',
    1,
    'a duration above 0, such as "1h0m0s"',
    'write hours, minutes and seconds: with "0s" a password that was changed would never arrive',
  );
}

function checkMover(checker: Checker): void {
  checker.add(checkMoverSettings('mover', checker.at('mover') as MoverSettings | undefined));
  if (checker.has('mover.injection')) {
    checker.oneOf(
      'mover.injection',
      INJECTIONS,
      'choose who prepares the Jobs of movers; with moverVolumes nothing would limit their cache, and a restore of more than 8 GB would be evicted',
    );
  }
}

function checkNamespaces(checker: Checker): void {
  for (const key of ['platform', 'kyverno', 'monitoring', 'argocd', 'externalSecrets', 'snapshotController']) {
    const field = `namespaces.${key}`;
    if (checker.has(field)) checker.namespace(field, 'name one namespace, or leave it out');
  }
  if (!checker.has('namespaces.excluded')) return;
  const excluded = checker.at('namespaces.excluded');
  if (!Array.isArray(excluded)) {
    checker.require(false, 'namespaces.excluded', 'a list of namespaces', 'write it between [ and ]');
    return;
  }
  for (const [index, name] of excluded.entries()) {
    checker.require(
      isDnsLabel(name),
      `namespaces.excluded[${index}]`,
      'the name of a namespace',
      'name one namespace per entry; there are no patterns',
      name,
    );
  }
}

function checkWeb(checker: Checker): void {
  checker.flag('kopiaUi.enabled');
  const isOn = checker.at('kopiaUi.enabled') === true;
  if (isOn || checker.has('domain')) {
    checker.text(
      'domain',
      DOMAIN,
      'a domain of at least two labels, lower case',
      'name the domain under which kopia-ui.{domain} is reached, or set kopiaUi.enabled to false',
    );
  }
  if (!isOn) return;
  checker.require(
    checker.has('kopiaUi.route.gateway') !== checker.has('kopiaUi.route.ingress'),
    'kopiaUi.route',
    'exactly one of `gateway` and `ingress`',
    'say how the web interface is reached',
  );
  if (checker.has('kopiaUi.route.gateway')) {
    checkTarget(checker, 'kopiaUi.route.gateway', 'name', 'the name of a Gateway', 'see `kubectl get gateway -A`');
    checker.optionalText(
      'kopiaUi.route.gateway.sectionName',
      OBJECT_NAME,
      'the name of a listener',
      'name one of the listeners of the Gateway, or leave it out for all of them',
    );
  }
  if (checker.has('kopiaUi.route.ingress')) {
    const fix = 'see `kubectl get ingressclass`';
    checkTarget(checker, 'kopiaUi.route.ingress', 'className', 'the name of an IngressClass', fix);
    checker.optionalText(
      'kopiaUi.route.ingress.tlsSecretName',
      OBJECT_NAME,
      'the name of a Secret',
      'name the Secret that holds the certificate, or leave it out',
    );
  }
  checker.optionalText(
    'kopiaUi.passwordField',
    STORE_TEXT,
    'a field of the credentials item without "{", "}" and "$"',
    'name the field, never a secret value',
  );
}

/** Checks what a route leads through: an object with a name of its own, in a namespace. */
function checkTarget(checker: Checker, path: string, key: string, allowed: string, fix: string): void {
  checker.text(`${path}.${key}`, OBJECT_NAME, allowed, fix);
  checker.namespace(`${path}.namespace`, 'name the namespace that it is in');
}

function checkImages(checker: Checker): void {
  for (const field of ['images.kopia', 'images.volsync', 'pvcPlumber.image']) {
    checker.optionalText(
      field,
      IMAGE,
      'an image with a version, and best with a digest: name:1.2.3@sha256:…',
      'pin the version',
    );
  }
}

function checkPvcPlumber(checker: Checker): void {
  if (checker.has('pvcPlumber.run')) {
    checker.oneOf('pvcPlumber.run', PLUMBER_RUNS, 'leave it out for "bundled", which needs no image of your own');
  }
  checker.require(
    checker.at('pvcPlumber.run') !== 'image' || checker.has('pvcPlumber.image'),
    'pvcPlumber.image',
    'an image with a version, with pvcPlumber.run "image"',
    'build one from services/pvc-plumber/Dockerfile, and name it',
  );
}

function checkCluster(checker: Checker): void {
  checker.optionalText(
    'cluster.kubernetes',
    KUBERNETES_VERSION,
    'a minor version from "1.30" on, such as "1.34"',
    'see `kubectl version`',
  );
  const minor = KUBERNETES_VERSION.exec(String(checker.at('cluster.kubernetes')))?.[1];
  checker.require(
    checker.at('mover.injection') !== 'native' || minor === undefined || Number(minor) >= OLDEST_NATIVE_INJECTION,
    'mover.injection',
    `"native" from Kubernetes 1.${OLDEST_NATIVE_INJECTION} on`,
    'use "kyverno" on older clusters',
  );
}

function checkKyverno(checker: Checker): void {
  if (checker.has('kyverno.policyFamily')) {
    checker.oneOf('kyverno.policyFamily', POLICY_FAMILIES, 'see docs/decisions/policy-family.md, or leave it out');
  }
}

function checkMonitoring(checker: Checker): void {
  checker.optionalText(
    'monitoring.runbooks',
    LINK,
    'a URL or a path, without spaces, "{" and "}", and without a slash at its end',
    'write where people find docs/runbooks, for example "https://git.example.com/backups/docs/runbooks"',
  );
  if (checker.has('monitoring.labels')) checker.labels('monitoring.labels');
}

function checkSchedules(checker: Checker): void {
  checker.flag('schedule.spread');
  const tiers = checker.has('schedule.tiers') ? checker.at('schedule.tiers') : DEFAULT_TIERS;
  checker.add(checkTiers('schedule.tiers', tiers as readonly Tier[], checker.at('schedule.spread') !== false));
}
