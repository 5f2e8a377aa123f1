import { isQuantity } from '../units/quantity';
import { type Problem } from '../validation/problem';
import { objectOrEmpty } from '../validation/unknown-fields';

/** Settings of VolSync's movers that the platform decides and one PVC may have its own way; its default is then the platform's. */
export interface MoverSettings {
  /**
   * User of the mover, pvc-plumber and Kopia UI, and so the owner of the repository. It must be able to read the data. 1 or
   * more: never root.
   * @default 568
   */
  readonly uid?: number;
  /**
   * Group of the mover, and of the volumes that it mounts (`fsGroup`). 1 or more.
   * @default 568
   */
  readonly gid?: number;
  /**
   * Kopia's compression algorithm, one of `kopia benchmark compression`. Not `lz4`: Kopia 0.23 cannot read it.
   * @default 'zstd-fastest'
   */
  readonly compression?: string;
  /**
   * Files uploaded at once, 1 to 64.
   * @default 2
   */
  readonly parallelism?: number;
  /**
   * Size of a backup mover's cache; a restore has 8 GiB at most. It is an emptyDir, so it counts against the node's
   * ephemeral storage. `100Mi` or more.
   * @default '2Gi'
   */
  readonly cacheCapacity?: string;
}

/**
 * The names of the compressors that both versions of Kopia know: that of the movers, and the newer one of maintenance,
 * pvc-plumber and drills. Without `lz4`: Kopia 0.23 cannot read what was written with it (`compressor_lz4.go`).
 */
const COMPRESSIONS: readonly string[] = [
  'none',
  'deflate-best-compression',
  'deflate-best-speed',
  'deflate-default',
  'gzip',
  'gzip-best-compression',
  'gzip-best-speed',
  'pgzip',
  'pgzip-best-compression',
  'pgzip-best-speed',
  's2-better',
  's2-default',
  's2-parallel-4',
  's2-parallel-8',
  'zstd',
  'zstd-best-compression',
  'zstd-better-compression',
  'zstd-fastest',
];

/** Highest number of a user or group that Kubernetes takes in a security context. */
export const MAX_ID = 2 ** 31 - 1;
const MAX_PARALLELISM = 64;
/** It is the size limit of an emptyDir, which Kopia's connection and index fill already. */
const LEAST_CACHE = '100Mi';

function isWholeNumber(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

/** Says what is wrong with the settings that are stated. */
export function checkMoverSettings(field: string, settings: MoverSettings | undefined): Problem[] {
  const { uid, gid, compression, parallelism, cacheCapacity } = objectOrEmpty(settings);
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries({ uid, gid })) {
    if (value === undefined || isWholeNumber(value, 1, MAX_ID)) continue;
    problems.push({
      field: `${field}.${key}`,
      value,
      allowed: `a whole number from 1 to ${MAX_ID}`,
      fix: 'use the user that owns the repository on the NFS server; movers never run as root',
    });
  }
  if (compression !== undefined && !COMPRESSIONS.includes(compression)) {
    problems.push({
      field: `${field}.compression`,
      value: compression,
      allowed: COMPRESSIONS.join(', '),
      fix:
        compression === 'lz4'
          ? 'use "zstd-fastest": Kopia 0.23 cannot read what was written with lz4, so neither the maintenance nor a restore with it could'
          : 'use a name that Kopia knows',
    });
  }
  if (parallelism !== undefined && !isWholeNumber(parallelism, 1, MAX_PARALLELISM)) {
    problems.push({
      field: `${field}.parallelism`,
      value: parallelism,
      allowed: `a whole number from 1 to ${MAX_PARALLELISM}`,
      fix: 'say how many files are uploaded at once',
    });
  }
  if (cacheCapacity !== undefined && !isQuantity(cacheCapacity, LEAST_CACHE)) {
    problems.push({
      field: `${field}.cacheCapacity`,
      value: cacheCapacity,
      allowed: `an amount of storage from "${LEAST_CACHE}" on, such as "2Gi"`,
      fix: 'write a number with a unit: a mover whose cache outgrows it is evicted, and its backup fails',
    });
  }
  return problems;
}
