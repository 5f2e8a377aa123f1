import { isRepositoryId } from '../contract/repository-id';
import { ABSOLUTE_PATH, HOST, MOUNT_PATH } from '../validation/patterns';
import { type Checker } from './checker';
import { type FieldsOf } from './fields';

/** The one Kopia repository that all PVCs share. */
export interface RepositoryConfig {
  /** The NFS share that holds the repository. */
  readonly nfs: NfsConfig;
  /**
   * First install: the share is empty and a repository may be created in it. Exactly one of `create` and `uniqueId`.
   * @default false
   */
  readonly create?: boolean;
  /**
   * Afterwards: the unique id of the repository, 64 lower-case hex digits, as `kopia repository status` prints it. From then on
   * pvc-plumber is ready only while the share holds this very repository: an empty share, or another one, counts as
   * "unknown".
   * @default - none
   */
  readonly uniqueId?: string;
  /**
   * Where movers, pvc-plumber and Kopia UI mount the share. Not `/data`, `/restore`, `/cache` or `/tmp`, which movers use.
   * @default '/repository'
   */
  readonly mountPath?: string;
  /**
   * How the export maps users: `all` when every client user becomes one server user (TrueNAS: "mapall"), else `none`.
   * Kopia writes its files 0600, so without `all` everything must run with one uid.
   * @default 'none'
   */
  readonly squash?: NfsSquash;
}

/** An NFS share. */
export interface NfsConfig {
  /** Host name or address of the NFS server. */
  readonly server: string;
  /** Absolute path of the export, without spaces, `..`, `{`, `}` and `$`, and without a slash at its end. */
  readonly path: string;
}

/** How an NFS export maps users. */
export type NfsSquash = 'none' | 'all';

/** The repository, and where components find it. */
export interface RepositoryPlan {
  /** The NFS share that holds the repository. */
  readonly nfs: NfsConfig;
  /** Unique id in hex, or `undefined` on a first install. */
  readonly uniqueId: string | undefined;
  /** Where every component finds the repository. */
  readonly path: string;
  /** The same as a URL of Kopia's file system backend. */
  readonly url: string;
  /** How the export maps users. */
  readonly squash: NfsSquash;
}

export const REPOSITORY_FIELDS: FieldsOf<RepositoryConfig> = {
  nfs: true,
  create: true,
  uniqueId: true,
  mountPath: true,
  squash: true,
};

export const NFS_FIELDS: FieldsOf<NfsConfig> = { server: true, path: true };

const SQUASHES = ['none', 'all'] as const;

/** Says what is wrong with the repository. */
export function checkRepository(checker: Checker): void {
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

/** The repository, with its defaults. */
export function resolveRepository({
  nfs,
  uniqueId,
  mountPath = '/repository',
  squash = 'none',
}: RepositoryConfig): RepositoryPlan {
  return { nfs, uniqueId, path: mountPath, url: `filesystem://${mountPath}`, squash };
}
