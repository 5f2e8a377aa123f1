import { type Cron, cronFault, cronFields } from '../units/cron';
import { longestInterval, neverComes } from '../units/interval';
import { checkFlag } from '../validation/flag';
import { type Problem } from '../validation/problem';
import { checkFields, objectOrEmpty } from '../validation/unknown-fields';

/**
 * How many snapshots Kopia keeps of each kind. A kind that is left out is 0, and `latest` 2: we always state all six,
 * because Kopia fills unstated ones from its own global defaults (10 latest, 48 hourly, 24 monthly, 3 annual).
 */
export interface Retention {
  /**
   * The newest ones, whenever they were made.
   * @default 2
   */
  readonly latest?: number;
  /**
   * The newest one of each of so many hours.
   * @default 0
   */
  readonly hourly?: number;
  /**
   * The newest one of each of so many days.
   * @default 0
   */
  readonly daily?: number;
  /**
   * The newest one of each of so many weeks.
   * @default 0
   */
  readonly weekly?: number;
  /**
   * The newest one of each of so many months.
   * @default 0
   */
  readonly monthly?: number;
  /**
   * The newest one of each of so many years.
   * @default 0
   */
  readonly yearly?: number;
}

/** A value of the label `backup`, with what it stands for. */
export interface Tier {
  /** Value of the label `backup`, each once. */
  readonly label: string;
  /**
   * Minute, hour, day of month, month, day of week, in the time zone of VolSync's controller: numbers, lists, `a-b`, `a/n`,
   * `*` and `*\/n`; no names, no `@daily`. When the tier is spread, the minute must be 0: each PVC gets its own.
   */
  readonly cron: Cron;
  /** How many snapshots Kopia keeps of each kind; at least one above 0. */
  readonly retain: Retention;
  /**
   * Gives every PVC its own start minute.
   * @default - `schedule.spread` of the config
   */
  readonly spread?: boolean;
}

export const RETENTION_KINDS = ['latest', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;

/** A retention with all six kinds stated. */
export type FullRetention = Required<Retention>;

/**
 * The snapshot before the newest one stays. Of several snapshots in one hour, "hourly" keeps the newest only, and so on:
 * the backup that VolSync makes as soon as a restored PVC is Bound would delete the one that it was restored from, also
 * when the restore came back empty.
 */
const LATEST = 2;

/** States every kind of a retention. */
export function fullRetention(retain: Retention): FullRetention {
  const { latest = LATEST, hourly = 0, daily = 0, weekly = 0, monthly = 0, yearly = 0 } = retain;
  return { latest, hourly, daily, weekly, monthly, yearly };
}

/** Says what is wrong with a retention. */
export function checkRetention(field: string, retain: Retention | undefined): Problem[] {
  const problems: Problem[] = [];
  const kinds = objectOrEmpty(retain);
  for (const [kind, count] of Object.entries(kinds)) {
    if (count === undefined) continue;
    if (!RETENTION_KINDS.some((known) => known === kind)) {
      problems.push({
        field: `${field}.${kind}`,
        value: count,
        allowed: RETENTION_KINDS.join(', '),
        fix: 'use one of these kinds',
      });
    } else if (!Number.isInteger(count) || count < 0) {
      problems.push({
        field: `${field}.${kind}`,
        value: count,
        allowed: 'a whole number from 0',
        fix: 'say how many snapshots of this kind to keep',
      });
    }
  }
  if (
    problems.length === 0 &&
    Object.values(fullRetention({ ...kinds, latest: kinds.latest ?? 0 })).every((count) => count === 0)
  ) {
    problems.push({
      field,
      value: retain,
      allowed: 'at least one kind above 0',
      fix: 'keep at least one snapshot: with 0 everywhere Kopia deletes every backup',
    });
  }
  return problems;
}

/** Says what is wrong with a schedule. */
export function checkSchedule(field: string, cron: unknown, spread: boolean): Problem[] {
  const fault = cronFault(cron);
  if (fault !== undefined) {
    return [
      {
        field,
        value: cron,
        allowed: `five cron fields as VolSync reads them; here ${fault}`,
        fix: 'write minute, hour, day of month, month and day of week, for example "0 2 * * *"',
      },
    ];
  }
  if (longestInterval(cron as Cron) === undefined) return [neverComes(field, cron as Cron)];
  if (spread && cronFields(cron as Cron)[0] !== '0') {
    return [
      {
        field,
        value: cron,
        allowed: 'minute 0 where starts are spread',
        fix: 'write 0 as the minute (each PVC gets a minute of its own), or set spread to false for this tier',
      },
    ];
  }
  return [];
}

/** What the label of a tier looks like, as a pattern and in words. */
export const TIER_LABEL = {
  pattern: /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/u,
  allowed: 'a label value of Kubernetes: 1 to 63 letters, digits, "-", "_" and "."',
} as const;

/** True for a value that Kubernetes accepts for a label; the empty one counts as none. */
export function isLabelValue(value: unknown): boolean {
  return typeof value === 'string' && TIER_LABEL.pattern.test(value);
}

/** Says what is wrong with the label value of a tier. */
export function checkTierLabel(field: string, label: unknown): Problem[] {
  if (isLabelValue(label)) return [];
  return [
    {
      field,
      value: label,
      allowed: TIER_LABEL.allowed,
      fix: 'choose the word that is written behind "backup:" on a PVC',
    },
  ];
}

/** Says what is wrong with the tiers. */
export function checkTiers(field: string, tiers: readonly Tier[], spreadByDefault: boolean): Problem[] {
  if (!Array.isArray(tiers) || tiers.length === 0) {
    return [{ field, value: tiers, allowed: 'at least one tier', fix: 'add a tier with label, cron and retain' }];
  }
  const given = (tiers as readonly Tier[]).map(objectOrEmpty);
  return given.flatMap((tier, index) => {
    const path = `${field}[${index}]`;
    const problems = [
      ...checkFields(path, tiers[index], ['label', 'cron', 'retain', 'spread']),
      ...checkTierLabel(`${path}.label`, tier.label),
    ];
    if (tier.label !== undefined && given.findIndex((other) => other.label === tier.label) !== index) {
      problems.push({
        field: `${path}.label`,
        value: tier.label,
        allowed: 'each label value once',
        fix: 'rename or remove one of the two tiers',
      });
    }
    problems.push(
      ...checkFlag(`${path}.spread`, tier.spread),
      ...checkSchedule(`${path}.cron`, tier.cron, tier.spread ?? spreadByDefault),
      ...checkRetention(`${path}.retain`, tier.retain),
    );
    return problems;
  });
}
