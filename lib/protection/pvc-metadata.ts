import { ANNOTATIONS, LABELS, MANAGED_BY_MANIFEST } from '../contract/names';
import { type Problem } from '../validation/problem';

/** The part of a PVC that says how it wants to be protected. */
export interface PvcMetadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const BLANK = /^\s*$/;

/**
 * Says which labels and annotations of a protected PVC would take its protection away unnoticed, or be refused at
 * admission.
 *
 * @param prefix path of the metadata, such as `metadata.`
 */
export function checkPvcMetadata({ labels = {}, annotations = {} }: PvcMetadata, prefix = ''): Problem[] {
  const problems: Problem[] = [];
  const label = (key: string) => `${prefix}labels["${key}"]`;
  const annotation = (key: string) => `${prefix}annotations["${key}"]`;
  if (labels[LABELS.managedBy] !== undefined) {
    problems.push({
      field: label(LABELS.managedBy),
      value: labels[LABELS.managedBy],
      allowed: 'nothing: BackedUpPvc sets it in explicit mode',
      fix: `remove it: with "${MANAGED_BY_MANIFEST}" Kyverno leaves the PVC to manifests that are not there`,
    });
  }
  if (labels[LABELS.exempt] === 'true') {
    problems.push({
      field: label(LABELS.exempt),
      value: 'true',
      allowed: 'nothing, on a PVC with a tier',
      fix: 'keep one of the two: a tier, or the exemption',
    });
  }
  if (labels[LABELS.database] !== undefined) {
    problems.push({
      field: label(LABELS.database),
      value: labels[LABELS.database],
      allowed: 'nothing, on a PVC with a tier',
      fix: 'leave PVCs of CloudNativePG to it: databases have backups of their own, see databases in the config',
    });
  }
  const { skipRestore, skipRestoreReason } = ANNOTATIONS;
  if (annotations[skipRestore] === 'true' && BLANK.test(annotations[skipRestoreReason] ?? '')) {
    problems.push({
      field: annotation(skipRestoreReason),
      value: annotations[skipRestoreReason],
      allowed: 'a sentence',
      fix: 'say why this PVC starts without its backup',
    });
  }
  return problems;
}
