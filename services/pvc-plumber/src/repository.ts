import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMAT_FILE, repositoryIdFromBase64 } from '../../../lib/contract/repository-id';
import { Fault } from './fault';
import { indexBlobs } from './index-blobs';

/** What was seen of the repository at one moment, on the share itself and not through Kopia's caches. */
export interface Sighting {
  /** Unique id, in hex. */
  readonly id: string;
  /** Changes when the share is replaced or mounted anew. */
  readonly mark: string;
  /** Names of the blobs that hold the index. There is at least one. */
  readonly index: ReadonlySet<string>;
}

/**
 * Says in which directories Kopia looks for a blob. Where it is missing Kopia takes another layout than the one that the
 * repository has, and writes that down, so that every writer fails from then on. A copy made with `cp -r share/*` lacks it.
 */
const LAYOUT_FILE = '.shards';

/**
 * Looks for the repository in its directory: the format file with a unique id in it, the file with the layout, and an index.
 *
 * Kopia itself goes on from a cached copy of the format file for 15 minutes when the directory is suddenly empty, and
 * it calls a repository whose index is gone one without snapshots (both seen with 0.22.3 and 0.23.1).
 *
 * @throws Fault when the repository is not there.
 */
export async function sightRepository(directory: string): Promise<Sighting> {
  const format = join(directory, FORMAT_FILE);
  const text = await look(FORMAT_FILE, () => readFile(format, 'utf8'));
  const { dev, ino } = await look(FORMAT_FILE, () => stat(format, { bigint: true }));
  const id = uniqueIdIn(text);
  if (id === undefined) throw new Fault('share', `${FORMAT_FILE} on the share is not that of a Kopia repository`);
  await look(LAYOUT_FILE, () => stat(join(directory, LAYOUT_FILE)));
  const index = await look('the index', () => indexBlobs(directory));
  if (index.size === 0) throw new Fault('share', 'the repository on the share has lost its index');
  return { id, mark: `${dev}:${ino}`, index };
}

async function look<T>(at: string, how: () => Promise<T>): Promise<T> {
  try {
    return await how();
  } catch (error) {
    throw new Fault('share', describeReadError(at, error as NodeJS.ErrnoException));
  }
}

function describeReadError(at: string, { code }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return at === LAYOUT_FILE
      ? `${LAYOUT_FILE} is missing from the share: it is an incomplete copy. Copy this hidden file from where the copy was made, before anything opens the repository`
      : `the share holds no Kopia repository: ${FORMAT_FILE} is missing. Is the dataset mounted on the NFS server?`;
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return `${at} on the share may not be read: pvc-plumber must run as the user of the movers`;
  }
  if (code === 'ESTALE') {
    return 'the mount of the share is stale (ESTALE): the NFS server exports something else than when it was mounted. Restart pvc-plumber (kubectl rollout restart)';
  }
  return `the share cannot be read (${code ?? 'unknown error'})`;
}

function uniqueIdIn(text: string): string | undefined {
  try {
    return repositoryIdFromBase64((JSON.parse(text) as { uniqueID?: unknown } | null)?.uniqueID);
  } catch {
    return undefined;
  }
}
