import { type Checker } from './checker';
import { type FieldsOf, stated } from './fields';
import { checkMoverSettings, type MoverSettings } from './mover-settings';

/**
 * VolSync's Jobs. Defaults: uid and gid 568, compression `zstd-fastest`, parallelism 2, cache 2Gi.
 */
export interface MoverConfig extends MoverSettings {
  /**
   * Who prepares the Jobs of movers, so that they mount the share and keep their cache below its volume: Kyverno, or the
   * API server itself (MutatingAdmissionPolicy, from Kubernetes 1.34 on).
   * @default 'kyverno'
   */
  readonly injection?: MoverInjection;
}

/** Who prepares the Jobs of movers. */
export type MoverInjection = 'kyverno' | 'native';

/** VolSync's Jobs. */
export interface MoverPlan extends Required<MoverSettings> {
  /** Who prepares their Jobs. */
  readonly injection: MoverInjection;
}

export const MOVER_FIELDS: FieldsOf<MoverConfig> = {
  uid: true,
  gid: true,
  injection: true,
  compression: true,
  parallelism: true,
  cacheCapacity: true,
};

const INJECTIONS = ['kyverno', 'native'] as const;

/** Says what is wrong with the Jobs of movers. */
export function checkMover(checker: Checker): void {
  checker.add(checkMoverSettings('mover', checker.at('mover') as MoverSettings | undefined));
  if (checker.has('mover.injection')) {
    checker.oneOf(
      'mover.injection',
      INJECTIONS,
      'choose who prepares the Jobs of movers; with moverVolumes nothing would limit their cache, and a restore of more than 8 GB would be evicted',
    );
  }
}

/** The Jobs of movers, with their defaults. */
export function resolveMover(mover: MoverConfig | undefined): MoverPlan {
  return {
    uid: 568,
    gid: 568,
    injection: 'kyverno',
    compression: 'zstd-fastest',
    parallelism: 2,
    cacheCapacity: '2Gi',
    ...stated(mover),
  };
}
