import { type FieldPath, type FoundObject } from './found-object';

/** What a volume is made from. */
export type VolumeOrigin = 'PersistentVolumeClaim' | 'StatefulSet' | 'Cluster' | 'ephemeral';

/** A PVC that exists, or will, once the manifests are applied. */
export interface Volume {
  readonly origin: VolumeOrigin;
  /** Name of the PVC; of a CloudNativePG Cluster, the Cluster's; of an ephemeral volume, the workload's and its own. */
  readonly name: string | undefined;
  /** Nothing where neither the manifest nor the caller says it. */
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Value of the label `backup`. */
  readonly tier: string | undefined;
  /** True when it is left without backups on purpose. */
  readonly isExempt: boolean;
  readonly exemptReason: string | undefined;
  /** Requested storage, such as `10Gi`. */
  readonly storage: string | undefined;
  readonly storageClass: string | undefined;
  readonly accessModes: readonly string[];
  readonly volumeMode: string;
  /** Kind of the owner that controls it: `Pod` for one that is deleted together with its pod. */
  readonly controller: string | undefined;
  /** What it is filled from: `dataSourceRef`, or else `dataSource`. */
  readonly dataSource: DataSource | undefined;
  /** The PersistentVolume that it asks for by name. */
  readonly volumeName: string | undefined;
  /** Number of the replica that it belongs to, when a StatefulSet makes it. */
  readonly ordinal: number | undefined;
  /** The object that it was found in, and where inside. */
  readonly found: FoundObject;
  readonly path: FieldPath;
}

export interface DataSource {
  readonly field: 'dataSourceRef' | 'dataSource';
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** `my-app/my-data`, with a question mark for what is not known. */
export function volumeKey({ name = '?', namespace = '?' }: Pick<Volume, 'name' | 'namespace'>): string {
  return `${namespace}/${name}`;
}
