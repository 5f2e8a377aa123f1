import { type RunbookName } from '../../contract/runbook-names';

/** Something that somebody should know of, and what to do about it. */
export interface Alert {
  readonly name: string;
  /** True in PromQL while it holds. */
  readonly expression: string;
  /** For how long it must hold, such as `15m`. */
  readonly for: string;
  /** `critical` wakes somebody: data is lost or not protected. `warning` can wait until morning. */
  readonly severity: 'critical' | 'warning';
  /** One line. `{{ $labels.x }}` stands for a label of the expression. */
  readonly summary: string;
  /** What it means, and what to do first. */
  readonly description: string;
  /** The page that says what to do. */
  readonly runbook: RunbookName;
}

/** A series that alerts are made from. */
export interface Recording {
  readonly record: string;
  readonly expression: string;
  readonly labels?: Readonly<Record<string, string>>;
}
