import { type CoverageStatus } from '../../lib/analysis/inventory/coverage';
import { docsOf } from './docs';
import { countBySeverity, type Report } from './report';

/** The report for programs. Fields are only ever added. */
export function jsonReport({ files, coverage, findings, outdated }: Report): string {
  const report = {
    version: 1,
    summary: {
      files,
      volumes: countByStatus(coverage.map(({ status }) => status)),
      findings: countBySeverity(findings),
      baseline: { known: findings.filter(({ isKnown }) => isKnown).length, outdated },
    },
    volumes: coverage.map(({ volume, status, why }) => ({
      name: volume.name,
      namespace: volume.namespace,
      origin: volume.origin,
      status,
      why,
      tier: volume.tier,
      storage: volume.storage,
      file: volume.found.file,
      line: volume.found.lineOf(),
    })),
    findings: findings.map((finding) => ({ ...finding, docs: docsOf(finding.rule) })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** How many volumes there are of each status; those that do not occur are left out. */
export function countByStatus(statuses: readonly CoverageStatus[]): Partial<Record<CoverageStatus, number>> {
  const counts: Partial<Record<CoverageStatus, number>> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
