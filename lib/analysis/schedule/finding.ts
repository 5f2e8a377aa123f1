/**
 * What the schedule can be found wanting in. `error` is wrong and makes the command exit with 1; `note` is worth
 * knowing.
 */
export const SCHEDULE_RULES = {
  'asks-in-vain': 'error',
  'maintenance-collision': 'error',
  'no-schedule': 'error',
  'schedule-unreadable': 'error',
  'too-many-movers': 'error',
  'interval-too-short': 'note',
  'maintenance-not-in-week': 'note',
  'namespace-unknown': 'note',
  'not-in-week': 'note',
  'not-rendered': 'note',
  'other-time-zone': 'note',
  'reserved-minutes': 'note',
  'same-minute': 'note',
  'size-unknown': 'note',
  'stands-still': 'note',
  'two-sources': 'note',
} as const;

export type ScheduleRuleId = keyof typeof SCHEDULE_RULES;

/** Something about the schedule that somebody should know. */
export interface ScheduleFinding {
  readonly level: 'error' | 'note';
  readonly rule: ScheduleRuleId;
  /** What it is about: `namespace/name` of PVCs, sources or drills. Empty when it is about the whole. */
  readonly subjects: readonly string[];
  /** What is so, in a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** Where the first subject stands, such as `apps/notes.yaml:12`. */
  readonly place?: string;
}

/** A finding with the level of its rule. */
export function finding(rule: ScheduleRuleId, content: Omit<ScheduleFinding, 'rule' | 'level'>): ScheduleFinding {
  return { level: SCHEDULE_RULES[rule], rule, ...content };
}
