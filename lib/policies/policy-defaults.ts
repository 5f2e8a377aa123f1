import { SYNC_WAVE } from '../kubernetes/argocd-annotations';
import { type ManifestMetadata } from '../kubernetes/manifest';

/** What Kyverno's documentation asks of every policy, and what Argo CD needs to order it. */
export interface PolicyDescription {
  readonly title: string;
  readonly description: string;
  readonly severity: 'low' | 'medium' | 'high';
  readonly subject: string;
}

/** Kyverno 1.19 is the oldest version that generates nothing for a PVC that was refused (kyverno#13997). */
const MIN_KYVERNO = '1.19.0';

export const CLUSTER_POLICY_API_VERSION = 'kyverno.io/v1';

/** Served from Kyverno 1.17 on; what these policies use of it, from 1.19 on. */
export const CEL_API_VERSION = 'policies.kyverno.io/v1';

/** Waves within the Application that holds the policies: their rights first. */
export const SYNC_WAVES = { rbac: '-1', policies: '0' } as const;

/**
 * How long creating a protected PVC waits for an answer of pvc-plumber. The HTTP call of a CEL policy has no time-out of
 * its own, and Kyverno's `--apiCallTimeout` does not reach it (1.19.1): when this runs out, the PVC is refused. With 5 s,
 * PVCs were refused on a busy machine although pvc-plumber had answered.
 */
export const GATE_TIMEOUT_SECONDS = 10;

/**
 * A webhook that may be ignored must not hold a request up for long. For a ClusterPolicy Kyverno takes the larger of this
 * and its own `--webhookTimeout`, 10 s by default.
 */
export const GENERATOR_TIMEOUT_SECONDS = 3;

/** An object younger than this is no orphan: it may belong to a PVC that was labelled after the PVCs were read. */
export const YOUNGEST_ORPHAN = '5m';

/** Metadata of a policy. */
export function policyMetadata(name: string, about: PolicyDescription): ManifestMetadata {
  return {
    name,
    annotations: {
      [SYNC_WAVE]: SYNC_WAVES.policies,
      'policies.kyverno.io/title': about.title,
      'policies.kyverno.io/category': 'Backup and restore',
      'policies.kyverno.io/severity': about.severity,
      'policies.kyverno.io/subject': about.subject,
      'policies.kyverno.io/minversion': MIN_KYVERNO,
      'policies.kyverno.io/description': about.description,
    },
  };
}

/** Fields of a ClusterPolicy that the API server would fill in: stated, so that Argo CD sees no drift. */
export const CLUSTER_POLICY_DEFAULTS = {
  admission: true,
  emitWarning: false,
  validationFailureAction: 'Audit',
} as const;

/** Fields of a MutatingPolicy that the API server would fill in, for one that acts on admission only. */
export const CEL_MUTATION_ON_ADMISSION = {
  admission: { enabled: true },
  background: { enabled: false },
  mutateExisting: { enabled: false },
  skipBackgroundRequests: true,
} as const;
