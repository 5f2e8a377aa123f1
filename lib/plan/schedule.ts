import { type Checker } from './checker';
import { type FieldsOf } from './fields';
import { checkTiers, type Tier } from './tier';

/** The values of the label `backup`, and when their backups start. */
export interface ScheduleConfig {
  /**
   * The values of the label `backup`. A list replaces the default.
   * @default - {@link DEFAULT_TIERS}
   */
  readonly tiers?: readonly Tier[];
  /**
   * Gives every PVC a start minute of its own instead of starting all movers at minute 0.
   * @default true
   */
  readonly spread?: boolean;
}

export const SCHEDULE_FIELDS: FieldsOf<ScheduleConfig> = { tiers: true, spread: true };

const RETENTION = { hourly: 24, daily: 7, weekly: 4, monthly: 2 } as const;

/** Every hour, and at 2 in the morning, with one retention for both. */
export const DEFAULT_TIERS: readonly Tier[] = [
  { label: 'hourly', cron: '0 * * * *', retain: RETENTION },
  { label: 'daily', cron: '0 2 * * *', retain: RETENTION },
];

/** Says what is wrong with the tiers. */
export function checkScheduleConfig(checker: Checker): void {
  checker.flag('schedule.spread');
  const tiers = checker.has('schedule.tiers') ? checker.at('schedule.tiers') : DEFAULT_TIERS;
  checker.add(checkTiers('schedule.tiers', tiers as readonly Tier[], checker.at('schedule.spread') !== false));
}
