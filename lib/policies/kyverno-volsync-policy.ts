import { Construct } from 'constructs';
import { POLICIES } from '../contract/names';
import { place } from '../kubernetes/place';
import { type Plan } from '../plan/plan';
import { celGateSpec, celRestoreSpec } from './cel/gate';
import { celDestinationSpec, celScheduleSpec } from './cel/generators';
import { gateSpec } from './clusterpolicy/gate';
import { destinationSpec, scheduleSpec } from './clusterpolicy/generators';
import { GATE_PRESENCE_BINDING, gatePresenceSpec } from './native/gate-presence';
import { labelRulesSpec } from './native/label-rules';
import { CEL_API_VERSION, CLUSTER_POLICY_API_VERSION, type PolicyDescription, policyMetadata } from './policy-defaults';
import { aggregatedRole, type PolicyRule } from './rbac';

/** Props of {@link KyvernoVolsyncPolicy}. */
export interface KyvernoVolsyncPolicyProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

const ABOUT_GATE: PolicyDescription = {
  title: 'Restore a PVC before its app starts',
  severity: 'high',
  subject: 'PersistentVolumeClaim',
  description:
    'Asks pvc-plumber whether a backup of a labelled PVC exists before the PVC is created. If so, VolSync fills it from the backup; if the answer is unknown, the PVC is refused.',
};

const ABOUT_SCHEDULE: PolicyDescription = {
  title: 'Back up a PVC on the schedule of its tier',
  severity: 'high',
  subject: 'PersistentVolumeClaim, ExternalSecret, ReplicationSource',
  description: 'Generates the ExternalSecret of a labelled PVC, and its ReplicationSource once it is Bound.',
};

const ABOUT_DESTINATION: PolicyDescription = {
  title: 'Give a PVC something to be restored from',
  severity: 'high',
  subject: 'PersistentVolumeClaim, ReplicationDestination',
  description: 'Generates the ReplicationDestination of a labelled PVC, one for each incarnation of the PVC.',
};

/** Rights on what is kept in step with the PVC. */
function onSynchronized({ credentials }: Plan, verbs: readonly string[]): PolicyRule[] {
  const externalSecrets = { apiGroups: ['external-secrets.io'], resources: ['externalsecrets'], verbs };
  return [
    ...(credentials.secretPer === 'pvc' ? [externalSecrets] : []),
    { apiGroups: ['volsync.backube'], resources: ['replicationsources'], verbs },
  ];
}

/** Rights on what is made once per incarnation of the PVC. */
function onDestinations(verbs: readonly string[]): PolicyRule {
  return { apiGroups: ['volsync.backube'], resources: ['replicationdestinations'], verbs };
}

/**
 * Zero-touch backup and restore: everything that happens when somebody labels a PVC `backup: hourly` or `backup: daily`.
 *
 * - `volsync-pvc-backup-restore` (gate): a PVC is created only on an authoritative answer of pvc-plumber, and with a
 *   `dataSourceRef` when there is a backup. Fails closed, on CREATE of labelled PVCs only.
 * - `volsync-pvc-backup-restore-presence`: refuses a labelled PVC while the gate's webhook is gone. No webhook.
 * - `volsync-pvc-backup-restore-schedule`: ExternalSecret, and ReplicationSource once the PVC is Bound. Fails open.
 * - `volsync-pvc-backup-restore-destination`: ReplicationDestination of this incarnation of the PVC. Fails open.
 * - `volsync-pvc-backup-restore-labels`: refuses labels and annotations that would be ignored. No webhook.
 * - the rights that Kyverno's controllers need for it, in an earlier sync wave.
 *
 * `kyverno.policyFamily` of the config says of which kinds the policies are; their names stay.
 *
 * Place it in a chart without a namespace: everything is cluster-scoped.
 */
export class KyvernoVolsyncPolicy extends Construct {
  constructor(scope: Construct, id: string, props: KyvernoVolsyncPolicyProps) {
    super(scope, id);
    const { plan } = props;
    if (plan.kyverno.policyFamily === 'cel') this.celPolicies(plan);
    else this.clusterPolicies(plan);
    this.nativePolicy('Labels', POLICIES.labels, labelRulesSpec(plan));
    this.nativePolicy('Presence', POLICIES.presence, gatePresenceSpec(plan), GATE_PRESENCE_BINDING);
  }

  private clusterPolicies(plan: Plan): void {
    aggregatedRole(this, 'AdmissionRole', 'admission', POLICIES.gate, [
      ...onSynchronized(plan, ['get', 'list']),
      onDestinations(['list']),
    ]);
    aggregatedRole(this, 'BackgroundRole', 'background', POLICIES.gate, [
      ...onSynchronized(plan, ['create', 'delete', 'get', 'list', 'patch', 'update']),
      onDestinations(['create', 'get', 'patch']),
    ]);
    const clusterPolicy = (id: string, name: string, about: PolicyDescription, spec: object) =>
      this.policy(id, CLUSTER_POLICY_API_VERSION, 'ClusterPolicy', name, about, spec);
    clusterPolicy('Resource', POLICIES.gate, ABOUT_GATE, gateSpec(plan));
    clusterPolicy('Schedule', POLICIES.schedule, ABOUT_SCHEDULE, scheduleSpec(plan));
    clusterPolicy('Destination', POLICIES.destination, ABOUT_DESTINATION, destinationSpec(plan));
  }

  private celPolicies(plan: Plan): void {
    aggregatedRole(this, 'AdmissionRole', 'admission', POLICIES.gate, [onDestinations(['list'])]);
    aggregatedRole(this, 'BackgroundRole', 'background', POLICIES.gate, [
      ...onSynchronized(plan, ['create', 'get', 'patch']),
      onDestinations(['create', 'get', 'list', 'patch']),
    ]);
    const policy = (id: string, kind: string, name: string, about: PolicyDescription, spec: object) =>
      this.policy(id, CEL_API_VERSION, kind, name, about, spec);
    policy('Resource', 'ValidatingPolicy', POLICIES.gate, ABOUT_GATE, celGateSpec(plan));
    policy('Restore', 'MutatingPolicy', POLICIES.gate, ABOUT_GATE, celRestoreSpec(plan));
    policy('Schedule', 'GeneratingPolicy', POLICIES.schedule, ABOUT_SCHEDULE, celScheduleSpec(plan));
    policy('Destination', 'GeneratingPolicy', POLICIES.destination, ABOUT_DESTINATION, celDestinationSpec(plan));
  }

  private policy(
    id: string,
    apiVersion: string,
    kind: string,
    name: string,
    about: PolicyDescription,
    spec: object,
  ): void {
    place(this, id, { apiVersion, kind, metadata: policyMetadata(name, about), spec });
  }

  /** A policy that the API server evaluates itself: it needs no webhook, and holds with Kyverno down. */
  private nativePolicy(id: string, name: string, spec: object, binding: object = {}): void {
    const apiVersion = 'admissionregistration.k8s.io/v1';
    place(this, id, { apiVersion, kind: 'ValidatingAdmissionPolicy', metadata: { name }, spec });
    place(this, `${id}Binding`, {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name, ...binding, validationActions: ['Deny'] },
    });
  }
}
