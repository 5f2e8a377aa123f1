/**
 * The order in which Argo CD brings the Applications up, on the first day and on the day after the disaster. A wave
 * starts when everything in the waves before it is healthy.
 *
 * They order what is created. A later commit reaches all Applications at once: nothing in a folder may need the newer
 * version of another one.
 */
export const WAVES = {
  /** What says which Applications are allowed. */
  projects: -10,
  /** Operators that bring the kinds which everything else consists of. */
  kinds: 0,
  /** Where secrets come from. */
  stores: 1,
  /** Storage and VolSync: what fills a PVC. */
  storage: 2,
  /** What knows whether a backup exists. */
  pvcPlumber: 3,
  /** The engine of the policies. */
  kyverno: 4,
  /** From here on a labelled PVC is created only on an authoritative answer. */
  policies: 5,
  /** Everything that may create PVCs. */
  workloads: 6,
  /** Needs kinds that come with a workload, Prometheus. Nothing before depends on it. */
  monitoring: 7,
} as const;

/** A name of one of the {@link WAVES}. */
export type Wave = keyof typeof WAVES;
