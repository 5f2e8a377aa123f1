import { RULES, type RuleId } from '../../lib/check/rules';

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
