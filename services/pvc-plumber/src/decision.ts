import { type Source } from './snapshots';

export const DECISIONS = ['restore', 'fresh', 'unknown'] as const;

/** The answer to `GET /exists/{namespace}/{pvc}`, as it goes over the wire. */
export interface Answer {
  readonly exists: boolean;
  readonly decision: (typeof DECISIONS)[number];
  readonly authoritative: boolean;
  readonly namespace: string;
  readonly pvc: string;
  readonly backend: string;
  /** Identity of its backups in Kopia. */
  readonly source: string;
  readonly error?: string;
}

export interface Decided {
  readonly answer: Answer;
  /** What is to be restored. */
  readonly found?: Source;
}
