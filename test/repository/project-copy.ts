import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { filesBelow, ROOT } from '../schema-validation/manifests';

/** What an app does not need, wherever it stands. Hidden directories are left out too. */
const LEFT_OUT = ['node_modules', 'build', 'coverage', 'reports', 'test', 'docs', 'bench'];

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the project in a temporary directory, so that a test can change it. Removed when the test is over. */
export class ProjectCopy {
  readonly directory = mkdtempSync(join(tmpdir(), 'project-copy-'));

  constructor() {
    onTestFinished(() => rmSync(this.directory, { recursive: true, force: true }));
    for (const name of readdirSync(ROOT).filter((entry) => !entry.startsWith('.') && !LEFT_OUT.includes(entry))) {
      const filter = (path: string) => !LEFT_OUT.includes(basename(path));
      cpSync(join(ROOT, name), join(this.directory, name), { recursive: true, filter });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(this.directory, 'node_modules'));
  }

  read(path: string): string {
    return readFileSync(join(this.directory, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.directory, path), text);
  }

  /** `npm run synth` */
  synth(env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return this.node(['--import', 'tsx', 'apps/main.ts'], env);
  }

  /** `npx cdk8s synth` */
  cdk8sSynth(): Promise<Run> {
    return this.node(['node_modules/cdk8s-cli/bin/cdk8s', 'synth'], { CDK8S_CHECK_UPGRADE: 'false' });
  }

  private node(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
    const child = spawn(process.execPath, args, { cwd: this.directory, env: { ...process.env, ...env } });
    return new Promise((resolve, reject) => {
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.on('error', reject).on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    });
  }
}

/** Path → text of every file below some directories of a project. */
export function contents(root: string, directories: readonly string[]): Record<string, string> {
  const paths = directories.flatMap((directory) =>
    filesBelow(join(root, directory)).map((name) => join(directory, name)),
  );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
