import type { MutatingPolicySpec } from '../../../imports/policies.kyverno.io';
import { type ManifestOf } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { moverJobConditions } from '../mover-jobs';
import { MOVER_JOBS, prepareMover } from '../native/nfs-injection';
import { CEL_MUTATION_ON_ADMISSION } from '../policy-defaults';

/** Prepares movers, as a MutatingPolicy: by the same expression as the API server itself. */
export function celInjectionSpec(plan: Plan): ManifestOf<MutatingPolicySpec> {
  return {
    failurePolicy: 'Fail',
    webhookConfiguration: { timeoutSeconds: 10 },
    evaluation: CEL_MUTATION_ON_ADMISSION,
    matchConstraints: MOVER_JOBS,
    matchConditions: moverJobConditions(plan),
    mutations: [prepareMover(plan)],
  };
}
