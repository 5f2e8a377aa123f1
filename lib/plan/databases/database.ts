import { type SixFieldCron } from '../../units/cron';
import { type FieldsOf } from '../fields';

/**
 * Databases of CloudNativePG. They have backups of their own, to an S3 store: PostgreSQL keeps writing while files are
 * copied, and only its write-ahead log makes such a copy consistent.
 */
export interface DatabasesConfig {
  /**
   * Where the databases are.
   * @default 'cloudnative-pg'
   */
  readonly namespace?: string;
  /** Where the backups of all databases go. */
  readonly backups: DatabaseBackupsConfig;
  /** At least one. */
  readonly clusters: readonly DatabaseConfig[];
}

/** Where the backups of all databases go. */
export interface DatabaseBackupsConfig {
  /**
   * Bucket and path without a slash at its end, such as `s3://postgres-backups/cnpg`. Each database has a directory of its
   * own below it.
   */
  readonly path: string;
  /**
   * Address of the S3 store, such as `https://rustfs.example.com`: scheme, host, port; no path. With `http` the backups cross
   * the network in clear.
   */
  readonly endpoint: string;
  /** Field of the credentials item that holds the access key. */
  readonly accessKeyField: string;
  /** Field of the credentials item that holds the secret key. */
  readonly secretKeyField: string;
  /**
   * Region of the S3 store.
   * @default 'us-east-1'
   */
  readonly region?: string;
  /**
   * Secret in the databases' namespace that holds the certificate of the authority which signed the endpoint's.
   * @default - the authorities that the image trusts
   */
  readonly endpointCa?: { readonly secretName: string; readonly key: string };
  /**
   * Who makes the backups: the Barman Cloud plugin, or CloudNativePG itself, which is deprecated and announced to go with
   * 1.31.
   * @default 'plugin'
   */
  readonly method?: DatabaseBackupMethod;
}

/** Who makes the backups of databases. */
export type DatabaseBackupMethod = 'plugin' | 'inTree';

/** One PostgreSQL cluster with one database. */
export interface DatabaseConfig {
  /** Name of the Cluster, each once: up to 50 lower-case letters, digits and `-`, a letter first. */
  readonly name: string;
  /**
   * Image of PostgreSQL with its version, which only you know: data of one major version cannot be read by another. With
   * `method: 'inTree'` not a `standard` or `minimal` one: these hold no Barman.
   */
  readonly image: string;
  /** Name of the database inside PostgreSQL. */
  readonly database: string;
  /** Its owner. CloudNativePG keeps the owner's password in the Secret `<name>-app`. */
  readonly owner: string;
  /**
   * Instances of PostgreSQL: one, and replicas of it.
   * @default 1
   */
  readonly instances?: number;
  /** Size of the data volume of an instance. */
  readonly storage: string;
  /**
   * Size of a volume of its own for the write-ahead log.
   * @default - the log is on the data volume
   */
  readonly walStorage?: string;
  /**
   * StorageClass of the volumes.
   * @default - `storage.storageClass` of the platform
   */
  readonly storageClass?: string;
  /**
   * Memory of an instance, requested and at most.
   * @default '1Gi'
   */
  readonly memory?: string;
  /**
   * When base backups are made. **Six fields, the first is the second**: second, minute, hour, day of month, month, day of
   * week. Five are refused.
   * @default '0 0 * * * *', every hour
   */
  readonly schedule?: SixFieldCron;
  /**
   * How long backups are kept: a number of days (d), weeks (w) or months (m).
   * @default '14d'
   */
  readonly retention?: string;
  /**
   * How the cluster comes to its first data, and which lineage it writes. `writeLineage` of a living Cluster must not change.
   */
  readonly bootstrap: DatabaseBootstrap;
}

/**
 * How a Cluster comes to its first data: empty, or from backups.
 *
 * A lineage is one uninterrupted history of a database in the store. A Cluster writes into a lineage that is still empty,
 * so whoever creates a Cluster anew chooses a new one; a recovery reads another one than it writes.
 *
 * Everything but `writeLineage` is only read when the Cluster is created. `writeLineage` takes effect on a living Cluster
 * at once, and must not change as long as it lives: the log would have a gap in the lineage that it wrote before.
 */
