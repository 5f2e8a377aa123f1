import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadProblem } from './read-problem';

/** Stands for the standard input. */
export const STDIN = '-';

const MANIFEST = /\.(ya?ml|json)$/i;

/** Folders of packages; their manifests are nobody's to check. Hidden folders are left out too. */
const IGNORED_FOLDERS = new Set(['node_modules']);

/**
 * The files that a path means: itself, or the manifests below it in the order of their names. Hidden folders are left
 * out, unless they are named themselves; links to folders are not followed.
 */
export function* manifestFiles(path: string): Generator<string | ReadProblem> {
  if (path === STDIN || !isFolder(path)) {
    yield path;
    return;
  }
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    yield unreadable(path, error);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !IGNORED_FOLDERS.has(entry.name)) yield* manifestFiles(child);
    } else if (MANIFEST.test(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && isFile(child)))) {
      yield child;
    }
  }
}

/** True for a path below a folder that {@link manifestFiles} would come upon. */
export function isManifestPath(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return MANIFEST.test(path) && !folders.some((folder) => folder.startsWith('.') || IGNORED_FOLDERS.has(folder));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // A link to itself.
    return false;
  }
}

/** What the operating system says about a file that it does not give. */
export function unreadable(file: string, error: unknown): ReadProblem {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code === 'EACCES' ? 'permission denied' : (message.split(',')[0] ?? message);
  return {
    fault: 'unreadable',
    file,
    line: undefined,
    message: `cannot be read: ${reason}`,
    fix: 'make it readable, or leave it out',
    matters: true,
  };
}
