import { type Losses } from './memory';
import { type Snapshots } from './snapshots';

/** What was in the repository when one process of Kopia listed it. */
export interface Listing extends Snapshots {
  /** When it began, in milliseconds. */
  readonly began: number;
  /** The same on a clock that nobody sets. */
  readonly beganTick: number;
  /** {@link Sighting.mark} of the repository that was listed. */
  readonly mark: string;
  /** How many blobs hold the index. */
  readonly indexBlobs: number;
  /** Which of the manifests that every healthy repository has cannot be seen. */
  readonly missing: readonly string[];
  readonly losses: Losses;
}
