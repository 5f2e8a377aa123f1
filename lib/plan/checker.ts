import { checkNamespaceName } from '../contract/identity';
import { secondsOf } from '../units/duration';
import { checkFlag } from '../validation/flag';
import { LABEL_KEY } from '../validation/patterns';
import { type Problem } from '../validation/problem';
import { isObject } from '../validation/unknown-fields';
import { isLabelValue } from './tier';

/** Collects the problems of a config: one line per check, all of them run. */
export class Checker {
  readonly problems: Problem[] = [];

  constructor(private readonly config: unknown) {}

  /** The value at a path such as `repository.nfs`; nothing where something is missing on the way. */
  at(path: string): unknown {
    if (path === '') return this.config;
    const step = (value: unknown, key: string) => (value as Record<string, unknown> | null | undefined)?.[key];
    return path.split('.').reduce(step, this.config);
  }

  has(path: string): boolean {
    return this.at(path) !== undefined;
  }

  add(problems: readonly Problem[]): void {
    this.problems.push(...problems);
  }

  require(ok: boolean, field: string, allowed: string, fix: string, value = this.at(field)): void {
    if (!ok) this.problems.push({ field, value, allowed, fix });
  }

  text(field: string, pattern: RegExp, allowed: string, fix: string): void {
    const value = this.at(field);
    this.require(typeof value === 'string' && pattern.test(value), field, allowed, fix);
  }

  optionalText(field: string, pattern: RegExp, allowed: string, fix: string): void {
    if (this.has(field)) this.text(field, pattern, allowed, fix);
  }

  /** A duration of so many seconds at least, where it is stated. */
  optionalDuration(field: string, least: number, allowed: string, fix: string): void {
    const isLongEnough = (secondsOf(this.at(field)) ?? 0) >= least;
    if (this.has(field)) this.require(isLongEnough, field, allowed, fix);
  }

  oneOf(field: string, values: readonly unknown[], fix: string): void {
    this.require(values.includes(this.at(field)), field, values.join(', '), fix);
  }

  namespace(field: string, fix: string): void {
    this.add(checkNamespaceName(field, this.at(field), fix));
  }

  /** Labels of Kubernetes. */
  labels(field: string): void {
    const labels = this.at(field);
    this.require(
      isObject(labels) && Object.entries(labels).every(([key, value]) => LABEL_KEY.test(key) && isLabelValue(value)),
      field,
      'an object whose keys and values are those of labels of Kubernetes',
      'correct the key, and write numbers and true or false in quotes',
    );
  }

  flag(field: string): void {
    this.add(checkFlag(field, this.at(field)));
  }
}
