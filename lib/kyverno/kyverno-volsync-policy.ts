import { Construct } from 'constructs';
import { place } from '../place';
import { POLICIES } from '../plan/naming';
import { type Plan } from '../plan/plan';
import { gateSpec } from './gate';
import { destinationSpec, scheduleSpec } from './generators';
import { labelRulesSpec } from './label-rules';
import { type PolicyDescription, policyMetadata } from './policy-defaults';
import { aggregatedRole, type PolicyRule } from './rbac';

/** Props of {@link KyvernoVolsyncPolicy}. */
export interface KyvernoVolsyncPolicyProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

/** Rights on what is kept in step with the PVC. */
function onSynchronized(verbs: readonly string[]): PolicyRule[] {
  return [
    { apiGroups: ['external-secrets.io'], resources: ['externalsecrets'], verbs },
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
 * - `volsync-pvc-backup-restore-schedule`: ExternalSecret, and ReplicationSource once the PVC is Bound. Fails open.
 * - `volsync-pvc-backup-restore-destination`: ReplicationDestination of this incarnation of the PVC. Fails open.
 * - `volsync-pvc-backup-restore-labels`: refuses labels and annotations that would be ignored. No webhook.
 * - the rights that Kyverno's controllers need for it, in an earlier sync wave.
 *
 * Place it in a chart without a namespace: everything is cluster-scoped.
 */
export class KyvernoVolsyncPolicy extends Construct {
  constructor(scope: Construct, id: string, props: KyvernoVolsyncPolicyProps) {
    super(scope, id);
    const { plan } = props;

    aggregatedRole(this, 'AdmissionRole', 'admission', POLICIES.gate, [
      ...onSynchronized(['get', 'list']),
      onDestinations(['list']),
    ]);
    aggregatedRole(this, 'BackgroundRole', 'background', POLICIES.gate, [
      ...onSynchronized(['create', 'delete', 'get', 'list', 'patch', 'update']),
      onDestinations(['create', 'get', 'patch']),
    ]);

    this.clusterPolicy('Resource', POLICIES.gate, gateSpec(plan), {
      title: 'Restore a PVC before its app starts',
      severity: 'high',
      subject: 'PersistentVolumeClaim',
      description:
        'Asks pvc-plumber whether a backup of a labelled PVC exists before the PVC is created. If so, VolSync fills it from the backup; if the answer is unknown, the PVC is refused.',
    });
    this.clusterPolicy('Schedule', POLICIES.schedule, scheduleSpec(plan), {
      title: 'Back up a PVC on the schedule of its tier',
      severity: 'high',
      subject: 'PersistentVolumeClaim, ExternalSecret, ReplicationSource',
      description: 'Generates the ExternalSecret of a labelled PVC, and its ReplicationSource once it is Bound.',
    });
    this.clusterPolicy('Destination', POLICIES.destination, destinationSpec(plan), {
      title: 'Give a PVC something to be restored from',
      severity: 'high',
      subject: 'PersistentVolumeClaim, ReplicationDestination',
      description: 'Generates the ReplicationDestination of a labelled PVC, one for each incarnation of the PVC.',
    });
    this.labelRules(plan);
  }

  private clusterPolicy(id: string, name: string, spec: object, about: PolicyDescription): void {
    place(this, id, {
      apiVersion: 'kyverno.io/v1',
      kind: 'ClusterPolicy',
      metadata: policyMetadata(name, about),
      spec,
    });
  }

  private labelRules(plan: Plan): void {
    place(this, 'Labels', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: POLICIES.labels },
      spec: labelRulesSpec(plan),
    });
    place(this, 'LabelsBinding', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: POLICIES.labels },
      spec: { policyName: POLICIES.labels, validationActions: ['Deny'] },
    });
  }
}
