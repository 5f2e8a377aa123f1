import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');

/** Where the package is packed and unpacked. Its peers are found in `node_modules` of this repository. */
export const PACKED = join(ROOT, 'build', 'packed');
export const TARBALL = join(PACKED, 'cdk8s-pvc-backup.tgz');
export const PACKAGE = join(PACKED, 'package');

/** What a script prints that runs as a program of its own in the directory of the package, which it can load by name. */
export function inPackage(script: string, flags: readonly string[] = []): string {
  return run(script, flags).stdout;
}

/** The files of the modules that are loaded once such a script is done. */
export function loadedInPackage(script: string): string[] {
  const report = `process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));`;
  return JSON.parse(run(`${report} ${script}`).stderr);
}

function run(script: string, flags: readonly string[] = []): { stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, '-e', script], {
    cwd: PACKAGE,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return { stdout, stderr };
}
