/** Why a file, or a document in it, could not be read. */
export type ReadFault =
  | 'unreadable'
  | 'too-large'
  | 'binary'
  | 'syntax'
  | 'duplicate-key'
  | 'cycle'
  | 'aliases'
  | 'nesting'
  | 'template';

/** Something in a file that keeps it, or a part of it, from being read. The other files are read nevertheless. */
export interface ReadProblem {
  readonly fault: ReadFault;
  readonly file: string;
  readonly line: number | undefined;
  /** What is wrong, one line. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** False when nothing in it looks like an object that was asked for. */
  readonly matters: boolean;
}
