import { type Plan } from '../plan/plan';

type Labels = Readonly<Record<string, string>>;

/** Label of everything that this library makes for the platform. */
export const PART_OF: Labels = { 'app.kubernetes.io/part-of': 'cdk8s-pvc-backup' };

/** Metadata of everything that belongs to a workload in the platform's namespace, and the labels of its pods alone. */
export function platformMetadata(
  plan: Plan,
  name: string,
): {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: Labels };
  readonly selector: Labels;
} {
  const selector = { 'app.kubernetes.io/name': name };
  return { metadata: { name, namespace: plan.namespaces.platform, labels: { ...selector, ...PART_OF } }, selector };
}
