import { type Plan } from '../plan/plan';

type Labels = Readonly<Record<string, string>>;

/** Metadata of everything that belongs to pvc-plumber, and the labels by which its pods are found. */
export function plumberMetadata(plan: Plan): {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: Labels };
  readonly selector: Labels;
} {
  const name = plan.pvcPlumber.serviceName;
  const selector = { 'app.kubernetes.io/name': name };
  const labels = { ...selector, 'app.kubernetes.io/part-of': 'cdk8s-pvc-backup' };
  return { metadata: { name, namespace: plan.namespaces.platform, labels }, selector };
}
