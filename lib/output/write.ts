import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type RenderedFiles } from './render';

/**
 * Replaces a directory by the rendered files. They are written beside it first, so that the directory is never half
 * written, and what no longer belongs to it is gone. When they cannot take its place, it stays as it was.
 */
export async function writeFiles(directory: string, files: RenderedFiles): Promise<void> {
  const fresh = `${directory}.new-${process.pid}`;
  const stale = `${directory}.old-${process.pid}`;
  try {
    mkdirSync(fresh, { recursive: true });
    for (const [path, { text }] of Object.entries(files)) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), text);
    }
    const existed = await moveAway(directory, stale);
    await rename(fresh, directory).catch(async (error) => {
      if (existed) await rename(stale, directory);
      throw error;
    });
    rmSync(stale, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Renames a directory; false when there is none. */
async function moveAway(directory: string, to: string): Promise<boolean> {
  try {
    await rename(directory, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
