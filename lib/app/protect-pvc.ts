import { ANNOTATIONS, LABELS } from '../contract/names';
import { type Plan } from '../plan/plan';
import { type PvcField } from '../protection/pvc-rule';
import { type Problem, throwProblems } from '../validation/problem';
import { checkProtectedPvc, checkPvc } from './pvc-request';

/** How a PVC that somebody else wrote is to be protected. */
export interface ProtectPvcOptions {
  /** A tier of the platform, such as `hourly` or `daily`. */
  readonly tier: string;
  /**
   * Namespace in which a manifest without one will be applied.
   * @default - the manifest's own
   */
  readonly namespace?: string;
  /**
   * The platform's plan. With it, tier and namespace are checked at synth time.
   * @default - tier and namespace are checked at admission only
   */
  readonly plan?: Plan;
}

/** A plain PVC, for example out of a Helm chart. */
export interface PvcManifest {
  /** Kind of the object: `PersistentVolumeClaim`, where it is stated. */
  readonly kind?: string;
  /** Name, namespace, labels and annotations. */
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  /** What volume is wanted; left as it is. */
  readonly spec?: object;
}

/** A plain StatefulSet. */
export interface StatefulSetManifest {
  /** Name and namespace. */
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  /** What is looked at of a StatefulSet: its templates of PVCs, and how many are made of each. */
  readonly spec?: {
    readonly replicas?: number;
    readonly ordinals?: { readonly start?: number };
    readonly volumeClaimTemplates?: readonly PvcManifest[];
  };
}

/**
 * Returns a PVC manifest with the label that protects it.
 *
 * @param pvc - the manifest; it stays as it is
 * @param options - how it is to be protected
 * @throws ConfigError when its backups could not be made, or could not be found again.
 */
export function protectPvc<T extends PvcManifest>(pvc: T, options: ProtectPvcOptions): T {
  const { name, namespace = options.namespace } = pvc.metadata ?? {};
  throwProblems(`PVC "${name}"`, [
    ...checkKind(pvc),
    ...checkProtectedPvc({ ...pvc, metadata: { ...pvc.metadata, namespace }, plan: options.plan }, options.tier),
  ]);
  return withTier(pvc, options.tier);
}

/**
 * Returns a StatefulSet whose volumeClaimTemplates carry the label that protects every PVC made from them. Templates do
 * not change PVCs that exist already: label these by hand.
 *
 * @param statefulSet - the manifest; it stays as it is
 * @param options - how its PVCs are to be protected
 * @param templates - names of the templates to protect; all of them when left out
 * @throws ConfigError when the backups of one of its PVCs could not be made, or could not be found again.
 */
export function protectVolumeClaimTemplates<T extends StatefulSetManifest>(
  statefulSet: T,
  options: ProtectPvcOptions,
  templates?: readonly string[],
): T {
  const { name: setName, namespace = options.namespace } = statefulSet.metadata ?? {};
  const claims = statefulSet.spec?.volumeClaimTemplates ?? [];
  const isChosen = (claim: PvcManifest) => templates === undefined || templates.includes(claim.metadata?.name ?? '');

  const { replicas = 1, ordinals } = statefulSet.spec ?? {};
  const last = (ordinals?.start ?? 0) + Math.max(replicas - 1, 0);
  const problems: Problem[] = claims.filter(isChosen).flatMap((claim) => {
    const names = [claim.metadata?.name, setName];
    const name = names.includes(undefined) ? undefined : [...names, last].join('-');
    return checkProtectedPvc(
      { ...claim, metadata: { ...claim.metadata, name, namespace }, plan: options.plan },
      options.tier,
    );
  });
  problems.push(...checkTemplates(claims, templates));
  throwProblems(`StatefulSet "${setName}"`, problems);

  const volumeClaimTemplates = claims.map((claim) => (isChosen(claim) ? withTier(claim, options.tier) : claim));
  return { ...statefulSet, spec: { ...statefulSet.spec, volumeClaimTemplates } };
}

/** Says which templates are named in vain: the StatefulSet would come back with fewer labels than was meant. */
function checkTemplates(claims: readonly PvcManifest[], templates: readonly string[] | undefined): Problem[] {
  if (claims.length === 0) {
    return [
      {
        field: 'spec.volumeClaimTemplates',
        value: claims,
        allowed: 'at least one template',
        fix: 'protect the PVCs that the StatefulSet mounts instead: protectPvc',
      },
    ];
  }
  const names = claims.map((claim) => claim.metadata?.name);
  const allowed = names.join(', ');
  if (templates?.length === 0) {
    return [
      {
        field: 'templates',
        value: templates,
        allowed: `at least one of ${allowed}`,
        fix: 'name the templates to protect, or leave it out for all of them',
      },
    ];
  }
  return (templates ?? [])
    .filter((wanted) => !names.includes(wanted))
    .map((missing) => ({
      field: 'templates',
      value: missing,
      allowed,
      fix: 'name a volumeClaimTemplate of the StatefulSet',
    }));
}

/** A label on a StatefulSet or a Deployment reaches none of its PVCs. */
function checkKind({ kind }: PvcManifest): Problem[] {
  if (kind === undefined || kind === 'PersistentVolumeClaim') return [];
  return [
    {
      field: 'kind',
      value: kind,
      allowed: 'PersistentVolumeClaim',
      fix: 'pass a PVC; the volumes of a StatefulSet are protected by protectVolumeClaimTemplates',
    },
  ];
}

/**
 * Returns a PVC manifest that is marked as left without backups on purpose.
 *
 * @param pvc - the manifest; it stays as it is
 * @param reason - why it needs no backups
 */
export function exemptPvc<T extends PvcManifest>(pvc: T, reason: string): T {
  const { labels, annotations } = pvc.metadata ?? {};
  const exempt = {
    ...pvc,
    metadata: {
      ...pvc.metadata,
      labels: { ...labels, [LABELS.exempt]: 'true' },
      annotations: { ...annotations, [ANNOTATIONS.exemptReason]: reason },
    },
  };
  const called = (field: PvcField) =>
    field.of === 'annotation' && field.key === ANNOTATIONS.exemptReason ? 'reason' : undefined;
  throwProblems(`PVC "${pvc.metadata?.name}"`, [...checkKind(pvc), ...checkPvc({ ...exempt, called })]);
  return exempt;
}

function withTier<T extends PvcManifest>(pvc: T, tier: string): T {
  const { metadata } = pvc;
  return { ...pvc, metadata: { ...metadata, labels: { ...metadata?.labels, [LABELS.tier]: tier } } };
}
