import { checkNamespaceName } from '../contract/identity';
import { LABELS, MANAGED_BY_MANIFEST } from '../contract/names';
import { controllerKind, type JudgedPvc, judge } from '../protection/judge';
import { fieldTitle, type PvcField } from '../protection/pvc-rule';
import { type ProtectionScope, pvcRules } from '../protection/pvc-rules';
import { type Problem } from '../validation/problem';
import { objectOrEmpty } from '../validation/unknown-fields';

/** A PVC as it was handed to us, and what is asked for. */
export interface PvcRequest {
  readonly metadata?: JudgedPvc & { readonly ownerReferences?: unknown };
  readonly spec?: { readonly volumeMode?: unknown } | undefined;
  /** Without it, what depends on the platform is left to admission. */
  readonly plan?: Partial<ProtectionScope> | undefined;
  /** What the caller calls a field that is not given as a label or an annotation. */
  readonly called?: (field: PvcField) => string | undefined;
}

/** Says what is wrong with the labels and annotations of a PVC; nothing when admission will accept them. */
export function checkPvc({ metadata, spec, plan = {}, called }: PvcRequest): Problem[] {
  const { ownerReferences, ...judged } = objectOrEmpty(metadata);
  const { volumeMode } = objectOrEmpty(spec);
  const pvc: JudgedPvc = { ...judged, volumeMode, controller: controllerKind(ownerReferences) };
  return pvcRules(plan).flatMap((rule) => judge(rule, pvc, (field) => called?.(field) ?? manifestPath(field)));
}

/** Says what keeps a PVC from being protected in a tier; nothing when it can be. */
export function checkProtectedPvc(request: PvcRequest, tier: string): Problem[] {
  const { metadata, called } = request;
  const { labels, namespace } = objectOrEmpty(metadata);
  const { [LABELS.managedBy]: manager, ...others } = objectOrEmpty(labels);
  const problems = checkPvc({
    ...request,
    metadata: { ...metadata, labels: { ...others, [LABELS.tier]: tier ?? '' } },
    called: (field) => (isTier(field) ? 'tier' : called?.(field)),
  });
  return [
    ...problems.map((problem) => (problem.field === 'tier' ? { ...problem, value: tier } : problem)),
    ...checkNamespaceName('metadata.namespace', namespace),
    ...checkManager(manager),
  ];
}

function isTier(field: PvcField): boolean {
  return field.of === 'label' && field.key === LABELS.tier;
}

/** The label is a rule's for PVCs of the cluster; here it would promise manifests that nobody renders. */
function checkManager(manager: unknown): Problem[] {
  if (manager === undefined) return [];
  return [
    {
      field: manifestPath({ of: 'label', key: LABELS.managedBy }),
      value: manager,
      allowed: 'nothing: BackedUpPvc sets it in explicit mode',
      fix: `remove it: with "${MANAGED_BY_MANIFEST}" Kyverno leaves the PVC to manifests that are not there`,
    },
  ];
}

/** Where a field is in a manifest: `metadata.labels["backup-exempt"]`. */
function manifestPath(field: PvcField): string {
  return field.of === 'label' || field.of === 'annotation'
    ? `metadata.${field.of}s["${field.key}"]`
    : fieldTitle(field);
}
