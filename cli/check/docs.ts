import { RULE_IDS, RULES, type RuleId } from '../../lib/analysis/check/rules';

/** The page that has a section for each rule. */
const RULES_PAGE = 'docs/reference/check-rules.md';

/** The section about a rule. */
export function docsOf(rule: RuleId): string {
  return `${RULES_PAGE}#${rule}`;
}

/** The section about a rule, as it stands on the page. */
export function explainRule(rule: RuleId): string {
  const { severity, title, why, fix } = RULES[rule];
  return `## ${rule}\n\n${title}. Severity: ${severity}.\n\n${why}\n\n**What to do.** ${fix}\n`;
}

/** The page with a section for each rule. */
export function rulesPage(): string {
  const head = `# Rules of pvc-backup check

<!-- Generated from lib/analysis/check/rules.ts by \`npx vitest run test/cli/check/rules-page.test.ts --update\`. -->

What [\`pvc-backup check\`](../how-to/check-in-ci.md) and [\`requireBackups\`](../constructs/app.md#requirebackups) look for. In a
terminal: \`pvc-backup check --explain unknown-tier\`. Ids do not change.

- **error**: a volume is not backed up, or its backups would not be found again.
- **warning**: it may be so, or it will be.
- **note**: something that cannot be judged. Notes fail no check, unless \`--fail-on note\` says so.

| rule | severity | what it finds |
|---|---|---|
`;
  const rows = RULE_IDS.map((id) => `| [\`${id}\`](#${id}) | ${RULES[id].severity} | ${RULES[id].title} |\n`);
  return [head, ...rows, '\n', RULE_IDS.map(explainRule).join('\n')].join('');
}
