import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  lchownSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { User } from './kopia';

const MEBIBYTE = 2 ** 20;

/** Bytes that do not compress and are the same in every run. */
export function noise(seed: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, index) =>
    createHash('sha512').update(`${seed} ${index}`).digest(),
  );
  return Buffer.concat(blocks, length);
}

const SIZES = [0, 1, 4095, 4096, 4097, 65_537, MEBIBYTE, 5 * MEBIBYTE + 3];

/** Names that programs get wrong. 245 bytes is the longest name that VolSync's mover can restore, see below. */
const NAMES = [
  'ünïcödé',
  'unı́code decomposed u\u0308',
  '名前.txt',
  '🦄 with spaces ',
  'new\nline',
  '-dash',
  '.hidden',
  '%41 \\ " \' $HOME `id` *',
  'n'.repeat(245),
];

const FILE_MODES = [0o600, 0o640, 0o444, 0o755, 0o4755];
const DIRECTORY_MODES = [0o700, 0o750, 0o2770, 0o1777];

/** Fills a directory with what volumes hold: sizes, names, links, modes, times, a sparse file. */
export function writeFiles(directory: string): void {
  const write = (name: string, content: string | Buffer = name) => writeFileSync(join(directory, name), content);
  for (const size of SIZES) write(`size-${size}`, noise(`size ${size}`, size));
  write('compresses', Buffer.alloc(3 * MEBIBYTE, 'all work and no play '));
  for (const name of NAMES) write(name);
  for (const mode of FILE_MODES) {
    write(`mode-${mode.toString(8)}`);
    chmodSync(join(directory, `mode-${mode.toString(8)}`), mode);
  }
  for (const mode of DIRECTORY_MODES) {
    const path = join(directory, `directory-${mode.toString(8)}`);
    mkdirSync(path);
    writeFileSync(join(path, 'file'), path);
    chmodSync(path, mode);
  }
  mkdirSync(join(directory, 'directory-empty'));
  mkdirSync(join(directory, ...'deep'.repeat(16)), { recursive: true });
  writeSparse(join(directory, 'sparse'), 64 * MEBIBYTE);
  const links = {
    relative: 'size-1',
    'to-directory': 'directory-700',
    dangling: '/nowhere/at/all',
    long: 'x'.repeat(900),
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(directory, `link-${name}`));
  utimesSync(join(directory, 'size-1'), 1, 1);
  utimesSync(join(directory, 'size-4096'), 1_234_567_890.123456, 1_234_567_890.123456);
  lutimesSync(join(directory, 'link-relative'), 987_654_321, 987_654_321);
}

/** A file that is almost only a hole. */
export function writeSparse(path: string, size: number): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, size);
  writeSync(file, 'in the middle', size / 2);
  closeSync(file);
}

/** Many small files, a thousand in each directory. */
export function writeSmallFiles(directory: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const folder = join(directory, 'small', String(Math.floor(index / 1000)));
    if (index % 1000 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${index}.json`), `{"id":${index},"name":"a small file"}\n`);
  }
}

/** Gives a directory and all in it to a user; the kubelet does so for the group of the pod. */
export function giveTo(user: User, directory: string): void {
  lchownSync(directory, user.uid, user.gid);
  for (const entry of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = join(directory, entry);
    const { mode } = lstatSync(path);
    lchownSync(path, user.uid, user.gid);
    // A change of the owner takes the bits for "run as" away.
    if ((mode & 0o170000) === 0o100000) chmodSync(path, mode & 0o7777);
  }
}

/**
 * What there is in a directory: path → kind, mode, owner, size, content or target, and the time of the last change of
 * files. Kopia restores a directory with the time of what changed last in it, and of symbolic links with whole
 * microseconds, so those are left out.
 */
export function inventory(directory: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(directory, path);
    const { mode, uid, gid, size, mtimeNs } = lstatSync(file, { bigint: true });
    const kind = Number(mode) & 0o170000;
    const what =
      kind === 0o120000
        ? `-> ${readlinkSync(file)}`
        : kind === 0o100000
          ? `${size} bytes ${contentHash(file)} changed ${mtimeNs}`
          : '';
    found.set(path, `${Number(mode).toString(8)} ${uid}:${gid} ${what}`.trim());
  }
  return found;
}

function contentHash(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** What differs between two inventories, a few lines of it. */
export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  return paths
    .slice(0, 20)
    .map((path) => `${path}: ${before.get(path) ?? 'missing'} became ${after.get(path) ?? 'missing'}`);
}
