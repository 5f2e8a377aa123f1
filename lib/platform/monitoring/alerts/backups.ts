import { VOLSYNC_DEPLOYMENT } from '../../../contract/names';
import { type Plan } from '../../../plan/plan';
import { type Alert } from '../alert';
import {
  ALLOWED_AGE,
  AVAILABLE_PODS,
  byPvc,
  DESTINATION_RESULT,
  inPhase,
  LAST_COMPLETE,
  PROTECTED_PVC,
  SOURCE_INFO,
  SOURCE_RESULT,
} from '../series';

const PVC = 'PVC {{ $labels.namespace }}/{{ $labels.pvc }}';

/** Alerts about backups that are not made. */
export function backupAlerts(plan: Plan): Alert[] {
  const onPvc = 'on (namespace, pvc)';
  return [
    {
      name: 'BackupTooOld',
      expression: `(time() - ${LAST_COMPLETE}) * ${onPvc} group_right () ${PROTECTED_PVC} > on (tier) group_left () ${ALLOWED_AGE}`,
      for: '15m',
      severity: 'critical',
      summary: `The last complete backup of ${PVC} is {{ $value | humanizeDuration }} old.`,
      description:
        'That is more than its tier {{ $labels.tier }} allows. What changed since then would be lost. Look at the status of its ReplicationSource and at the log of its mover.',
      runbook: 'troubleshooting',
    },
    {
      name: 'BackupMissing',
      // Without a listing pvc-plumber has no series of any backup.
      expression: `${PROTECTED_PVC} and ${onPvc} ${inPhase('Bound')} unless ${onPvc} ${LAST_COMPLETE} and on () max(pvc_plumber_sources) >= 0`,
      for: '3h',
      severity: 'critical',
      summary: `There is no complete backup of ${PVC}.`,
      description:
        'It has been Bound with tier {{ $labels.tier }} for hours. Either its mover fails, or the volume is empty: VolSync makes no snapshot of an empty volume and reports success.',
      runbook: 'troubleshooting',
    },
    {
      name: 'ProtectedPvcWithoutSource',
      expression: `${PROTECTED_PVC} and ${onPvc} ${inPhase('Bound')} unless ${onPvc} ${SOURCE_INFO}`,
      for: '30m',
      severity: 'critical',
      summary: `${PVC} has the label backup, but no ReplicationSource.`,
      description:
        'It is not backed up at all. In policy mode Kyverno generates the ReplicationSource: make it look again. In explicit mode it stands in Git.',
      runbook: 'troubleshooting',
    },
    {
      name: 'BackupMoverFails',
      expression: `max by (namespace, pvc) (${SOURCE_RESULT}{result="Failed"}) == 1`,
      for: '15m',
      severity: 'warning',
      summary: `The last backup of ${PVC} failed.`,
      description:
        'VolSync tries again for ever. status.latestMoverStatus.logs of the ReplicationSource holds the end of the log.',
      runbook: 'troubleshooting',
    },
    {
      name: 'RestoreMoverFails',
      expression: `max by (namespace, pvc) (${DESTINATION_RESULT}{result="Failed"}) == 1`,
      for: '15m',
      severity: 'critical',
      summary: `${PVC} cannot be restored: its mover fails.`,
      description:
        'The PVC stays Pending and its app does not start. status.latestMoverStatus.logs of the ReplicationDestination holds the end of the log.',
      runbook: 'restore-one-pvc',
    },
    {
      name: 'ProtectedPvcPending',
      expression: `${PROTECTED_PVC} and ${onPvc} ${inPhase('Pending')}`,
      for: '30m',
      severity: 'warning',
      summary: `${PVC} has been Pending for half an hour.`,
      description:
        'A large restore may take longer than that. Otherwise the events of the PVC say what it waits for: an image of its ReplicationDestination, or a pod.',
      runbook: 'restore-one-pvc',
    },
    {
      name: 'ProtectedPvcOfUnknownTier',
      expression: `${PROTECTED_PVC} unless on (tier) ${ALLOWED_AGE}`,
      for: '30m',
      severity: 'warning',
      summary: `${PVC} has the tier {{ $labels.tier }}, which the config does not have.`,
      description:
        'It keeps the ReplicationSource that it had, but new settings do not reach it, and nobody is told when its backups get old. Give it a tier that there is, or put this one back into the config.',
      runbook: 'troubleshooting',
    },
    {
      name: 'VolSyncDown',
      // Without kube-state-metrics nothing is known.
      expression: `absent(${volsyncPods(plan)} > 0) and on () count(${AVAILABLE_PODS})`,
      for: '10m',
      severity: 'critical',
      summary: 'The controller of VolSync does not run.',
      description: 'No backup is made and no PVC is restored.',
      runbook: 'troubleshooting',
    },
    {
      name: 'SkipRestoreLeftOn',
      expression: byPvc('kube_persistentvolumeclaim_annotations{annotation_volsync_backup_skip_restore="true"}'),
      for: '24h',
      severity: 'warning',
      summary: `${PVC} would start empty if it were created again.`,
      description:
        'The annotation volsync.backup/skip-restore has been on for a day. Remove it from the PVC and from its manifest, together with its reason.',
      runbook: 'restore-one-pvc',
    },
  ];
}

/**
 * VolSync's controller. Not by its own metrics: its chart makes a ServiceMonitor without labels of ours, which Prometheus
 * may not look at. Where somebody else installs it, its namespace is not known, and its name depends on theirs: a release
 * of the chart, or the operator's bundle.
 */
function volsyncPods({ volsync, namespaces }: Plan): string {
  return volsync.install
    ? `${AVAILABLE_PODS}{namespace="${namespaces.platform}",deployment="${VOLSYNC_DEPLOYMENT}"}`
    : `${AVAILABLE_PODS}{deployment=~"(.+-)?volsync(-controller-manager)?"}`;
}
