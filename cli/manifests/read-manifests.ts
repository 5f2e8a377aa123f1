import { existsSync, readFileSync, statSync } from 'node:fs';
import { UsageError } from '../command-context';
import { decode, MAX_FILE_BYTES } from './decode';
import { type ManifestDocument } from './manifest-document';
import { manifestFiles, STDIN, unreadable } from './manifest-files';
import { type Keep, type ParsedManifests, parseManifests } from './parse-manifests';
import { type ReadProblem } from './read-problem';

/** How manifests are read. */
export interface ReadOptions {
  /**
   * Objects to keep.
   * @default - all
   */
  readonly keep?: Keep;
  /**
   * Told after each file how many there were.
   * @default - nobody
   */
  readonly progress?: (files: number) => void;
  /**
   * What `-` reads.
   * @default - the standard input of the process
   */
  readonly stdin?: () => Buffer;
}

/** Everything that was read. */
export interface ReadManifests {
  readonly documents: readonly ManifestDocument[];
  readonly problems: readonly ReadProblem[];
  /** How many files were opened. */
  readonly files: number;
  /** The files in which there is no Kubernetes object, nor anything that might be one and cannot be read. */
  readonly withoutObjects: readonly string[];
}

/**
 * Reads manifests from files, from folders with all that is below them, and from the standard input (`-`).
 *
 * @throws UsageError for a path that does not exist. Whatever is wrong inside of a file is a problem, and the other
 *   files are read nevertheless.
 */
export function readManifests(paths: readonly string[], options: ReadOptions = {}): ReadManifests {
  const missing = paths.find((path) => path !== STDIN && !existsSync(path));
  if (missing !== undefined) {
    throw new UsageError(`${missing}: there is no such file or folder; name files or folders with manifests, or "-"`);
  }
  const documents: ManifestDocument[] = [];
  const problems: ReadProblem[] = [];
  const withoutObjects: string[] = [];
  const seen = new Set<string>();
  for (const file of paths.flatMap((path) => [...manifestFiles(path)])) {
    if (typeof file !== 'string') {
      problems.push(file);
      continue;
    }
    // A file and its folder may both be named.
    if (seen.has(file)) continue;
    seen.add(file);
    const read = readFile(file, options);
    for (const document of read.documents) documents.push(document);
    for (const problem of read.problems) problems.push(problem);
    if (!read.hasObjects && !read.problems.some(mayHideObjects)) withoutObjects.push(nameOf(file));
    options.progress?.(seen.size);
  }
  return { documents, problems, files: seen.size, withoutObjects };
}

/** A template of Helm is no object before it is rendered. */
function mayHideObjects({ matters, fault }: ReadProblem): boolean {
  return matters && fault !== 'template';
}

/** What the standard input is called in findings. */
export const STDIN_NAME = '<stdin>';

function nameOf(path: string): string {
  return path === STDIN ? STDIN_NAME : path;
}

function readFile(path: string, { keep, stdin = () => readFileSync(0) }: ReadOptions): ParsedManifests {
  const file = nameOf(path);
  const problem = (fault: ReadProblem['fault'], message: string, fix: string) => ({
    documents: [],
    problems: [{ fault, file, line: undefined, message, fix, matters: true }],
    hasObjects: false,
  });
  let bytes: Buffer;
  try {
    if (path !== STDIN && statSync(path).size > MAX_FILE_BYTES) {
      return problem('too-large', `larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`, 'split it, or leave it out');
    }
    bytes = path === STDIN ? stdin() : readFileSync(path);
  } catch (error) {
    return { documents: [], problems: [unreadable(file, error)], hasObjects: false };
  }
  if (path === STDIN && bytes.length === 0) {
    return problem('unreadable', 'the standard input is empty', 'see whether the command before it failed');
  }
  const decoded = decode(bytes);
  if ('fault' in decoded) {
    return problem('binary', `no text: ${decoded.fault}`, 'leave the file out, or save it as UTF-8');
  }
  return parseManifests(file, decoded.text, keep);
}
