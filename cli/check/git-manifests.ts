import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../command-context';
import { decode } from '../manifests/decode';
import { type ManifestDocument } from '../manifests/manifest-document';
import { isManifestPath, STDIN } from '../manifests/manifest-files';
import { type Keep, parseManifests } from '../manifests/parse-manifests';

/**
 * The manifests below paths as they were at a commit. Files that could not be read then are left out: they are
 * nobody's to mend any more.
 *
 * @throws UsageError when there is no such commit, or a path is in no Git repository
 */
export function manifestsAt(ref: string, paths: readonly string[], keep: Keep): ManifestDocument[] {
  return paths.flatMap((path) => {
    if (path === STDIN) throw new UsageError('--since compares files; the standard input has no earlier state');
    const isFolder = statSync(path).isDirectory();
    const folder = isFolder ? path : dirname(path);
    const commit = commitOf(ref, folder);
    const listed = git(folder, ['ls-tree', '-r', '-z', commit, '--', isFolder ? '.' : basename(path)]);
    const files = listed
      .toString('utf8')
      .split('\0')
      .flatMap((entry) => fileOf(entry, !isFolder));
    return contentsOf(folder, files).flatMap(([name, content]) => {
      const decoded = decode(content);
      return 'text' in decoded ? parseManifests(join(folder, name), decoded.text, keep).documents : [];
    });
  });
}

function commitOf(ref: string, folder: string): string {
  const { status, stdout, stderr } = run(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  if (status === 0) return stdout.toString('utf8').trim();
  const reason = stderr.toString('utf8').trim().split('\n')[0];
  throw new UsageError(
    reason === undefined || reason === ''
      ? `--since ${ref}: there is no such commit; a shallow clone has only the latest (in CI: fetch-depth: 0)`
      : `--since ${ref}: ${reason}`,
  );
}

interface GitFile {
  readonly name: string;
  readonly id: string;
}

/** A line of `ls-tree`: `<mode> blob <id>\t<name>`. */
function fileOf(entry: string, isNamed: boolean): GitFile[] {
  const [, mode, id = '', name = ''] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
  // Links are read where they lead to.
  if (mode === undefined || mode === '120000') return [];
  return isNamed || isManifestPath(name) ? [{ name, id }] : [];
}

/** Reads all files by one process. */
function contentsOf(folder: string, files: readonly GitFile[]): [string, Buffer][] {
  if (files.length === 0) return [];
  const output = git(folder, ['cat-file', '--batch'], files.map(({ id }) => `${id}\n`).join(''));
  let position = 0;
  return files.map(({ name }): [string, Buffer] => {
    // `<id> blob <size>\n<content>\n`
    const end = output.indexOf('\n', position);
    const size = Number(output.subarray(position, end).toString('utf8').split(' ')[2]);
    position = end + 1 + size + 1;
    return [name, output.subarray(end + 1, end + 1 + size)];
  });
}

function git(folder: string, args: readonly string[], input?: string): Buffer {
  const { status, stdout, stderr } = run(folder, args, input);
  if (status !== 0) throw new UsageError(`git ${args[0]}: ${stderr.toString('utf8').trim()}`);
  return stdout;
}

const MAX_OUTPUT = 1024 ** 3;

function run(folder: string, args: readonly string[], input?: string) {
  const result = spawnSync('git', ['-C', folder, ...args], {
    maxBuffer: MAX_OUTPUT,
    ...(input !== undefined && { input }),
  });
  if (result.error !== undefined) throw new UsageError(`--since needs git: ${result.error.message}`);
  return result;
}
