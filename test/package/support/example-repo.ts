import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseManifests } from '../../schema-validation/manifests';
import { ROOT, TARBALL } from './tarball';

export const EXAMPLES = join(ROOT, 'example-repos');

/** One of the example repositories, far from this one, with the package installed from its tarball. */
export class ExampleRepo {
  readonly directory: string;

  constructor(readonly name: string) {
    this.directory = mkdtempSync(join(tmpdir(), `${name}-`));
    cpSync(join(EXAMPLES, name), this.directory, {
      recursive: true,
      filter: (path) => !path.endsWith('node_modules') && !path.endsWith('dist'),
    });
    cpSync(TARBALL, join(this.directory, 'cdk8s-pvc-backup.tgz'));
    this.run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts');
  }

  /** What a command prints in the repository. One that fails is an error that says all of it. */
  run(command: string, ...args: readonly string[]): string {
    const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: this.directory, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${this.name}: ${command} ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout + stderr;
  }

  rendered(file: string) {
    return parseManifests(readFileSync(join(this.directory, 'dist', file), 'utf8'), '1.1');
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
