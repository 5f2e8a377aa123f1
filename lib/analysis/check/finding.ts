import { textAt } from '../inventory/fields';
import { type FieldPath, type FoundObject } from '../inventory/found-object';
import { RULES, type RuleId, type Severity } from './rules';

/** One thing that is wrong. */
export interface Finding {
  readonly rule: RuleId;
  /** What it is about, the same as long as the object has its name: `PersistentVolumeClaim my-app/my-data`. */
  readonly subject: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly fix: string;
  readonly file: string;
  /** Looks the line up when it is asked for. */
  readonly lineOf: () => number | undefined;
}

/** How much a finding weighs. */
export function severityOf({ rule }: Pick<Finding, 'rule'>): Severity {
  return RULES[rule].severity;
}

/** What a finding says about an object. */
export interface Statement {
  readonly rule: RuleId;
  readonly message: string;
  readonly fix: string;
  /**
   * The field that it is about.
   * @default - the object
   */
  readonly path?: FieldPath;
  /**
   * What it is about, when it is less than the whole object.
   * @default - the object
   */
  readonly part?: string;
}

/** A finding about an object. */
export function findingAbout(found: FoundObject, namespace: string | undefined, statement: Statement): Finding {
  const { rule, message, fix, path, part } = statement;
  const subject = [describeObject(found, namespace), part].filter((text) => text !== undefined).join(' ');
  return { rule, subject, message, fix, file: found.file, lineOf: () => found.lineOf(path) };
}

/** `StatefulSet my-app/db` */
export function describeObject({ object }: FoundObject, namespace: string | undefined): string {
  const name = textAt(object, 'metadata', 'name') ?? '?';
  return `${textAt(object, 'kind') ?? '?'} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
