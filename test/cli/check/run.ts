import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { styleText } from 'node:util';
import { onTestFinished } from 'vitest';
import { pvcBackup } from '../../../cli/program';
import { type Terminal } from '../../../cli/terminal';

/** What a run of the command leaves behind. */
export interface Run {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** Runs `pvc-backup check` in this process. Errors of usage are thrown, as they reach `main`. */
export async function check(...args: string[]): Promise<Run> {
  return run(args, (_, text) => text);
}

/** As on a terminal with colours. */
export async function checkInColor(...args: string[]): Promise<Run> {
  return run(args, (format, text) => styleText(format, text, { validateStream: false }));
}

async function run(args: readonly string[], style: Terminal['style']): Promise<Run> {
  let code: number | undefined;
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (line) => {
      err += `${line}\n`;
    },
    progress: () => {},
    style,
  };
  const exitWith = (exit: number) => {
    code = exit;
  };
  const program = pvcBackup('1.2.3', { terminal, exitWith });
  for (const command of [program, ...program.commands])
    command.configureOutput({ writeErr: () => {}, writeOut: () => {} });
  await program.parseAsync(['check', ...args], { from: 'user' });
  return { code, out, err };
}

/** Writes files below a folder of their own, and returns it. */
export function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const root = mkdtempSync(join(tmpdir(), 'pvc-backup-check-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  write(root, files);
  return root;
}

/** Writes files below a folder. */
export function write(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

/** A PVC, one line. */
export function pvc(name: string, metadata = '', namespace = 'app'): string {
  return `{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: ${name}, namespace: ${namespace}, ${metadata} } }\n`;
}

export const HOURLY = 'labels: { backup: hourly }';
