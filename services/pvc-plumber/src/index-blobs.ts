import { type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What the names of Kopia's index blobs begin with: `xn`, `xs`, `xr` hold the index of a repository with epochs, `n` that of
 * the older format. The other blobs below `x` hold no index: `xe` only counts epochs, `xw` is a time (internal/epoch in
 * Kopia's source, the same in 0.22.3 and 0.23.1).
 */
const PREFIXES = ['xn', 'xs', 'xr', 'n'];

/** Written into a repository that was upgraded, so that old versions of Kopia fail; no index. */
const POISON = 'n00000000000000000000000000000000-';

/** How Kopia ends the name of a blob that was written in full. */
const SUFFIX = '.f';

/**
 * The names of the index blobs on the share. Like Kopia, it reads a name from the directories that lead to the file, since
 * the layout of the directories is different from one repository to the next, and it follows no symbolic link.
 *
 * With today's layout there are a few directories for each epoch, and 1,000 names take about 5 ms on a local disk.
 *
 * @throws NodeJS.ErrnoException when one of the directories cannot be read.
 */
export async function indexBlobs(directory: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const walk = async (path: string, prefix: string): Promise<void> => {
    const below: Promise<void>[] = [];
    for (const entry of await entriesOf(path, prefix === '')) {
      const name = prefix + entry.name;
      if (entry.isDirectory()) {
        if (mayHoldIndex(name)) below.push(walk(join(path, entry.name), name));
      } else if (entry.isFile() && isIndexBlob(name)) names.add(name.slice(0, -SUFFIX.length));
    }
    await Promise.all(below);
  };
  await walk(directory, '');
  return names;
}

async function entriesOf(path: string, isRoot: boolean): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    // It was there a moment ago: what is in it is gone with it.
    if (!isRoot && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function mayHoldIndex(name: string): boolean {
  return PREFIXES.some((prefix) => name.startsWith(prefix) || prefix.startsWith(name));
}

function isIndexBlob(name: string): boolean {
  return name.endsWith(SUFFIX) && PREFIXES.some((prefix) => name.startsWith(prefix)) && !name.startsWith(POISON);
}
