import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULE_IDS, RULES, type RuleId } from '../../lib/analysis/check/rules';
import { STDIN_NAME } from '../manifests/read-manifests';
import { explainRule } from './docs';
import { type Report, type ReportedFinding } from './report';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The report for code review: SARIF 2.1.0, which GitHub, GitLab and editors show beside the lines. */
export function sarifReport({ findings }: Report, version: string): string {
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pvc-backup', semanticVersion: version, rules: RULE_IDS.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(result),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(id: RuleId): object {
  const { severity, title, why, fix } = RULES[id];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: plain(why) },
    help: { text: plain(`${why} ${fix}`), markdown: explainRule(id) },
    defaultConfiguration: { level: severity },
  };
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}

function result(finding: ReportedFinding): object {
  const { rule, severity, subject, message, fix, fingerprint, isKnown } = finding;
  return {
    ruleId: rule,
    ruleIndex: RULE_IDS.indexOf(rule),
    level: severity,
    message: { text: `${message}. To fix: ${fix}.` },
    locations: [location(finding)],
    partialFingerprints: { 'pvcBackup/v1': fingerprint },
    ...(isKnown && {
      baselineState: 'unchanged',
      suppressions: [{ kind: 'external', justification: `in the baseline: ${subject}` }],
    }),
  };
}

function location({ file, line, subject }: ReportedFinding): object {
  const logicalLocations = [{ fullyQualifiedName: subject, kind: 'resource' }];
  // The standard input is no place that somebody could go to.
  if (file === STDIN_NAME) return { logicalLocations };
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line ?? 1 },
    },
    logicalLocations,
  };
}

/** Relative to where the command runs, as code review wants it; of a file elsewhere, its full address. */
function uriOf(file: string): string {
  const path = relative(process.cwd(), resolve(file));
  if (path.startsWith(`..${sep}`)) return pathToFileURL(resolve(file)).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
