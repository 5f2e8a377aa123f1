import { fillSchedule, scheduleTemplate, startMinute } from '../contract/spread';
import { type Plan } from '../plan/plan';
import { type Tier } from '../plan/tier';

/**
 * A value, or an expression that a policy engine replaces by a value of this type. Expressions are strings whatever
 * type they evaluate to.
 */
export type Expressible<T> = T | string;

/**
 * What the objects that protect one PVC need to know about it. Concrete values, or expressions of a policy engine:
 * the specs are the same.
 */
export interface PvcBinding {
  readonly name: string;
  readonly namespace: string;
  /** The uid of this incarnation of the PVC. Absent at synth time, when the PVC does not exist yet. */
  readonly uid?: string;
  /** Requested storage. */
  readonly capacity: string;
  readonly accessModes: Expressible<readonly string[]>;
  /** The cron expression of this PVC, its start minute filled in. */
  readonly schedule: string;
  /** Whether the mover that restores stands still: false only while the PVC waits for its data. */
  readonly restorePaused: Expressible<boolean>;
  /** User and group of the movers. */
  readonly moverUid: Expressible<number>;
  readonly moverGid: Expressible<number>;
  /** A value that depends on the tier of the PVC. */
  perTier<T>(value: (tier: Tier) => T): Expressible<T>;
}

/** A PVC whose every property is known at synth time. */
export interface ConcretePvc {
  readonly name: string;
  readonly namespace: string;
  readonly tier: string;
  readonly capacity: string;
  readonly accessModes: readonly string[];
  /** @default - the platform's */
  readonly moverUid?: number;
  /** @default - the platform's */
  readonly moverGid?: number;
}

/** The tier with this label value. Throws when the plan has none: callers check user input before. */
export function tierOf(plan: Plan, label: string): Tier {
  const tier = plan.tiers.find((candidate) => candidate.label === label);
  if (tier === undefined) throw new Error(`no tier "${label}" in the plan`);
  return tier;
}

/** The schedule of one tier, with a placeholder where each PVC has its own minute. */
export function tierScheduleTemplate(plan: Plan, tier: Tier): string {
  return scheduleTemplate(tier.cron, tier.spread ?? plan.spread);
}

/** Binds the specs to concrete values. */
export function concretePvc(plan: Plan, pvc: ConcretePvc): PvcBinding {
  const tier = tierOf(plan, pvc.tier);
  return {
    name: pvc.name,
    namespace: pvc.namespace,
    capacity: pvc.capacity,
    accessModes: pvc.accessModes,
    schedule: fillSchedule(tierScheduleTemplate(plan, tier), startMinute(pvc)),
    restorePaused: true,
    moverUid: pvc.moverUid ?? plan.mover.uid,
    moverGid: pvc.moverGid ?? plan.mover.gid,
    perTier: (value) => value(tier),
  };
}
