import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from '../command-context';
import { type ReportedFinding } from './report';

/** What was wrong already when the check was adopted. Names of rules and objects are for the reader. */
interface Baseline {
  readonly version: 1;
  readonly findings: readonly { readonly rule: string; readonly subject: string; readonly fingerprint: string }[];
}

/**
 * The fingerprints that a baseline holds.
 *
 * @throws UsageError for a file that is not there, or is no baseline
 */
export function readBaseline(file: string): ReadonlySet<string> {
  if (!existsSync(file)) {
    throw new UsageError(`${file}: there is no such baseline; make one with --baseline ${file} --write-baseline`);
  }
  const baseline = parse(file);
  const findings = baseline?.version === 1 && Array.isArray(baseline.findings) ? baseline.findings : undefined;
  if (findings === undefined || findings.some((finding) => typeof finding?.fingerprint !== 'string')) {
    throw new UsageError(`${file}: this is no baseline; make it anew with --write-baseline`);
  }
  return new Set(findings.map(({ fingerprint }) => fingerprint));
}

function parse(file: string): Partial<Baseline> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Baseline> | undefined;
  } catch {
    return undefined;
  }
}

/** Writes all that can fail a check into a baseline, in an order that keeps its diffs small. */
export function writeBaseline(file: string, findings: readonly Omit<ReportedFinding, 'isKnown'>[]): number {
  const failing = findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ rule, subject, fingerprint }) => ({ rule, subject, fingerprint }))
    .sort((a, b) =>
      `${a.subject}\n${a.rule}\n${a.fingerprint}` < `${b.subject}\n${b.rule}\n${b.fingerprint}` ? -1 : 1,
    );
  const baseline: Baseline = { version: 1, findings: failing };
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
  return failing.length;
}
