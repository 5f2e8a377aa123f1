/** Why nothing could be learnt about the repository. The values are those of the label `reason`. */
export const FAULT_REASONS = [
  /** There is no repository in the directory, or it cannot be read. */
  'share',
  /** There is another repository than the one that is meant. */
  'foreign',
  'password',
  /** The repository changed while it was listed. */
  'changed',
  /** Kopia could not be started, or ended with an error. */
  'kopia',
  /** Kopia was ended by a signal. */
  'killed',
  'timeout',
  /** What Kopia printed is not a whole list of snapshots. */
  'output',
] as const;

export type FaultReason = (typeof FAULT_REASONS)[number];

/** Something that makes every answer "unknown". Its message is shown to whoever asks. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly reason: FaultReason,
    message: string,
  ) {
    super(message);
  }
}
