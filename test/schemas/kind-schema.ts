import { type JsonSchema } from './strict';

/** What is known about a kind. */
export interface KindSchema {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly scope: 'Cluster' | 'Namespaced';
  /** Its fields, closed. What all kinds have in common is added where schemas are handed out. */
  readonly fields: JsonSchema;
}
