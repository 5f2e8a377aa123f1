/**
 * What `pvc-backup check` costs beside the bare parse of the same files by the same YAML library: `npm run bench:check`.
 * Each figure is the least of several runs, which take turns.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestSet, type SetKind } from './manifest-sets';
import { type Measurement } from './measured-run';

/** Runs of each kind. */
const ROUNDS = 3;

/** Both ways over one set of files. */
interface Comparison {
  readonly bare: Measurement;
  readonly check: Measurement;
}

/** Measures both ways over a set of manifests. */
export function compare(kind: SetKind, count: number, rounds = ROUNDS): Comparison {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  try {
    for (const [index, text] of manifestSet(kind, count).entries()) writeFileSync(join(folder, `${index}.yaml`), text);
    const runs = Array.from({ length: rounds }, () => ({
      bare: measure('bare', folder),
      check: measure('check', folder),
    }));
    const least = (what: keyof Comparison): Measurement => ({
      cpu: Math.min(...runs.map((run) => run[what].cpu)),
      memory: Math.min(...runs.map((run) => run[what].memory)),
    });
    return { bare: least('bare'), check: least('check') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(what: string, folder: string): Measurement {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'measured-run.ts'), what, folder],
    { encoding: 'utf8', cwd: join(__dirname, '..') },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measurement;
}

function main(): void {
  process.stdout.write('| manifests | set | bare parse | check | time | memory: bare parse | check | memory |\n');
  process.stdout.write('|---|---|---|---|---|---|---|---|\n');
  for (const kind of ['typical', 'worst'] as const) {
    for (const count of [1000, 10_000]) {
      const { bare, check } = compare(kind, count);
      const row = [
        count,
        kind,
        `${bare.cpu.toFixed(0)} ms`,
        `${check.cpu.toFixed(0)} ms`,
        `× ${(check.cpu / bare.cpu).toFixed(2)}`,
        `${bare.memory.toFixed(0)} MB`,
        `${check.memory.toFixed(0)} MB`,
        `× ${(check.memory / bare.memory).toFixed(2)}`,
      ];
      process.stdout.write(`| ${row.join(' | ')} |\n`);
    }
  }
}

if (require.main === module) main();
