import { checkNamespaceName, checkPvcName } from '../contract/identity';
import { type Plan } from '../plan/plan';
import { checkTierLabel } from '../plan/tier';
import { type Problem } from '../validation/problem';

/** What of a plan decides whether a PVC can be protected. */
export interface ProtectionRules {
  readonly tiers: Plan['tiers'];
  readonly namespaces: Pick<Plan['namespaces'], 'excluded'>;
}

/** What is judged of a PVC that asks for protection. */
export interface ProtectionRequest {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly tier: string;
  /** Without it, whether the tier exists and the namespace is not excluded is left to admission. */
  readonly plan?: ProtectionRules | undefined;
}

/**
 * Says what keeps a PVC from being protected; nothing when it can be.
 *
 * @param prefix path of the object that has the fields `name` and `namespace`
 */
export function checkProtectedPvc({ name, namespace, tier, plan }: ProtectionRequest, prefix = ''): Problem[] {
  const problems = [...checkPvcName(`${prefix}name`, name), ...checkNamespaceName(`${prefix}namespace`, namespace)];
  if (plan === undefined) return [...problems, ...checkTierLabel('tier', tier)];
  return [
    ...problems,
    ...checkTier('tier', tier, plan),
    ...checkExcludedNamespace(`${prefix}namespace`, namespace, plan),
  ];
}

/** Says when a tier is none of the platform. */
export function checkTier(field: string, tier: string, { tiers }: Pick<ProtectionRules, 'tiers'>): Problem[] {
  const labels = tiers.map((candidate) => candidate.label);
  if (labels.includes(tier)) return [];
  return [{ field, value: tier, allowed: labels.join(', '), fix: 'use a tier of the platform config' }];
}

/** Says when PVCs of a namespace cannot be protected. */
export function checkExcludedNamespace(
  field: string,
  namespace: string | undefined,
  { namespaces: { excluded } }: Pick<ProtectionRules, 'namespaces'>,
): Problem[] {
  if (namespace === undefined || !excluded.includes(namespace)) return [];
  return [
    {
      field,
      value: namespace,
      allowed: `any but the excluded ones: ${excluded.join(', ')}`,
      fix: 'keep the data in another namespace, or take this one out of namespaces.excluded',
    },
  ];
}
