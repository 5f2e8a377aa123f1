import { checkMoverSettings, type MoverSettings } from '../plan/mover-settings';
import { type Plan } from '../plan/plan';
import { checkRetention, checkSchedule, type Retention } from '../plan/tier';
import { type Cron } from '../units/cron';
import { type Problem } from '../validation/problem';
import { checkFields, objectOrEmpty } from '../validation/unknown-fields';

/** What one PVC may have its own way, in explicit mode. */
export interface ProtectionOverrides {
  /**
   * Five cron fields; used as they are, without spread.
   * @default - the tier's
   */
  readonly cron?: Cron;
  /**
   * How many snapshots are kept of each kind. One that is left out is 0, `latest` 2.
   * @default - the tier's
   */
  readonly retain?: Retention;
  /**
   * Settings of this PVC's mover. Each one that is left out is the platform's.
   * @default - the platform's
   */
  readonly mover?: MoverSettings;
}

/** Says what is wrong with the overrides of one PVC. */
export function checkOverrides(field: string, overrides: ProtectionOverrides, plan: Plan): Problem[] {
  const { cron, retain, mover } = objectOrEmpty(overrides);
  const problems: Problem[] = [
    ...checkFields(field, overrides, ['cron', 'retain', 'mover']),
    ...checkFields(`${field}.mover`, mover, ['uid', 'gid', 'compression', 'parallelism', 'cacheCapacity']),
  ];
  if (cron !== undefined) problems.push(...checkSchedule(`${field}.cron`, cron, false));
  if (retain !== undefined) problems.push(...checkRetention(`${field}.retain`, retain));
  problems.push(...checkMoverSettings(`${field}.mover`, mover));
  for (const key of ['uid', 'gid'] as const) {
    const id = objectOrEmpty(mover)[key];
    if (id === undefined || id === plan.mover[key] || plan.repository.squash === 'all') continue;
    problems.push({
      field: `${field}.mover.${key}`,
      value: id,
      allowed: `${plan.mover[key]}, the platform's, because repository.squash is "${plan.repository.squash}"`,
      fix: 'leave it out; or let the NFS export map all users to one and set repository.squash to "all"',
    });
  }
  return problems;
}
