/** A Kubernetes object as somebody wrote it: nothing about its fields is known before they were looked at. */
export type KubernetesObject = Readonly<Record<string, unknown>>;

/** The way to a field: `['spec', 'volumeClaimTemplates', 0]`. */
export type FieldPath = readonly (string | number)[];

/** A Kubernetes object, and where it was found. */
export interface FoundObject {
  readonly object: KubernetesObject;
  /** File that it stands in, as the user named it; of a construct, its path. */
  readonly file: string;
  /**
   * Line of a field in that file, counted from 1, or of the deepest part of the path that is there; without a path, the
   * line on which the object begins. Nothing where there are no lines.
   */
  lineOf(path?: FieldPath): number | undefined;
}