export type DatabaseBootstrap = EmptyDatabase | RecoveredDatabase;

/** A new database without data. */
export interface EmptyDatabase {
  /** It starts empty. */
  readonly method: 'initdb';
  /** The lineage that it writes, such as `v1`. The same as long as the Cluster lives. */
  readonly writeLineage: string;
}

/** A database that is recovered from backups. */
export interface RecoveredDatabase {
  /** It starts from backups. */
  readonly method: 'recovery';
  /** The lineage that holds the backups to recover from. */
  readonly readLineage: string;
  /** The lineage that the recovered database writes. The same as long as the Cluster lives. */
  readonly writeLineage: string;
  /**
   * The base backup to start from, such as `20260728T020000`.
   * @default - the latest
   */
  readonly backupId?: string;
  /**
   * Up to when the log is replayed, such as `2026-07-28T09:30:00Z`.
   * @default - to its end
   */
  readonly targetTime?: string;
}

/** A database with every default filled in. */
export interface DatabasePlan {
  /** Name of the Cluster. */
  readonly name: string;
  /** Image of PostgreSQL. */
  readonly image: string;
  /** Name of the database inside PostgreSQL. */
  readonly database: string;
  /** Owner of the database. */
  readonly owner: string;
  /** Instances of PostgreSQL. */
  readonly instances: number;
  /** Size of the data volume of an instance. */
  readonly storage: string;
  /** Size of the volume for the write-ahead log; `undefined` where it is on the data volume. */
  readonly walStorage: string | undefined;
  /** StorageClass of the volumes. */
  readonly storageClass: string;
  /** Memory of an instance. */
  readonly memory: string;
  /** When base backups are made. */
  readonly schedule: SixFieldCron;
  /** How long backups are kept. */
  readonly retention: string;
  /** How the cluster comes to its first data. */
  readonly bootstrap: DatabaseBootstrap;
}

/** All databases with every default filled in. */
export interface DatabasesPlan {
  /** Where the databases are. */
  readonly namespace: string;
  /** Where their backups go. */
  readonly backups: {
    readonly path: string;
    readonly endpoint: string;
    readonly accessKeyField: string;
    readonly secretKeyField: string;
    readonly region: string;
    readonly endpointCa: { readonly secretName: string; readonly key: string } | undefined;
    readonly method: DatabaseBackupMethod;
  };
  /** The databases. */
  readonly clusters: readonly DatabasePlan[];
}

/** Fills in the defaults. */
export function resolveDatabases(config: DatabasesConfig, storageClass: string): DatabasesPlan {
  const { backups } = config;
  return {
    namespace: config.namespace ?? 'cloudnative-pg',
    backups: {
      ...backups,
      region: backups.region ?? 'us-east-1',
      endpointCa: backups.endpointCa,
      method: backups.method ?? 'plugin',
    },
    clusters: config.clusters.map((cluster) => ({
      ...cluster,
      instances: cluster.instances ?? 1,
      walStorage: cluster.walStorage,
      storageClass: cluster.storageClass ?? storageClass,
      memory: cluster.memory ?? '1Gi',
      schedule: cluster.schedule ?? '0 0 * * * *',
      retention: cluster.retention ?? '14d',
    })),
  };
}

/** Name under which the backups of a lineage are found in the store ("server name" in Barman). */
export function serverName(database: string, lineage: string): string {
  return `${database}-${lineage}`;
}

export const DATABASES_FIELDS: FieldsOf<DatabasesConfig> = { namespace: true, backups: true, clusters: true };
export const BACKUPS_FIELDS: FieldsOf<DatabaseBackupsConfig> = {
  path: true,
  endpoint: true,
  accessKeyField: true,
  secretKeyField: true,
  region: true,
  endpointCa: true,
  method: true,
};
export const ENDPOINT_CA_FIELDS: FieldsOf<NonNullable<DatabaseBackupsConfig['endpointCa']>> = {
  secretName: true,
  key: true,
};
