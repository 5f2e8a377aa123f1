import { config } from '../../../apps/config';
import { type PolicyFamily, resolvePlan } from '../../../lib';
import type { KubeObject, Ref } from './api';
import type { Fault } from './plumber';

export const FAMILIES: readonly PolicyFamily[] = ['clusterpolicy', 'cel'];

/** The family that `dist/` holds. */
export const DEFAULT_FAMILY: PolicyFamily = resolvePlan(config).kyverno.policyFamily;

/** What the scenarios must know about a family of policies. Everything else is the same for both. */
export interface FamilyTraits {
  /** The kinds that Kyverno acts on. */
  readonly kinds: readonly string[];
  /** The kind that refuses. */
  readonly gate: string;
  /** Kinds that generate. */
  readonly generators: readonly string[];
  /** Kinds whose readiness Kyverno reports. */
  readonly reported: readonly { readonly apiVersion: string; readonly kind: string }[];
  readonly cleanup: Ref & { readonly plural: string };
  /** How a refused user learns which rule it was. */
  readonly refusal: RegExp;
  /** Faults that Kyverno stops at before the gate decides: then Kyverno speaks, and no message of ours says what to do. */
  readonly stopsAt: readonly Fault[];
  /** Whether Kyverno refuses generating and deleting policies whose rights are missing. */
  readonly checksRights: boolean;
  isReady(policy: KubeObject): boolean;
}

const CEL = 'policies.kyverno.io/v1';

export const TRAITS: Readonly<Record<PolicyFamily, FamilyTraits>> = {
  clusterpolicy: {
    kinds: ['ClusterPolicy', 'ClusterCleanupPolicy'],
    gate: 'ClusterPolicy',
    generators: ['ClusterPolicy'],
    reported: [{ apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy' }],
    cleanup: {
      apiVersion: 'kyverno.io/v2',
      kind: 'ClusterCleanupPolicy',
      metadata: { name: 'volsync-orphan-cleanup' },
      plural: 'clustercleanuppolicies',
    },
    refusal: /volsync-pvc-backup-restore[\s\S]*(require-pvc-plumber-available|add-datasource-if-backup-exists)/,
    // There is an answer, so the default for none does not apply; and it is no JSON to look into.
    stopsAt: ['answers with an empty body', 'answers with HTML'],
    checksRights: true,
    isReady: ({ status }) =>
      status?.conditions?.some((c: { type: string; status: string }) => c.type === 'Ready' && c.status === 'True'),
  },
  cel: {
    kinds: ['ValidatingPolicy', 'MutatingPolicy', 'GeneratingPolicy', 'DeletingPolicy'],
    gate: 'ValidatingPolicy',
    generators: ['GeneratingPolicy'],
    // Kyverno 1.19.1 writes nothing about a DeletingPolicy but when it ran last.
    reported: ['ValidatingPolicy', 'MutatingPolicy', 'GeneratingPolicy'].map((kind) => ({ apiVersion: CEL, kind })),
    cleanup: {
      apiVersion: CEL,
      kind: 'DeletingPolicy',
      metadata: { name: 'volsync-orphan-cleanup' },
      plural: 'deletingpolicies',
    },
    refusal: /volsync-pvc-backup-restore(?!-)/,
    // A failed call is an error of the expression; there is no default for it.
    stopsAt: ['is down', 'refuses the connection', 'hangs longer than the webhook waits'],
    checksRights: false,
    isReady: ({ status }) => status?.conditionStatus?.ready === true,
  },
};
