import { SEVERITIES, type Severity } from '../../lib/analysis/check/rules';
import { type Coverage, type CoverageStatus } from '../../lib/analysis/inventory/coverage';
import { volumeKey } from '../../lib/analysis/inventory/volume';
import { type Terminal } from '../terminal';
import { countByStatus } from './json-report';
import { countBySeverity, type Report, type ReportedFinding } from './report';

type Style = Terminal['style'];

/** What of a report is shown. */
export interface TextOptions {
  /** The table of volumes. */
  readonly list: boolean;
  /** Every note, and what the baseline has. */
  readonly verbose: boolean;
}

const SEVERITY_COLORS: Readonly<Record<Severity, Parameters<Style>[0]>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};

const STATUS_COLORS: Readonly<Partial<Record<CoverageStatus, Parameters<Style>[0]>>> = {
  protected: 'green',
  unprotected: 'red',
};

/** The report for people. */
export function textReport(report: Report, options: TextOptions, style: Style): string {
  const { findings, coverage } = report;
  const shown = findings.filter(({ severity, isKnown }) => options.verbose || (severity !== 'note' && !isKnown));
  const notes = options.verbose ? [] : findings.filter(({ severity }) => severity === 'note');
  const sections = [
    ...shown.map((finding) => findingText(finding, style)),
    ...noteSection(notes, style),
    ...(options.list && coverage.length > 0 ? [table(coverage, style)] : []),
    summary(report, style),
  ];
  return `${sections.join('\n\n')}\n`;
}

function findingText(finding: ReportedFinding, style: Style): string {
  const { file, line, severity, rule, message, fix, isKnown, subject } = finding;
  const place = style('bold', line === undefined ? file : `${file}:${line}`);
  const known = isKnown ? ' (in the baseline)' : '';
  return [
    `${place}  ${style(SEVERITY_COLORS[severity], severity)} ${rule}${known}`,
    `  ${isNamed(message, subject) ? '' : `${subject}: `}${message}`,
    `  ${style('dim', 'to fix:')} ${fix}`,
  ].join('\n');
}

/** True when a message says itself what it is about. */
function isNamed(message: string, subject: string): boolean {
  return /^(PVCs?|database|ephemeral volume) /.test(message) || subject.startsWith('file ');
}

/** How many notes of a rule are shown by name. */
const NOTES_SHOWN = 3;

/** Notes are many where a repository is not rendered; one line for each rule is enough to know. */
function noteSection(notes: readonly ReportedFinding[], style: Style): string[] {
  const byRule = new Map<string, ReportedFinding[]>();
  for (const note of notes) byRule.set(note.rule, [...(byRule.get(note.rule) ?? []), note]);
  return [...byRule].map(([rule, ofRule]) => {
    const shown = ofRule.slice(0, NOTES_SHOWN).map(({ file, line, message }) => {
      return `    ${message}  ${style('dim', line === undefined ? file : `${file}:${line}`)}`;
    });
    const rest = ofRule.length - shown.length;
    const more = rest > 0 ? [`    and ${rest} more: --verbose shows them`] : [];
    const [first] = ofRule;
    const fix = `    ${style('dim', 'to fix:')} ${first?.fix}`;
    return [`${style('cyan', 'note')} ${rule}`, ...shown, ...more, fix].join('\n');
  });
}

function table(coverage: readonly Coverage[], style: Style): string {
  const rows = coverage.map(({ volume, status, why }) => [volumeKey(volume), status, volume.storage ?? '-', why]);
  const head = ['VOLUME', 'STATUS', 'SIZE', 'WHY'];
  const widths = head.map((title, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), title.length),
  );
  const lines = [head, ...rows].map((row, index) => {
    const cells = row.map((cell, column) => (column === 3 ? cell : cell.padEnd(widths[column] ?? 0)));
    if (index === 0) return style('bold', cells.join('  '));
    const color = STATUS_COLORS[row[1] as CoverageStatus];
    return [cells[0], color === undefined ? cells[1] : style(color, cells[1] ?? ''), cells[2], cells[3]].join('  ');
  });
  return lines.map((line) => line.trimEnd()).join('\n');
}

function summary({ files, coverage, findings, outdated }: Report, style: Style): string {
  const statuses = Object.entries(countByStatus(coverage.map(({ status }) => status)));
  const volumes = `${plural(coverage.length, 'volume')} in ${plural(files, 'file')}`;
  const counts = countBySeverity(findings);
  const known = findings.filter(({ isKnown }) => isKnown).length;
  const lines = [
    statuses.length === 0
      ? volumes
      : `${volumes}: ${statuses.map(([status, count]) => `${count} ${status}`).join(', ')}`,
    SEVERITIES.map((severity) => {
      const text = plural(counts[severity], severity);
      return counts[severity] > 0 ? style(SEVERITY_COLORS[severity], text) : text;
    }).join(', ') + (known > 0 ? `; ${known} in the baseline` : ''),
  ];
  if (outdated > 0) lines.push(`${plural(outdated, 'finding')} of the baseline gone: --write-baseline takes them out`);
  const worst = findings.find(({ severity, isKnown }) => severity !== 'note' && !isKnown);
  if (worst !== undefined) lines.push(`What a rule means: pvc-backup check --explain ${worst.rule}`);
  return lines.join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
