import { checkNamespaceName, checkPvcName } from './identity';
import { type Plan } from './plan';
import { type Problem } from './problem';
import { checkTierLabel } from './tier';

/** What is judged of a PVC that asks for protection. */
export interface ProtectionRequest {
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly tier: string;
  /** Without it, whether the tier exists and the namespace is not excluded is left to admission. */
  readonly plan?: Plan | undefined;
}

/**
 * Says what keeps a PVC from being protected; nothing when it can be.
 *
 * @param prefix path of the object that has the fields `name` and `namespace`
 */
export function checkProtectedPvc({ name, namespace, tier, plan }: ProtectionRequest, prefix = ''): Problem[] {
  const problems = [...checkPvcName(`${prefix}name`, name), ...checkNamespaceName(`${prefix}namespace`, namespace)];
  if (plan === undefined) return [...problems, ...checkTierLabel('tier', tier)];
  const labels = plan.tiers.map((candidate) => candidate.label);
  if (!labels.includes(tier)) {
    problems.push({ field: 'tier', value: tier, allowed: labels.join(', '), fix: 'use a tier of the platform config' });
  }
  if (namespace !== undefined && plan.namespaces.excluded.includes(namespace)) {
    problems.push({
      field: `${prefix}namespace`,
      value: namespace,
      allowed: `any but the excluded ones: ${plan.namespaces.excluded.join(', ')}`,
      fix: 'keep the data in another namespace, or take this one out of namespaces.excluded',
    });
  }
  return problems;
}
