import {
  formatKopiaIdentity,
  KOPIA_SOURCE_PATH,
  type KopiaIdentity,
  MAX_KOPIA_USERNAME,
} from '../../contract/identity';
import { type Cron, cronFault } from '../../units/cron';
import { longestInterval } from '../../units/interval';
import { at, objectAt, textAt } from './fields';
import { type FieldPath, type FoundObject } from './found-object';
import { hasVariable } from './unrendered';

/** The movers of VolSync, each a field of the spec. */
const MOVERS = ['kopia', 'restic', 'rclone', 'rsync', 'rsyncTLS', 'syncthing', 'external'] as const;

interface Replication {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** The mover, hence the field of the spec with its settings. */
  readonly mover: (typeof MOVERS)[number] | undefined;
  readonly copyMethod: string | undefined;
  /** Name of the Secret with the repository. */
  readonly repository: string | undefined;
  readonly isPaused: boolean;
  /** Whom its snapshots belong to in Kopia; of another mover, nothing. */
  readonly identity: KopiaIdentity | undefined;
  readonly found: FoundObject;
}

/** A ReplicationSource of VolSync. */
export interface Source extends Replication {
  /** The PVC that it backs up. */
  readonly pvc: string | undefined;
  readonly schedule: string | undefined;
  readonly manual: string | undefined;
}

/** A ReplicationDestination of VolSync. */
export interface Destination extends Replication {
  /** The PVC that it restores into, when it does so without a populator. */
  readonly destinationPvc: string | undefined;
}

export function sourceOf(found: FoundObject, namespace: string | undefined): Source {
  const { object } = found;
  return {
    ...replicationOf(found, namespace, (name, kopia) => ({ name, namespace: textAt(kopia, 'hostname') ?? namespace })),
    pvc: textAt(object, 'spec', 'sourcePVC'),
    schedule: textAt(object, 'spec', 'trigger', 'schedule'),
    manual: textAt(object, 'spec', 'trigger', 'manual'),
  };
}

/** A destination restores what `sourceIdentity` names. What is left out there is its own name and its own namespace. */
export function destinationOf(found: FoundObject, namespace: string | undefined): Destination {
  const replication = replicationOf(found, namespace, (name, kopia) => ({
    name: textAt(kopia, 'sourceIdentity', 'sourceName') ?? name,
    namespace: textAt(kopia, 'hostname') ?? textAt(kopia, 'sourceIdentity', 'sourceNamespace') ?? namespace,
  }));
  const { mover } = replication;
  return {
    ...replication,
    destinationPvc: mover === undefined ? undefined : textAt(found.object, 'spec', mover, 'destinationPVC'),
  };
}

/** What keeps a ReplicationSource from making backups, and the field that it is about. */
export interface SourceFault {
  readonly path: FieldPath;
  readonly what: string;
  readonly fix: string;
}

/** The movers that read a copy of the volume, and make none without being told how. */
const COPYING: readonly Replication['mover'][] = ['kopia', 'restic', 'rclone', 'rsync', 'rsyncTLS'];
/** The movers that write into a repository, whose Secret they need. */
const WITH_REPOSITORY: readonly Replication['mover'][] = ['kopia', 'restic'];
const COPY_METHODS = ['Snapshot', 'Clone', 'Direct', 'None'];
/** What the CRD takes besides five fields. */
const SHORTHAND = /^@(annually|yearly|monthly|weekly|daily|hourly)$/;

/**
 * Says why a ReplicationSource fails at each start; `undefined` when nothing is seen. The CRD of VolSync requires no field
 * and has no defaults, so the API server takes it all the same. Without a copy method the controller says "unsupported
 * copyMethod" (volumehandler.go, EnsurePVCFromSrc, 0.17.11).
 */
export function sourceFault({ mover, repository, copyMethod, schedule }: Source): SourceFault | undefined {
  if (mover === undefined) {
    return {
      path: ['spec'],
      what: 'it names no mover, so nothing makes a backup',
      fix: 'state how: spec.kopia with repository and copyMethod',
    };
  }
  if (WITH_REPOSITORY.includes(mover) && repository === undefined) {
    return {
      path: ['spec', mover],
      what: `it has no spec.${mover}.repository, so its mover does not know where to`,
      fix: `state spec.${mover}.repository: the name of the Secret that says which repository`,
    };
  }
  if (COPYING.includes(mover) && !COPY_METHODS.includes(copyMethod ?? '') && !hasVariable(copyMethod)) {
    return {
      path: ['spec', mover, 'copyMethod'],
      what: `its spec.${mover}.copyMethod is ${copyMethod ?? 'missing'}, and VolSync has no default for it`,
      fix: `state spec.${mover}.copyMethod: Snapshot`,
    };
  }
  const fault = scheduleFault(schedule);
  if (fault === undefined) return undefined;
  return {
    path: ['spec', 'trigger', 'schedule'],
    what: `its schedule ${JSON.stringify(schedule)} starts nothing: ${fault}`,
    fix: 'write minute, hour, day of month, month and day of week, for example "0 2 * * *"',
  };
}

function scheduleFault(schedule: Cron | undefined): string | undefined {
  if (schedule === undefined || hasVariable(schedule) || SHORTHAND.test(schedule)) return undefined;
  return cronFault(schedule) ?? (longestInterval(schedule) === undefined ? 'its date never comes' : undefined);
}

type Party = { readonly name: string | undefined; readonly namespace: string | undefined };

function replicationOf(
  found: FoundObject,
  namespace: string | undefined,
  partyOf: (name: string | undefined, kopia: unknown) => Party,
): Replication {
  const { object } = found;
  const name = textAt(object, 'metadata', 'name');
  const mover = MOVERS.find((candidate) => at(object, ['spec', candidate]) !== undefined);
  const settings = mover === undefined ? {} : objectAt(object, 'spec', mover);
  return {
    name,
    namespace,
    mover,
    copyMethod: textAt(settings, 'copyMethod'),
    repository: textAt(settings, 'repository'),
    isPaused: at(object, ['spec', 'paused']) === true,
    identity: mover === 'kopia' ? identityOf(settings, partyOf(name, settings)) : undefined,
    found,
  };
}

function identityOf(kopia: unknown, { name, namespace }: Party): KopiaIdentity | undefined {
  const username = textAt(kopia, 'username') ?? (name === undefined ? undefined : kopiaUsername(name));
  if (username === undefined || namespace === undefined) return undefined;
  const path =
    textAt(kopia, 'sourcePathOverride') ?? textAt(kopia, 'sourceIdentity', 'sourcePathOverride') ?? KOPIA_SOURCE_PATH;
  return { username, hostname: namespace.replaceAll('_', '-'), path };
}

/** What VolSync makes of the name of an object: it drops what Kopia might not take, dots too, and cuts the rest. */
export function kopiaUsername(name: string): string {
  return name
    .replaceAll(/[^A-Za-z0-9_-]/g, '')
    .replaceAll(/^[-_]+|[-_]+$/g, '')
    .slice(0, MAX_KOPIA_USERNAME);
}

/** Two identities are one when Kopia cannot tell them apart. */
export function isSameIdentity(a: KopiaIdentity, b: KopiaIdentity): boolean {
  return formatKopiaIdentity(a) === formatKopiaIdentity(b);
}
