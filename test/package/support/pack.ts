import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PACKED, ROOT, TARBALL } from './tarball';

/** Packs the package as `npm pack` does, and unpacks it. */
export default function pack(): void {
  rmSync(PACKED, { recursive: true, force: true });
  mkdirSync(PACKED, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', PACKED], { cwd: ROOT, stdio: 'inherit' });
  const [name] = readdirSync(PACKED);
  renameSync(join(PACKED, name as string), TARBALL);
  execFileSync('tar', ['-xzf', TARBALL, '-C', PACKED]);
}
