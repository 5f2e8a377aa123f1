import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type RenderedFiles } from './render';

/**
 * Replaces a directory by the rendered files. They are written beside it first, so that the directory is never half
 * written, and what no longer belongs to it is gone.
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
    await rename(directory, stale).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(fresh, directory);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(stale, { recursive: true, force: true });
  }
}
