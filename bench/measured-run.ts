/**
 * One run in a process of its own: `node --import tsx bench/measured-run.ts bare|check <folder>`. Prints what it took.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runCheck } from '../cli/check/run-check';

/** What a run took. */
export interface Measurement {
  /** Milliseconds of the processor, without the start of the process. */
  readonly cpu: number;
  /** Peak of the memory of the process, in MB, with all that Node takes. */
  readonly memory: number;
}

/** What anybody does who wants to look at all manifests together: parse them all, and keep them. */
function bare(folder: string): unknown[] {
  const files = readdirSync(folder).map((name) => join(folder, name));
  return files.flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS()));
}

async function check(folder: string): Promise<string> {
  let report = '';
  const terminal = {
    out: (text: string) => {
      report += text;
    },
    err: () => {},
    progress: () => {},
    style: (_: unknown, text: string) => text,
  };
  const flags = { format: 'text', failOn: 'warning', list: true } as const;
  await runCheck([folder], flags, '0.0.0', { terminal, exitWith: () => {} });
  return report;
}

async function main([what = '', folder = '']: string[]): Promise<void> {
  const start = process.cpuUsage();
  const kept = what === 'bare' ? bare(folder) : await check(folder);
  const { user, system } = process.cpuUsage(start);
  const measurement: Measurement = { cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024 };
  // What came of it is named, so that it was kept until now.
  process.stdout.write(`${JSON.stringify({ ...measurement, kept: kept.length })}\n`);
}

main(process.argv.slice(2));
