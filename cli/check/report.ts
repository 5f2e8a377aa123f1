import { createHash } from 'node:crypto';
import { type Finding, severityOf } from '../../lib/analysis/check/finding';
import { SEVERITIES, type Severity } from '../../lib/analysis/check/rules';
import { type Coverage } from '../../lib/analysis/inventory/coverage';

/** A finding as it is reported. */
export interface ReportedFinding extends Omit<Finding, 'lineOf'> {
  readonly severity: Severity;
  readonly line: number | undefined;
  /** The same as long as rule and object are: it depends neither on files nor on lines. */
  readonly fingerprint: string;
  /** True when the baseline has it. */
  readonly isKnown: boolean;
}

/** Everything that a report says, whatever its format. */
export interface Report {
  readonly files: number;
  readonly coverage: readonly Coverage[];
  /** Files in the order of their names, findings in the order of their lines. */
  readonly findings: readonly ReportedFinding[];
  /** How many of the baseline's findings are gone. */
  readonly outdated: number;
}

/** Gives findings their lines, their order and their fingerprints. */
export function reportedFindings(findings: readonly Finding[]): Omit<ReportedFinding, 'isKnown'>[] {
  const seen = new Map<string, number>();
  // First by file: looking up lines takes one file after the other.
  const located = [...findings]
    .sort((a, b) => compare(a.file, b.file))
    .map(({ lineOf, ...finding }) => ({ ...finding, line: lineOf(), severity: severityOf(finding) }))
    .sort((a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.rule, b.rule));
  return located.map((finding) => {
    const key = `${finding.rule}\n${finding.subject}`;
    const index = seen.get(key) ?? 0;
    seen.set(key, index + 1);
    return { ...finding, fingerprint: fingerprint(index === 0 ? key : `${key}\n${index}`) };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** How many findings there are of each weight, without those that the baseline has. */
export function countBySeverity(findings: readonly ReportedFinding[]): Readonly<Record<Severity, number>> {
  const counts = SEVERITIES.map((severity) => [
    severity,
    findings.filter((finding) => finding.severity === severity && !finding.isKnown).length,
  ]);
  return Object.fromEntries(counts);
}
