import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a new repository gets this package from. */
export type PackageSource =
  /** What npm takes behind the name of a dependency: a version, or a URL. */
  | { readonly spec: string }
  /** A tarball, to be kept in the repository. */
  | { readonly tarball: string };

interface InstalledPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

/**
 * Where npm installed this package from, so that a new repository gets the same: `npx ./cdk8s-pvc-backup-0.1.0.tgz` notes
 * the tarball beside what it installed, as `npm install` does.
 *
 * @param root - directory of the package
 * @returns nothing when npm has not installed it (a work tree, another package manager), or its tarball is gone
 */
export function ownPackage(root: string): PackageSource | undefined {
  const modules = dirname(root);
  const lock = join(modules, '.package-lock.json');
  if (!existsSync(lock)) return undefined;
  const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as { packages?: Record<string, InstalledPackage> };
  const { version, resolved, link } = packages?.['node_modules/cdk8s-pvc-backup'] ?? {};
  if (version === undefined || link === true) return undefined;
  // From a registry; npm can be told not to note which (`omit-lockfile-registry-resolved`).
  if (resolved === undefined || /\/-\/[^/]+\.tgz$/.test(resolved)) return { spec: version };
  if (!resolved.startsWith('file:')) return { spec: resolved };
  const tarball = resolved.startsWith('file:///')
    ? fileURLToPath(resolved)
    : resolve(dirname(modules), resolved.slice('file:'.length));
  return existsSync(tarball) ? { tarball } : undefined;
}

const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const TARBALL_URL = /^https:\/\/\S+\.(tgz|tar\.gz)$/;

/** The package that `--package` names; nothing when it names none. */
export function namedPackage(text: string): PackageSource | undefined {
  if (VERSION.test(text) || TARBALL_URL.test(text)) return { spec: text };
  const path = resolve(text.replace(/^file:/, ''));
  return /\.(tgz|tar\.gz)$/.test(path) && existsSync(path) ? { tarball: path } : undefined;
}
