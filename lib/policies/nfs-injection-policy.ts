import { Construct } from 'constructs';
import { POLICIES } from '../contract/names';
import { SYNC_WAVE } from '../kubernetes/argocd-annotations';
import { place } from '../kubernetes/place';
import { type Plan } from '../plan/plan';
import { celInjectionSpec } from './cel/nfs-injection';
import { injectionSpec } from './clusterpolicy/nfs-injection';
import { nativeInjectionSpec } from './native/nfs-injection';
import { CEL_API_VERSION, CLUSTER_POLICY_API_VERSION, policyMetadata, SYNC_WAVES } from './policy-defaults';

/** Props of {@link NfsInjectionPolicy}. */
export interface NfsInjectionPolicyProps {
  /** The platform's plan, from `resolvePlan(config)`. Its `mover.injection` says what is emitted. */
  readonly plan: Plan;
}

/** MutatingAdmissionPolicy: v1beta1 behind a feature gate up to 1.35, v1 from 1.36 on (KEP-3962). */
const FIRST_MINOR_WITH_V1 = 36;

/**
 * Prepares the Jobs of VolSync's Kopia movers, and nothing else: mounts the NFS share at the repository path, and states
 * hard limits of the cache where the Job has none.
 *
 * On CREATE and on UPDATE with the same result: VolSync deletes and recreates a Job whose update it is refused. A Job
 * that has both already does not even reach the webhook.
 *
 * - `kyverno`: a ClusterPolicy, or a MutatingPolicy in the CEL family. Fails closed: without the mount a mover would have
 *   no repository.
 * - `native`: a MutatingAdmissionPolicy, evaluated by the API server itself.
 *
 * Place it in a chart without a namespace: everything is cluster-scoped.
 */
export class NfsInjectionPolicy extends Construct {
  constructor(scope: Construct, id: string, props: NfsInjectionPolicyProps) {
    super(scope, id);
    const { plan } = props;
    if (plan.mover.injection === 'native') this.nativePolicy(plan);
    else this.kyvernoPolicy(plan);
  }

  private kyvernoPolicy(plan: Plan): void {
    const policy =
      plan.kyverno.policyFamily === 'cel'
        ? { apiVersion: CEL_API_VERSION, kind: 'MutatingPolicy', spec: celInjectionSpec(plan) }
        : { apiVersion: CLUSTER_POLICY_API_VERSION, kind: 'ClusterPolicy', spec: injectionSpec(plan) };
    place(this, 'Resource', {
      ...policy,
      metadata: policyMetadata(POLICIES.nfsInject, {
        title: 'Prepare VolSync movers',
        severity: 'high',
        subject: 'Job',
        description:
          "Mounts the NFS share of the Kopia repository into the Jobs of VolSync's Kopia movers, and limits their cache.",
      }),
    });
  }

  private nativePolicy(plan: Plan): void {
    const version = plan.kubernetesMinor >= FIRST_MINOR_WITH_V1 ? 'v1' : 'v1beta1';
    const apiVersion = `admissionregistration.k8s.io/${version}`;
    const metadata = {
      name: POLICIES.nfsInject,
      annotations: { [SYNC_WAVE]: SYNC_WAVES.policies },
    };
    place(this, 'Resource', {
      apiVersion,
      kind: 'MutatingAdmissionPolicy',
      metadata,
      spec: nativeInjectionSpec(plan),
    });
    place(this, 'Binding', {
      apiVersion,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata,
      spec: { policyName: POLICIES.nfsInject },
    });
  }
}
