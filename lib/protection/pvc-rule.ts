/** What a rule can look at: a label, an annotation, or another property of a PVC. */
export type PvcField =
  | { readonly of: 'label' | 'annotation' | 'namespaceLabel'; readonly key: string }
  | { readonly of: 'name' | 'namespace' | 'volumeMode' | 'controller' };

export const label = (key: string): PvcField => ({ of: 'label', key });
export const annotation = (key: string): PvcField => ({ of: 'annotation', key });
/** A label of the namespace of the PVC. */
export const namespaceLabel = (key: string): PvcField => ({ of: 'namespaceLabel', key });
export const NAME: PvcField = { of: 'name' };
export const NAMESPACE: PvcField = { of: 'namespace' };
export const VOLUME_MODE: PvcField = { of: 'volumeMode' };
/** Kind of the owner that controls the PVC. */
export const CONTROLLER: PvcField = { of: 'controller' };

/** True when a field is there, or has a certain value. */
export interface Condition {
  readonly field: PvcField;
  /** @default - any value, the empty one too */
  readonly is?: string;
}

/** Which values a field may have. A field that is not there counts as the empty text. */
export type Matcher =
  | { readonly oneOf: readonly string[] }
  | { readonly noneOf: readonly string[] }
  /** With the flag `u`, and without what RE2 does not know: the API server reads the same pattern. */
  | { readonly matches: RegExp }
  | { readonly wholeNumberUpTo: number }
  | 'absent';

/** Ids never change: baselines and pipelines hold them. */
export type PvcRuleId =
  | 'unknown-tier'
  | 'excluded-namespace'
  | 'no-credentials'
  | 'unfit-name'
  | 'block-volume'
  | 'ephemeral-with-tier'
  | 'database-volume-with-tier'
  | 'exempt-with-tier'
  | 'unknown-manager'
  | 'skip-restore-value'
  | 'skip-restore-without-reason'
  | 'exempt-value'
  | 'exempt-without-reason'
  | 'mover-user';

/** One rule about a PVC, as data: `judge` applies it to a manifest, and the API server applies it as CEL. */
export interface PvcRule {
  readonly id: PvcRuleId;
  /** @default - always */
  readonly when?: Condition;
  readonly field: PvcField;
  readonly accepts: Matcher;
  /** What is allowed, in words. */
  readonly allowed: string;
  /** What to do about it. */
  readonly fix: string;
}

/** How a message calls a field. */
export function fieldTitle(field: PvcField): string {
  switch (field.of) {
    case 'label':
    case 'annotation':
      return `${field.of} ${field.key}`;
    case 'namespaceLabel':
      return `label ${field.key} of the namespace`;
    case 'name':
    case 'namespace':
      return `metadata.${field.of}`;
    case 'volumeMode':
      return 'spec.volumeMode';
    case 'controller':
      return 'controlling owner';
  }
}
