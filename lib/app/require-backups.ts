import { ApiObject, type App } from 'cdk8s';
import { checkManifests } from '../analysis/check/check-manifests';
import { type Finding, severityOf } from '../analysis/check/finding';
import { isAtLeast, RULE_IDS, type RuleId } from '../analysis/check/rules';
import { type FoundObject } from '../analysis/inventory/found-object';
import { INVENTORY_KINDS } from '../analysis/inventory/inventory';
import { objectsIn } from '../analysis/inventory/objects-in';
import { type Plan } from '../plan/plan';
import { type Problem, throwProblems } from '../validation/problem';
import { checkFields } from '../validation/unknown-fields';

/** What {@link requireBackups} asks for. */
export interface RequireBackupsOptions {
  /**
   * The platform's plan, for its tiers and excluded namespaces.
   * @default - those of a platform whose config states none
   */
  readonly plan?: Plan;
  /**
   * Namespace in which manifests without one will be applied.
   * @default - such a PVC is only judged by what its manifest says
   */
  readonly namespace?: string;
  /**
   * How much a finding must weigh to fail the synth.
   * @default 'error'
   */
  readonly failOn?: 'error' | 'warning';
  /**
   * Findings to pass over.
   * @default - none
   */
  readonly ignore?: readonly IgnoredFinding[];
}

/** A finding that is meant to be so. */
export interface IgnoredFinding {
  /** Path of the construct that it is about, or of one above it: `my-app/Cache`. */
  readonly construct: string;
  /**
   * Id of the rule, such as `unprotected-volume`.
   * @default - every rule
   */
  readonly rule?: string;
  /** Why, for the next reader. */
  readonly reason: string;
}

/**
 * Makes the synth of an app fail when it has a volume that is neither backed up nor exempt with a reason, or one whose
 * backups would not be found again. What it looks for is what `pvc-backup check` looks for.
 *
 * @param app - the app whose charts are looked at, when it is synthesized
 * @param rules - what is accepted, and what the platform's plan is
 * @throws ConfigError when the rules themselves are wrong
 */
export function requireBackups(app: App, rules: RequireBackupsOptions = {}): void {
  throwProblems('requireBackups', checkRules(rules));
  // cdk8s runs the validations of the whole app once for each chart of it. What was right a moment ago need not be judged
  // again before this turn of the event loop is over; what was wrong ended the synth, and may be mended since.
  let isRight = false;
  app.node.addValidation({
    validate: () => {
      if (isRight) return [];
      const messages = problemsOf(app, rules);
      if (messages.length === 0) {
        isRight = true;
        queueMicrotask(() => {
          isRight = false;
        });
      }
      return messages;
    },
  });
}

function problemsOf(app: App, { plan, namespace, failOn = 'error', ignore = [] }: RequireBackupsOptions): string[] {
  const objects = app.node
    .findAll()
    .filter(ApiObject.isApiObject)
    .filter(({ kind }) => kind.endsWith('List') || INVENTORY_KINDS.has(kind));
  const { findings } = checkManifests(objects.flatMap(foundObjects), { scope: plan, namespace });
  return findings
    .filter((finding) => isAtLeast(severityOf(finding), failOn) && !ignore.some((entry) => covers(entry, finding)))
    .map(({ rule, file, message, fix }) => `${file}: ${message} (${rule}); to fix: ${fix}`);
}

/** Charts of Helm hold lists too, and a PVC in one is applied as any other. */
function foundObjects(apiObject: ApiObject): FoundObject[] {
  const file = apiObject.node.path;
  return objectsIn(apiObject.toJson()).map(({ object }) => ({ object, file, lineOf: () => undefined }));
}

function covers({ construct, rule }: IgnoredFinding, finding: Finding): boolean {
  const isThere = finding.file === construct || finding.file.startsWith(`${construct}/`);
  return isThere && (rule === undefined || rule === finding.rule);
}

function checkRules(rules: RequireBackupsOptions): Problem[] {
  const problems = checkFields('', rules, ['plan', 'namespace', 'failOn', 'ignore']);
  if (![undefined, 'error', 'warning'].includes(rules.failOn)) {
    problems.push({
      field: 'failOn',
      value: rules.failOn,
      allowed: 'error, warning',
      fix: 'leave it out to fail on errors only',
    });
  }
  for (const [index, entry] of (rules.ignore ?? []).entries()) {
    problems.push(...checkIgnored(`ignore[${index}]`, entry));
  }
  return problems;
}

function checkIgnored(field: string, { construct, rule, reason }: IgnoredFinding): Problem[] {
  const problems: Problem[] = [];
  if (!/\S/.test(reason ?? '')) {
    problems.push({ field: `${field}.reason`, value: reason, allowed: 'a sentence', fix: 'say why it is passed over' });
  }
  if (typeof construct !== 'string' || construct === '') {
    problems.push({
      field: `${field}.construct`,
      value: construct,
      allowed: 'the path of a construct, such as "my-app/Cache"',
      fix: 'take the path from the message of the finding',
    });
  }
  if (rule !== undefined && !RULE_IDS.includes(rule as RuleId)) {
    problems.push({ field: `${field}.rule`, value: rule, allowed: RULE_IDS.join(', '), fix: 'use the id of a rule' });
  }
  return problems;
}
