import { existsSync } from 'node:fs';
import { checkHistory } from '../../lib/analysis/check/check-history';
import { type CheckOptions, checkManifests } from '../../lib/analysis/check/check-manifests';
import { type Finding } from '../../lib/analysis/check/finding';
import { isAtLeast, RULE_IDS, type RuleId, type Severity } from '../../lib/analysis/check/rules';
import { type KubernetesObject } from '../../lib/analysis/inventory/found-object';
import { INVENTORY_KINDS } from '../../lib/analysis/inventory/inventory';
import { type CommandContext, DEFAULT_PATH, EXIT, UsageError } from '../command-context';
import { type ReadManifests, readManifests, STDIN_NAME } from '../manifests/read-manifests';
import { readBaseline, writeBaseline } from './baseline';
import { explainRule } from './docs';
import { fileFindings } from './file-findings';
import { manifestsAt } from './git-manifests';
import { jsonReport } from './json-report';
import { type Report, type ReportedFinding, reportedFindings } from './report';
import { sarifReport } from './sarif-report';
import { textReport } from './text-report';

/** What the command line says. */
export interface CheckFlags {
  readonly config?: string;
  readonly namespace?: string;
  readonly since?: string;
  readonly format: 'text' | 'json' | 'sarif';
  readonly json?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly failOn: Severity | 'never';
  readonly list: boolean;
  readonly verbose?: boolean;
  readonly explain?: string;
}

/** After how many files somebody who waits is told. */
const PROGRESS_STEP = 100;

const keep = ({ kind }: KubernetesObject) => INVENTORY_KINDS.has(String(kind));

/** Does what the command line says. */
export async function runCheck(
  named: readonly string[],
  flags: CheckFlags,
  version: string,
  context: CommandContext,
): Promise<void> {
  if (flags.explain !== undefined) {
    context.terminal.out(explainRule(ruleOf(flags.explain)));
    return;
  }
  if (flags.writeBaseline === true && flags.baseline === undefined) {
    throw new UsageError('--write-baseline needs to know where to: --baseline <file>');
  }
  const options = await checkOptions(flags);
  const paths = pathsOf(named);
  const read = readManifests(paths, {
    keep,
    progress: (files) => {
      if (files % PROGRESS_STEP === 0) context.terminal.progress(`read ${files} files`);
    },
  });
  if (read.files === 0 && read.problems.length === 0) {
    throw new UsageError(`${paths.join(', ')}: there are no manifests (*.yaml, *.yml, *.json)`);
  }
  refuseNothing(paths, read);
  const result = checkManifests(read.documents, options);
  const findings = reportedFindings([
    ...fileFindings(read.problems),
    ...result.findings,
    ...(flags.since === undefined ? [] : historyFindings(flags.since, paths, result, options)),
  ]);
  if (flags.writeBaseline === true && flags.baseline !== undefined) {
    refuseUnread(findings);
    const count = writeBaseline(flags.baseline, findings);
    context.terminal.err(
      `${flags.baseline}: ${count} finding${count === 1 ? '' : 's'} written; from now on only others fail the check`,
    );
    return;
  }
  const report = { files: read.files, coverage: result.coverage, ...withBaseline(findings, flags.baseline) };
  context.terminal.out(render(report, flags, version, context));
  context.exitWith(fails(report.findings, flags.failOn) ? EXIT.findings : EXIT.ok);
}

/**
 * Refuses input without any Kubernetes object: an error message of the command before, or other files than were meant,
 * would pass for manifests without volumes. Of several files some may be empty, but not what another command prints.
 */
function refuseNothing(paths: readonly string[], { files, withoutObjects, problems }: ReadManifests): void {
  const isStdinEmpty = withoutObjects.includes(STDIN_NAME);
  if (!isStdinEmpty && (files === 0 || withoutObjects.length < files)) return;
  const where = isStdinEmpty ? STDIN_NAME : paths.join(', ');
  const fix = problems.some(({ fault }) => fault === 'template')
    ? 'render the templates first: helm template my-app ./chart | pvc-backup check -'
    : isStdinEmpty
      ? 'see what the command before it prints'
      : 'name files or folders with rendered manifests';
  throw new UsageError(`${where}: there is no Kubernetes object in it, so nothing can be checked; ${fix}`);
}

/** What a file that cannot be read holds is not checked, today or later: no baseline may hide that. */
const NEVER_KNOWN: RuleId = 'unreadable-file';

function refuseUnread(findings: readonly Omit<ReportedFinding, 'isKnown'>[]): void {
  const [first, ...others] = findings.filter(({ rule }) => rule === NEVER_KNOWN);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  throw new UsageError(
    `--write-baseline: ${first.subject}${more} cannot be read, and what is in it is not checked; mend it first, or leave it out`,
  );
}

function ruleOf(id: string): RuleId {
  const rule = RULE_IDS.find((known) => known === id);
  if (rule === undefined)
    throw new UsageError(`--explain ${id}: there is no such rule; there are ${RULE_IDS.join(', ')}`);
  return rule;
}

async function checkOptions({ config, namespace }: CheckFlags): Promise<CheckOptions> {
  if (config === undefined) return { namespace };
  // Only where it is asked for: a config is compiled, and its types come with the whole library.
  const { loadPlan } = await import('../load-config.js');
  return { namespace, scope: await loadPlan(config) };
}

function pathsOf(named: readonly string[]): readonly string[] {
  if (named.length > 0) return named;
  if (existsSync(DEFAULT_PATH)) return [DEFAULT_PATH];
  throw new UsageError(
    `there is no ${DEFAULT_PATH} here; name files or folders with rendered manifests, or "-" for the standard input`,
  );
}

function historyFindings(
  since: string,
  paths: readonly string[],
  after: ReturnType<typeof checkManifests>,
  options: CheckOptions,
): Finding[] {
  return checkHistory(checkManifests(manifestsAt(since, paths, keep), options), after);
}

function withBaseline(
  findings: readonly Omit<ReportedFinding, 'isKnown'>[],
  baseline: string | undefined,
): Pick<Report, 'findings' | 'outdated'> {
  const known = baseline === undefined ? new Set<string>() : readBaseline(baseline);
  const marked = findings.map((finding) => ({
    ...finding,
    isKnown: finding.rule !== NEVER_KNOWN && known.has(finding.fingerprint),
  }));
  return { findings: marked, outdated: known.size - marked.filter(({ isKnown }) => isKnown).length };
}

function render(report: Report, flags: CheckFlags, version: string, { terminal }: CommandContext): string {
  const format = flags.json === true ? 'json' : flags.format;
  if (format === 'json') return jsonReport(report);
  if (format === 'sarif') return sarifReport(report, version);
  return textReport(report, { list: flags.list, verbose: flags.verbose === true }, terminal.style);
}

function fails(findings: readonly ReportedFinding[], failOn: CheckFlags['failOn']): boolean {
  if (failOn === 'never') return false;
  return findings.some(({ severity, isKnown }) => !isKnown && isAtLeast(severity, failOn));
}
