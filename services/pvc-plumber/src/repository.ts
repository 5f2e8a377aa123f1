import { opendir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMAT_FILE, repositoryIdFromBase64 } from '../../../lib/plan/repository-id';
import { Fault } from './fault';

/** What was seen of the repository at one moment, on the share itself and not through Kopia's caches. */
export interface Sighting {
  /** Unique id, in hex. */
  readonly id: string;
  /** Changes when the share is replaced or mounted anew. */
  readonly mark: string;
}

/**
 * Looks for the repository in its directory: the format file with a unique id in it, and an index.
 *
 * Kopia itself goes on from a cached copy of the format file for 15 minutes when the directory is suddenly empty, and
 * it calls a repository whose index is gone one without snapshots (both seen with 0.22.3).
 *
 * @throws Fault when the repository is not there.
 */
export async function sightRepository(directory: string): Promise<Sighting> {
  const file = join(directory, FORMAT_FILE);
  let text: string;
  let mark: string;
  try {
    text = await readFile(file, 'utf8');
    const { dev, ino } = await stat(file, { bigint: true });
    mark = `${dev}:${ino}`;
  } catch (error) {
    throw new Fault('share', describeReadError(error as NodeJS.ErrnoException));
  }
  const id = uniqueIdIn(text);
  if (id === undefined) throw new Fault('share', `${FORMAT_FILE} on the share is not that of a Kopia repository`);
  if (!(await hasIndex(directory))) throw new Fault('share', 'the repository on the share has lost its index');
  return { id, mark };
}

function describeReadError({ code }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return `the share holds no Kopia repository: ${FORMAT_FILE} is missing. Is the dataset mounted on the NFS server?`;
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return `${FORMAT_FILE} on the share may not be read: pvc-plumber must run as the user of the movers`;
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

/** Index blobs begin with `x` (epochs), or with `n` in a repository of the older format. */
async function hasIndex(directory: string): Promise<boolean> {
  try {
    for await (const entry of await opendir(directory)) {
      if (!/^[xn]/.test(entry.name)) continue;
      if (!entry.isDirectory() || !(await isEmpty(join(directory, entry.name)))) return true;
    }
    return false;
  } catch (error) {
    throw new Fault('share', describeReadError(error as NodeJS.ErrnoException));
  }
}

async function isEmpty(directory: string): Promise<boolean> {
  for await (const _ of await opendir(directory)) return false;
  return true;
}
