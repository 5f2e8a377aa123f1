import { opendir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** How full the share is, in bytes. */
export interface Usage {
  readonly free: number;
  readonly size: number;
  readonly repository: number;
}

/** What the file system says; over NFS that is what the server tells. */
export async function shareUsage(directory: string): Promise<Pick<Usage, 'free' | 'size'>> {
  const { bavail, blocks, bsize } = await statfs(directory);
  return { free: bavail * bsize, size: blocks * bsize };
}

/** Bytes of all files in a directory. One file after the other: nobody waits for it, and others need the share. */
export async function bytesIn(directory: string): Promise<number> {
  let sum = 0;
  for await (const entry of await opendir(directory)) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) sum += await bytesIn(path);
    else if (entry.isFile()) sum += await sizeOf(path);
  }
  return sum;
}

/** Kopia's maintenance may remove a file at any time. */
async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
