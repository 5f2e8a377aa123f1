import { ANNOTATIONS, LABELS } from '../../contract/names';
import { controllerKind } from '../../protection/judge';
import { VISIBLE } from '../../protection/pvc-rules';
import { at, listAt, textAt, textsAt } from './fields';
import { type FieldPath, type FoundObject } from './found-object';
import { type DataSource, type Volume } from './volume';

/** What is read of a claim, wherever it stands: a PVC, or a template of one. */
type Claim = Omit<Volume, 'origin' | 'name' | 'namespace' | 'ordinal'>;

/** The volume of a PersistentVolumeClaim. */
export function claimVolume(found: FoundObject, namespace: string | undefined): Volume {
  return {
    ...claim(found, []),
    origin: 'PersistentVolumeClaim',
    name: textAt(found.object, 'metadata', 'name'),
    namespace,
    ordinal: undefined,
  };
}

/** Enough of a large StatefulSet to see what is wrong with its volumes; the last one has the longest name. */
const MAX_ORDINALS = 1000;

/**
 * The volumes of a StatefulSet, `<template>-<set>-<ordinal>`. A set without replicas counts as one with one: the PVCs
 * of earlier replicas stay, and their data with them.
 */
export function statefulSetVolumes(found: FoundObject, namespace: string | undefined): Volume[] {
  const { object } = found;
  const set = textAt(object, 'metadata', 'name');
  const ordinals = ordinalsOf(found);
  return listAt(object, 'spec', 'volumeClaimTemplates').flatMap((template, index) => {
    const shared = claim(found, ['spec', 'volumeClaimTemplates', index]);
    const name = textAt(template, 'metadata', 'name');
    return ordinals.map((ordinal): Volume => {
      const pvc = name === undefined || set === undefined ? undefined : `${name}-${set}-${ordinal}`;
      return { ...shared, origin: 'StatefulSet', name: pvc, namespace, ordinal };
    });
  });
}

function ordinalsOf({ object }: FoundObject): number[] {
  const start = wholeNumber(at(object, ['spec', 'ordinals', 'start']), 0);
  const replicas = Math.max(wholeNumber(at(object, ['spec', 'replicas']), 1), 1);
  const first = Array.from({ length: Math.min(replicas, MAX_ORDINALS) }, (_, index) => start + index);
  return replicas > MAX_ORDINALS ? [...first, start + replicas - 1] : first;
}

function wholeNumber(value: unknown, otherwise: number): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : otherwise;
}

/** The volume that a pod gets and loses again. Its name is made of the pod's, which is not known. */
export function ephemeralVolume(found: FoundObject, namespace: string | undefined, path: FieldPath): Volume {
  const owner = textAt(found.object, 'metadata', 'name') ?? '?';
  const volume = textAt(at(found.object, path), 'name') ?? '?';
  return {
    ...claim(found, [...path, 'ephemeral', 'volumeClaimTemplate']),
    origin: 'ephemeral',
    controller: 'Pod',
    name: `${owner}/${volume}`,
    namespace,
    ordinal: undefined,
  };
}

/** Reads a claim. */
function claim(found: FoundObject, path: FieldPath): Claim {
  const value = at(found.object, path);
  const labels = textsAt(value, 'metadata', 'labels');
  const annotations = textsAt(value, 'metadata', 'annotations');
  return {
    labels,
    annotations,
    ...protectionOf(labels, annotations),
    storage: textAt(value, 'spec', 'resources', 'requests', 'storage'),
    storageClass: textAt(value, 'spec', 'storageClassName'),
    accessModes: listAt(value, 'spec', 'accessModes').map(String),
    volumeMode: textAt(value, 'spec', 'volumeMode') ?? 'Filesystem',
    controller: textAt(controllerKind(at(value, ['metadata', 'ownerReferences']))),
    dataSource: dataSourceOf(value, 'dataSourceRef') ?? dataSourceOf(value, 'dataSource'),
    volumeName: textAt(value, 'spec', 'volumeName'),
    found,
    path,
  };
}

/** What labels and annotations say about protection. */
export function protectionOf(
  labels: Volume['labels'],
  annotations: Volume['annotations'],
): Pick<Volume, 'tier' | 'isExempt' | 'exemptReason'> {
  const reason = annotations[ANNOTATIONS.exemptReason] ?? '';
  return {
    tier: labels[LABELS.tier],
    isExempt: labels[LABELS.exempt] === 'true',
    exemptReason: VISIBLE.test(reason) ? reason.trim() : undefined,
  };
}

function dataSourceOf(value: unknown, field: DataSource['field']): DataSource | undefined {
  const name = textAt(value, 'spec', field, 'name');
  if (name === undefined) return undefined;
  return {
    field,
    group: textAt(value, 'spec', field, 'apiGroup') ?? '',
    kind: textAt(value, 'spec', field, 'kind') ?? '',
    name,
    namespace: textAt(value, 'spec', field, 'namespace'),
  };
}
