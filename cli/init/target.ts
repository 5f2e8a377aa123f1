import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../command-context';

/** What may stand in a directory that counts as empty: a repository that was just made or cloned. */
const IGNORED = ['.git', '.DS_Store'];

/**
 * Refuses a directory in which something stands.
 *
 * @param tarball - of this package, when it is used; it may lie there
 */
export function checkTarget(directory: string, tarball: string | undefined): void {
  const entries = entriesOf(directory).filter(
    (name) => !IGNORED.includes(name) && resolve(directory, name) !== tarball,
  );
  if (entries.length === 0) return;
  const shown = entries.slice(0, 3).join(', ') + (entries.length > 3 ? `, and ${entries.length - 3} more` : '');
  throw new UsageError(
    `${directory}: the directory is not empty (${shown}); nothing was written. ` +
      'Name one that is empty or does not exist: pvc-backup init my-platform',
  );
}

function entriesOf(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw unusable(directory, error);
  }
}

/** Writes the files of a repository: path → text. */
export function writeRepository(directory: string, files: Readonly<Record<string, string>>): void {
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
  } catch (error) {
    throw unusable(directory, error);
  }
}

/** Puts a copy of a file into a repository. */
export function copyInto(directory: string, path: string, from: string): void {
  try {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    copyFileSync(from, join(directory, path));
  } catch (error) {
    throw unusable(directory, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'something on the way to it is a file, not a directory',
  EEXIST: 'something on the way to it is a file, not a directory',
  ENOSPC: 'there is no space left',
};

function unusable(directory: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reason = REASONS[code] ?? message;
  return new UsageError(`${directory}: cannot be used: ${reason} (${code}); name another directory`);
}
