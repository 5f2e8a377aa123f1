import { bytesOf } from '../units/bytes';

/** Hard limits of Kopia's cache, in MiB: what Kopia calls MB in these flags is 2^20 bytes. */
export interface KopiaCacheLimits {
  /** `--content-cache-size-limit-mb`, or `KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB` of VolSync's movers. */
  readonly contentMb: number;
  /** `--metadata-cache-size-limit-mb`, or `KOPIA_METADATA_CACHE_SIZE_LIMIT_MB` of VolSync's movers. */
  readonly metadataMb: number;
}

const MEBIBYTE = 2 ** 20;

/** Of the volume. What is left is for the opened index, the list of blobs, the connection and the logs. */
const CONTENT_SHARE = 0.4;
const METADATA_SHARE = 0.2;

/**
 * The hard limits that keep Kopia's cache below the size of the volume that holds it. The kubelet evicts a pod whose
 * emptyDir outgrows its size limit, and without a hard limit a restore keeps all that it reads in the cache: Kopia's
 * other limit, 5,000 MB each, spares contents younger than ten minutes and metadata younger than a day.
 *
 * The metadata count twice: a second cache beside them, `index-blobs`, holds the index. It takes the size of the metadata
 * cache as its own, but never its hard limit, so this is room for it and no bound (kopia 0.22.3 and 0.23.1,
 * `repo/content/committed_read_manager.go`).
 *
 * @param volume - size of the volume, such as `8Gi`
 * @throws Error when it is no size, or so small that a limit would be 0: Kopia takes that for none.
 */
export function kopiaCacheLimits(volume: string): KopiaCacheLimits {
  const bytes = bytesOf(volume);
  const mebibytes = (share: number) => Math.floor(((bytes ?? 0) * share) / MEBIBYTE);
  const limits = { contentMb: mebibytes(CONTENT_SHARE), metadataMb: mebibytes(METADATA_SHARE) };
  if (limits.metadataMb < 1) throw new Error(`a volume of ${volume} is too small for a cache of Kopia`);
  return limits;
}

/**
 * The flags of `kopia repository connect` and `create` for a cache in a volume of this size. They state the sizes that
 * Kopia tends to, too: it is what sweeps the index of a process that lives long, such as the web interface.
 */
export function kopiaCacheFlags(volume: string): string[] {
  const { contentMb, metadataMb } = kopiaCacheLimits(volume);
  return [
    `--content-cache-size-mb=${contentMb}`,
    `--content-cache-size-limit-mb=${contentMb}`,
    `--metadata-cache-size-mb=${metadataMb}`,
    `--metadata-cache-size-limit-mb=${metadataMb}`,
  ];
}
