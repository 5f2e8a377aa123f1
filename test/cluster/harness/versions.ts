import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyFamily } from '../../../lib';
import { FAMILIES } from '../support/families';
import { isAboutPolicies, type Run } from './vitest';

const ROOT = join(__dirname, '..', '..', '..');
const RECORD = join(ROOT, 'test', 'cluster', 'versions.json');
const README = join(ROOT, 'README.md');
const BLOCK = /(<!-- kyverno versions -->\n)[\s\S]*(\n<!-- end of kyverno versions -->)/;

/** What the scenarios showed with one version of Kyverno and one family of policies. */
interface Outcome {
  readonly passed: number;
  /** Titles. */
  readonly failed: readonly string[];
  /** Why no scenario could run. */
  readonly failedToStart?: string;
}

type Versions = Readonly<Record<string, Partial<Readonly<Record<PolicyFamily, Outcome>>>>>;

function cell(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'not run';
  const { passed, failed, failedToStart } = outcome;
  if (failedToStart !== undefined) return `**no**: ${failedToStart}`;
  if (failed.length === 0) return `all ${passed} scenarios pass`;
  const [first, ...others] = [...failed].sort();
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `**no**: ${failed.length} of ${passed + failed.length} scenarios fail, such as "${first}"${more}`;
}

/** The table of versions and families that the README shows. */
export function versionsTable(versions: Versions): string {
  const rows = Object.entries(versions)
    .sort(([a], [b]) => b.localeCompare(a, 'en', { numeric: true }))
    .map(([version, outcomes]) => `| ${version} | ${FAMILIES.map((family) => cell(outcomes[family])).join(' | ')} |`);
  return [
    `| Kyverno | ${FAMILIES.map((family) => `\`${family}\``).join(' | ')} |`,
    `|---${'|---'.repeat(FAMILIES.length)}|`,
    ...rows,
  ].join('\n');
}

export function recordedVersions(): Versions {
  return JSON.parse(readFileSync(RECORD, 'utf8'));
}

/** A README with the table of these versions in its place. */
export function withVersionsTable(readme: string, versions: Versions): string {
  return readme.replace(BLOCK, (_, begin, end) => `${begin}\n${versionsTable(versions)}\n${end}`);
}

function outcomeOf({ results, failedToStart }: Run): Outcome {
  const aboutPolicies = results.filter(isAboutPolicies);
  const failed = aboutPolicies.filter(({ passed }) => !passed).map(({ title }) => title);
  return {
    passed: aboutPolicies.length - failed.length,
    failed: failed.sort(),
    ...(failedToStart !== undefined && { failedToStart }),
  };
}

/** Whether what is recorded is what the scenarios about policies showed in a run. */
export function versionIsCurrent(version: string, family: PolicyFamily, run: Run): boolean {
  return JSON.stringify(recordedVersions()[version]?.[family]) === JSON.stringify(outcomeOf(run));
}

/** Records what the scenarios about policies showed in a run, and puts it into the README. */
export function recordVersion(version: string, family: PolicyFamily, run: Run): void {
  const before = recordedVersions();
  const versions: Versions = { ...before, [version]: { ...before[version], [family]: outcomeOf(run) } };
  writeFileSync(RECORD, `${JSON.stringify(versions, null, 2)}\n`);
  writeFileSync(README, withVersionsTable(readFileSync(README, 'utf8'), versions));
}
