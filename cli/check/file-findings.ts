import { type Finding } from '../../lib/analysis/check/finding';
import { type RuleId } from '../../lib/analysis/check/rules';
import { type ReadProblem } from '../manifests/read-problem';

/** What could not be read, as findings. */
export function fileFindings(problems: readonly ReadProblem[]): Finding[] {
  return problems.map(({ fault, file, line, message, fix, matters }) => ({
    rule: ruleOf(fault, matters),
    subject: `file ${file}`,
    message,
    fix,
    file,
    lineOf: () => line,
  }));
}

function ruleOf(fault: ReadProblem['fault'], matters: boolean): RuleId {
  if (fault === 'template') return 'unrendered-template';
  if (!matters) return 'fault-elsewhere';
  return fault === 'duplicate-key' ? 'duplicate-key' : 'unreadable-file';
}
