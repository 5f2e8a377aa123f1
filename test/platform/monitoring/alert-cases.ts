/**
 * For each alert one story: what Prometheus sees minute by minute, when the alert is quiet, when it fires and with which
 * labels, and when it is quiet again. Series are written as promtool reads them; time begins at 0.
 */
export interface AlertCase {
  readonly alert: string;
  /**
   * Of which plan the rules are.
   * @default 'with a database'
   */
  readonly plan?: string;
  /** @default '1m' */
  readonly interval?: string;
  readonly series: Readonly<Record<string, string>>;
  /** Times at which it does not fire yet. */
  readonly quiet: readonly string[];
  readonly fires: { readonly at: string; readonly labels: Readonly<Record<string, string>> };
  /** A time after it was mended. */
  readonly resolved: string;
}

const DATA = 'namespace="my-app",persistentvolumeclaim="data"';
const OF_DATA = 'namespace="my-app",pvc="data"';
const pvc = { namespace: 'my-app', pvc: 'data' };
const hourly = { ...pvc, tier: 'hourly' };

const labelled = `kube_persistentvolumeclaim_labels{${DATA},label_backup="hourly"}`;
const unlabelled = 'kube_persistentvolumeclaim_labels{namespace="my-app",persistentvolumeclaim="cache"}';
const phase = (name: string) => `kube_persistentvolumeclaim_status_phase{${DATA},phase="${name}"}`;
const source = `kube_customresource_replicationsource_info{${OF_DATA},name="data-backup"}`;
const volsync = 'kube_deployment_status_replicas_available{namespace="volsync-system",deployment="volsync"}';
const otherDeployment = 'kube_deployment_status_replicas_available{namespace="my-app",deployment="my-app"}';
const OF_CREDENTIALS = 'namespace="my-app",name="volsync-data"';
const credentials = `kube_customresource_externalsecret_info{${OF_CREDENTIALS}}`;
const OF_NAMESPACE = 'namespace="my-app",name="kopia-repository"';
const wanting = (managedBy: string, secret: string) =>
  `kube_customresource_replicationsource_info{${OF_DATA},name="data-backup",managed_by="${managedBy}",secret="${secret}"}`;
const database = 'namespace="cloudnative-pg",cnpg_io_cluster="photos"';
const ofDatabase = { cnpg_io_cluster: 'photos' };

const kyverno = 'up{job="kyverno-svc-metrics",namespace="kyverno"}';
/** What Prometheus sees where nothing is missing. */
const seen = {
  pvc_plumber_sources: '7x200',
  [phase('Bound')]: '1x200',
  [labelled]: '1x200',
  [unlabelled]: '1x200',
  [source]: '1x200',
  [credentials]: '1x200',
  [volsync]: '1x200',
  [kyverno]: '1x200',
  'kube_validatingwebhookconfiguration_info{validatingwebhookconfiguration="kyverno-resource-validating-webhook-cfg"}':
    '1x200',
};

const GATE = 'policy_name="volsync-pvc-backup-restore",resource_namespace="my-app"';
const MAINTENANCE = 'namespace="volsync-system",cronjob="kopia-maintenance"';

export const alertCases: readonly AlertCase[] = [
  {
    alert: 'BackupGateRefusesPvcs',
    series: {
      // The first denial of all is the first that is seen of the series.
      [`kyverno_policy_results_total{${GATE},rule_result="fail"}`]: '_x10 1x60',
      [`kyverno_policy_results_total{${GATE},rule_result="pass"}`]: '1+1x70',
    },
    quiet: ['10m', '14m'],
    fires: { at: '20m', labels: { resource_namespace: 'my-app' } },
    resolved: '40m',
  },
  {
    alert: 'BackupGateRefusesPvcs',
    series: { [`kyverno_validating_policy_results_total{${GATE},result="fail"}`]: '3x30 4+1x10 14x40' },
    quiet: ['20m', '29m'],
    fires: { at: '38m', labels: { resource_namespace: 'my-app' } },
    resolved: '75m',
  },
  {
    alert: 'BackupGateRefusesPvcs',
    // Where Kyverno cannot reach pvc-plumber, the mutation fails, and the validation is not even asked.
    series: { [`kyverno_mutating_policy_results_total{${GATE},result="error"}`]: '_x10 1x60' },
    quiet: ['10m', '14m'],
    fires: { at: '20m', labels: { resource_namespace: 'my-app' } },
    resolved: '40m',
  },
  {
    alert: 'PvcPlumberDown',
    series: {
      'up{job="pvc-plumber",namespace="volsync-system",pod="a"}': '1x10 0x20 1x20',
      'up{job="pvc-plumber",namespace="volsync-system",pod="b"}': '1x5 0x45',
    },
    quiet: ['9m', '14m'],
    fires: { at: '20m', labels: {} },
    resolved: '32m',
  },
  {
    alert: 'PvcPlumberAnswersUnknown',
    series: { 'pvc_plumber_decisions_total{decision="unknown"}': '0x10 0+1x10 10x40' },
    quiet: ['10m', '14m'],
    fires: { at: '20m', labels: {} },
    resolved: '50m',
  },
  {
    alert: 'PvcPlumberCannotList',
    series: {
      'pvc_plumber_listing_last_success_timestamp_seconds{pod="a"}': '0+60x10 600x30 2460+60x20',
      'pvc_plumber_listing_last_success_timestamp_seconds{pod="b"}': '0x60',
    },
    quiet: ['20m', '29m'],
    fires: { at: '35m', labels: {} },
    resolved: '45m',
  },
  {
    alert: 'KyvernoWebhookFails',
    series: {
      'apiserver_admission_webhook_rejection_count{name="validate.kyverno.svc-fail",error_type="calling_webhook_error"}':
        '_x10 1x50',
      'apiserver_admission_webhook_rejection_count{name="validate.kyverno.svc-fail",error_type="no_error"}': '1+5x60',
    },
    quiet: ['9m', '14m'],
    fires: { at: '18m', labels: { name: 'validate.kyverno.svc-fail' } },
    resolved: '40m',
  },
  {
    alert: 'KyvernoWebhookFails',
    series: {
      'apiserver_admission_webhook_fail_open_count{name="mutate.kyverno.svc-ignore",type="admit"}': '2x10 2+1x10 12x40',
    },
    quiet: ['10m', '15m'],
    fires: { at: '18m', labels: { name: 'mutate.kyverno.svc-ignore' } },
    resolved: '45m',
  },
  {
    alert: 'BackupTooOld',
    series: {
      [labelled]: '1x300',
      'kube_persistentvolumeclaim_labels{namespace="my-app",persistentvolumeclaim="slow",label_backup="daily"}':
        '1x300',
      [`pvc_plumber_source_last_complete_snapshot_timestamp_seconds{${OF_DATA}}`]: '0x239 14400x60',
      'pvc_plumber_source_last_complete_snapshot_timestamp_seconds{namespace="my-app",pvc="slow"}': '0x300',
      'pvc_plumber_source_last_complete_snapshot_timestamp_seconds{namespace="my-app",pvc="unlabelled"}': '0x300',
    },
    quiet: ['170m', '190m'],
    fires: { at: '200m', labels: hourly },
    resolved: '250m',
  },
  {
    alert: 'BackupMissing',
    series: {
      [labelled]: '1x300',
      [phase('Bound')]: '1x300',
      pvc_plumber_sources: '7x300',
      [`pvc_plumber_source_last_complete_snapshot_timestamp_seconds{${OF_DATA}}`]: '_x240 14400x60',
    },
    quiet: ['10m', '170m'],
    fires: { at: '190m', labels: hourly },
    resolved: '250m',
  },
  {
    alert: 'ProtectedPvcWithoutSource',
    series: { [labelled]: '1x90', [phase('Bound')]: '0x9 1x80', [source]: '_x60 1x30' },
    quiet: ['8m', '35m'],
    fires: { at: '45m', labels: hourly },
    resolved: '65m',
  },
  {
    alert: 'BackupMoverFails',
    series: {
      [`kube_customresource_replicationsource_mover_result{${OF_DATA},result="Failed"}`]: '0x10 1x30 0x20',
      [`kube_customresource_replicationsource_mover_result{${OF_DATA},result="Successful"}`]: '1x10 0x30 1x20',
    },
    quiet: ['10m', '20m'],
    fires: { at: '30m', labels: pvc },
    resolved: '45m',
  },
  {
    alert: 'RestoreMoverFails',
    series: {
      [`kube_customresource_replicationdestination_mover_result{${OF_DATA},result="Failed"}`]: '0x10 1x30 0x20',
    },
    quiet: ['10m', '20m'],
    fires: { at: '30m', labels: pvc },
    resolved: '45m',
  },
  {
    alert: 'ProtectedPvcPending',
    series: { [labelled]: '1x90', [phase('Pending')]: '1x50 0x40', [phase('Bound')]: '0x50 1x40' },
    quiet: ['5m', '29m'],
    fires: { at: '40m', labels: hourly },
    resolved: '55m',
  },
  {
    alert: 'VolSyncDown',
    series: {
      [volsync]: '1x10 0x30 1x20',
      [otherDeployment]: '1x60',
    },
    quiet: ['10m', '18m'],
    fires: { at: '30m', labels: {} },
    resolved: '45m',
  },
  {
    alert: 'VolSyncDown',
    // It was deleted. Before kube-state-metrics is back nothing is known.
    series: { [volsync]: '1x10 _x40 1x30', [otherDeployment]: '1x10 _x20 1x50' },
    quiet: ['12m', '28m'],
    fires: { at: '44m', labels: {} },
    resolved: '65m',
  },
  {
    alert: 'VolSyncDown',
    plan: 'with operators of somebody else',
    series: {
      'kube_deployment_status_replicas_available{namespace="openshift-operators",deployment="volsync-controller-manager"}':
        '1x10 0x30 1x20',
      [otherDeployment]: '1x60',
    },
    quiet: ['10m', '18m'],
    fires: { at: '30m', labels: {} },
    resolved: '45m',
  },
  {
    alert: 'SkipRestoreLeftOn',
    interval: '1h',
    series: {
      [`kube_persistentvolumeclaim_annotations{${DATA},annotation_volsync_backup_skip_restore="true"}`]:
        '_x2 1x30 _x10',
      'kube_persistentvolumeclaim_annotations{namespace="my-app",persistentvolumeclaim="other"}': '1x40',
    },
    quiet: ['2h', '20h'],
    fires: { at: '30h', labels: pvc },
    resolved: '36h',
  },
  {
    alert: 'BackupAlertsBlind',
    series: { ...seen, [labelled]: '_x90 1x110' },
    quiet: ['10m', '50m'],
    fires: { at: '70m', labels: { missing: 'PVC with the label backup' } },
    resolved: '100m',
  },
  {
    alert: 'BackupAlertsBlind',
    // As it is where nobody has told kube-state-metrics anything, and no backup was ever made.
    series: { ...seen, pvc_plumber_sources: '0x200', [labelled]: '_x90 1x110', [unlabelled]: '_x90 1x110' },
    quiet: ['10m', '50m'],
    fires: { at: '70m', labels: { missing: 'label of a PVC' } },
    resolved: '100m',
  },
  {
    alert: 'BackupAlertsBlind',
    series: { ...seen, [volsync]: '_x90 1x110' },
    quiet: ['10m', '50m'],
    fires: { at: '70m', labels: { missing: 'Deployment' } },
    resolved: '100m',
  },
  {
    alert: 'BackupAlertsBlind',
    series: { ...seen, [source]: '_x90 1x110' },
    quiet: ['10m', '50m'],
    fires: { at: '70m', labels: { missing: 'ReplicationSource' } },
    resolved: '100m',
  },
  {
    alert: 'BackupAlertsBlind',
    series: { ...seen, [credentials]: '_x90 1x110' },
    quiet: ['10m', '50m'],
    fires: { at: '70m', labels: { missing: 'ExternalSecret' } },
    resolved: '100m',
  },
  {
    alert: 'BackupAlertsBlind',
    // Its webhooks are there, so it runs.
    series: { ...seen, [kyverno]: '_x90 1x110' },
    quiet: ['10m', '50m'],
    fires: { at: '70m', labels: { missing: 'metrics of Kyverno' } },
    resolved: '100m',
  },
  {
    alert: 'BackupAlertsBlind',
    series: { ...seen, [kyverno]: '1x10 0x80 1x110' },
    quiet: ['10m', '60m'],
    fires: { at: '80m', labels: { missing: 'metrics of Kyverno' } },
    resolved: '100m',
  },
  {
    alert: 'ProtectedPvcOfUnknownTier',
    series: {
      [`kube_persistentvolumeclaim_labels{${DATA},label_backup="weekly"}`]: '_x10 1x50 _x40',
      [labelled]: '1x10 _x50 1x40',
    },
    quiet: ['10m', '35m'],
    fires: { at: '50m', labels: { ...pvc, tier: 'weekly' } },
    resolved: '80m',
  },
  {
    alert: 'BackupGateMissing',
    series: {
      [labelled]: '1x60',
      'kube_validatingwebhookconfiguration_info{validatingwebhookconfiguration="kyverno-resource-validating-webhook-cfg"}':
        '1x60',
      'kube_mutatingwebhookconfiguration_info{mutatingwebhookconfiguration="kyverno-resource-mutating-webhook-cfg"}':
        '1x10 _x20 1x30',
    },
    quiet: ['9m', '14m'],
    fires: { at: '22m', labels: {} },
    resolved: '40m',
  },
  {
    alert: 'BackupRepositoryMismatch',
    series: {
      'pvc_plumber_repository_mismatch{pod="a"}': '0x10 1x10 0x10',
      'pvc_plumber_repository_mismatch{pod="b"}': '0x30',
    },
    quiet: ['5m', '11m'],
    fires: { at: '15m', labels: {} },
    resolved: '25m',
  },
  {
    alert: 'BackupRepositoryNotPinned',
    interval: '1h',
    series: { pvc_plumber_sources: '_x2 0x10 3x40 0x10' },
    quiet: ['8h', '30h'],
    fires: { at: '40h', labels: {} },
    resolved: '57h',
  },
  {
    alert: 'BackupsVanished',
    series: { pvc_plumber_vanished_sources: '0x10 3x20 0x20', pvc_plumber_set_back_sources: '0x50' },
    quiet: ['9m', '14m'],
    fires: { at: '20m', labels: {} },
    resolved: '40m',
  },
  {
    alert: 'BackupsVanished',
    series: { pvc_plumber_vanished_sources: '0x50', pvc_plumber_set_back_sources: '0x10 1x20 0x20' },
    quiet: ['9m', '14m'],
    fires: { at: '20m', labels: {} },
    resolved: '40m',
  },
  {
    alert: 'BackupWentBack',
    // Both pods were replaced: they take the older state for the right one.
    series: {
      [`pvc_plumber_source_last_complete_snapshot_timestamp_seconds{${OF_DATA}}`]: '9000x30 3000x40 9600x30',
      pvc_plumber_sources: '7x100',
    },
    quiet: ['25m', '40m'],
    fires: { at: '50m', labels: pvc },
    resolved: '75m',
  },
  {
    alert: 'BackupWentBack',
    series: {
      [`pvc_plumber_source_last_complete_snapshot_timestamp_seconds{${OF_DATA}}`]: '9000x30 _x70 9600x30',
      // As long as nothing is listed, nothing is gone.
      pvc_plumber_sources: '7x30 _x20 7x80',
    },
    quiet: ['25m', '50m', '60m'],
    fires: { at: '70m', labels: pvc },
    resolved: '110m',
  },
  {
    alert: 'BackupUnusable',
    series: {
      // Another pod has listed earlier, and does not know yet.
      [`pvc_plumber_source_newest_snapshot_unusable{${OF_DATA},reason="failed_files",pod="a"}`]: '_x10 1x80 _x30',
      [`pvc_plumber_source_newest_snapshot_unusable{${OF_DATA},reason="failed_files",pod="b"}`]: '_x12 1x80 _x28',
    },
    quiet: ['9m', '60m'],
    fires: { at: '80m', labels: { ...pvc, reason: 'failed_files' } },
    resolved: '105m',
  },
  {
    alert: 'BackupIndexDamaged',
    series: { pvc_plumber_missing_base_manifests: '0x10 1x20 0x20' },
    quiet: ['9m', '14m'],
    fires: { at: '20m', labels: {} },
    resolved: '40m',
  },
  {
    alert: 'BackupIndexLarge',
    interval: '10m',
    // 1,000 blobs are silent, as with Kopia.
    series: { pvc_plumber_index_blobs: '1000x60 1001x60 900x60' },
    quiet: ['10h', '15h'],
    fires: { at: '18h', labels: {} },
    resolved: '22h',
  },
  {
    alert: 'BackupShrank',
    series: {
      [`pvc_plumber_source_last_complete_snapshot_size_bytes{${OF_DATA}}`]: '100000000x10 5000x20 100000000x20',
      [`pvc_plumber_source_previous_snapshot_size_bytes{${OF_DATA}}`]: '99000000x10 100000000x20 5000x20',
      'pvc_plumber_source_last_complete_snapshot_size_bytes{namespace="my-app",pvc="small"}': '10x50',
      'pvc_plumber_source_previous_snapshot_size_bytes{namespace="my-app",pvc="small"}': '9000x50',
    },
    quiet: ['9m', '14m'],
    fires: { at: '20m', labels: pvc },
    resolved: '35m',
  },
  {
    alert: 'RestoreCameBackEmpty',
    series: {
      [`pvc_plumber_restore_promised_bytes{${OF_DATA}}`]: '500000000x60',
      [`kube_persistentvolumeclaim_created{${DATA}}`]: '60x60',
      [`kubelet_volume_stats_used_bytes{${DATA}}`]: '_x5 24576x35 480000000x20',
      [`kube_customresource_replicationdestination_mover_result{${OF_DATA},result="Successful"}`]: '_x3 1x60',
      // Its ReplicationDestination is paused: it was to start empty, or has a data source of somebody's own.
      'pvc_plumber_restore_promised_bytes{namespace="my-app",pvc="fresh"}': '500000000x60',
      'kube_persistentvolumeclaim_created{namespace="my-app",persistentvolumeclaim="fresh"}': '60x60',
      'kubelet_volume_stats_used_bytes{namespace="my-app",persistentvolumeclaim="fresh"}': '24576x60',
    },
    quiet: ['4m', '18m'],
    fires: { at: '30m', labels: pvc },
    resolved: '45m',
  },
  {
    alert: 'BackupShareFills',
    series: {
      pvc_plumber_repository_free_bytes: '50x30 9x40 60x30',
      pvc_plumber_repository_size_bytes: '100x100',
    },
    quiet: ['20m', '55m'],
    fires: { at: '65m', labels: {} },
    resolved: '80m',
  },
  {
    alert: 'BackupShareFills',
    interval: '1h',
    series: {
      pvc_plumber_repository_free_bytes: '900x20 900-15x50 900x80',
      pvc_plumber_repository_size_bytes: '1000x150',
    },
    quiet: ['10h', '40h'],
    fires: { at: '66h', labels: {} },
    resolved: '130h',
  },
  {
    alert: 'BackupRepositoryGrows',
    interval: '1h',
    series: { pvc_plumber_repository_bytes: '100000000000x170 200000000000x400' },
    quiet: ['100h', '170h'],
    fires: { at: '180h', labels: {} },
    resolved: '400h',
  },
  {
    alert: 'BackupMaintenanceNotRun',
    interval: '1h',
    series: {
      [`kube_cronjob_created{${MAINTENANCE}}`]: '0x70',
      [`kube_cronjob_status_last_successful_time{${MAINTENANCE}}`]: '0x59 216000x10',
    },
    quiet: ['20h', '48h'],
    fires: { at: '52h', labels: {} },
    resolved: '62h',
  },
  {
    alert: 'BackupMaintenanceNotRun',
    interval: '1h',
    // It has never succeeded.
    series: {
      [`kube_cronjob_created{${MAINTENANCE}}`]: '0x70',
      [`kube_cronjob_status_last_successful_time{${MAINTENANCE}}`]: '_x60 216000x10',
    },
    quiet: ['5h', '48h'],
    fires: { at: '52h', labels: {} },
    resolved: '62h',
  },
  {
    alert: 'BackupMaintenanceNotRun',
    interval: '1h',
    // There is no CronJob.
    series: { [`kube_cronjob_created{${MAINTENANCE}}`]: '_x40 144000x10' },
    quiet: ['5h', '22h'],
    fires: { at: '30h', labels: { namespace: 'volsync-system' } },
    resolved: '44h',
  },
  {
    alert: 'BackupMaintenanceNotRun',
    plan: 'with weekly maintenance',
    interval: '1h',
    series: {
      [`kube_cronjob_created{${MAINTENANCE}}`]: '0x220',
      [`kube_cronjob_status_last_successful_time{${MAINTENANCE}}`]: '_x5 14400x200 756000x15',
    },
    quiet: ['30h', '170h', '195h'],
    fires: { at: '202h', labels: {} },
    resolved: '212h',
  },
  {
    alert: 'BackupMaintenanceNotRun',
    plan: 'with weekly maintenance',
    interval: '1h',
    // The first run is only due within a week.
    series: {
      [`kube_cronjob_created{${MAINTENANCE}}`]: '0x220',
      [`kube_cronjob_status_last_successful_time{${MAINTENANCE}}`]: '_x205 738000x15',
    },
    quiet: ['30h', '170h', '190h'],
    fires: { at: '202h', labels: {} },
    resolved: '212h',
  },
  {
    alert: 'BackupCredentialsNotReady',
    series: {
      [credentials]: '1x60',
      [`kube_customresource_externalsecret_ready{${OF_CREDENTIALS},status="True"}`]: '1x10 0x30 1x20',
      [`kube_customresource_externalsecret_ready{${OF_CREDENTIALS},status="False"}`]: '0x10 1x30 0x20',
      'kube_customresource_externalsecret_info{namespace="my-app",name="somebody-elses"}': '1x60',
      'kube_customresource_externalsecret_ready{namespace="my-app",name="somebody-elses",status="True"}': '0x60',
    },
    quiet: ['10m', '20m'],
    fires: { at: '30m', labels: { namespace: 'my-app', name: 'volsync-data' } },
    resolved: '45m',
  },
  {
    alert: 'BackupCredentialsNotReady',
    // External Secrets does not run, so it has no condition at all.
    series: {
      [credentials]: '_x10 1x60',
      [`kube_customresource_externalsecret_ready{${OF_CREDENTIALS},status="True"}`]: '_x40 1x30',
    },
    quiet: ['9m', '20m'],
    fires: { at: '30m', labels: { namespace: 'my-app', name: 'volsync-data' } },
    resolved: '45m',
  },
  {
    alert: 'BackupCredentialsNotReady',
    // The config went over to one Secret for each namespace, and this namespace lacks the labels: the old one is ready still.
    series: {
      [credentials]: '1x60',
      [`kube_customresource_externalsecret_ready{${OF_CREDENTIALS},status="True"}`]: '1x60',
      [wanting('kyverno', 'volsync-data')]: '1x9 _x60',
      [wanting('kyverno', 'kopia-repository')]: '_x10 1x60',
      // Of a backup by hand, and of somebody's own with a Secret that is no ExternalSecret's.
      [`kube_customresource_replicationsource_info{${OF_DATA},name="data-now",secret="gone"}`]: '1x60',
      [wanting('helm', 'my-own')]: '1x60',
      [`kube_customresource_externalsecret_info{${OF_NAMESPACE}}`]: '_x40 1x30',
      [`kube_customresource_externalsecret_ready{${OF_NAMESPACE},status="True"}`]: '_x40 1x30',
    },
    quiet: ['9m', '20m'],
    fires: { at: '30m', labels: { namespace: 'my-app', name: 'kopia-repository' } },
    resolved: '45m',
  },
  {
    alert: 'BackupCredentialsNotReady',
    // The same of a ReplicationSource in Git.
    series: {
      [credentials]: '1x60',
      [`kube_customresource_externalsecret_ready{${OF_CREDENTIALS},status="True"}`]: '1x60',
      [wanting('cdk8s-pvc-backup', 'kopia-repository')]: '1x40 _x30',
    },
    quiet: ['10m'],
    fires: { at: '30m', labels: { namespace: 'my-app', name: 'kopia-repository' } },
    resolved: '45m',
  },
  {
    alert: 'DatabaseDown',
    series: { [`cnpg_collector_up{${database}}`]: '1x10 0x20 1x20' },
    quiet: ['10m', '14m'],
    fires: { at: '20m', labels: ofDatabase },
    resolved: '35m',
  },
  {
    alert: 'DatabaseBackupTooOld',
    series: {
      // 0 means that there is none yet.
      [`barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{${database}}`]: '0x279 16740x60',
    },
    quiet: ['170m', '230m'],
    fires: { at: '250m', labels: ofDatabase },
    resolved: '290m',
  },
  {
    alert: 'DatabaseBackupFails',
    series: {
      [`barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{${database}}`]: '60x39 2400x20',
      [`barman_cloud_cloudnative_pg_io_last_failed_backup_timestamp{${database}}`]: '0x10 600x50',
    },
    quiet: ['10m', '20m'],
    fires: { at: '30m', labels: ofDatabase },
    resolved: '45m',
  },
  {
    alert: 'DatabaseArchivingFails',
    series: {
      [`cnpg_pg_stat_archiver_last_archived_time{${database},pod="photos-1"}`]: '60x39 2400x20',
      [`cnpg_pg_stat_archiver_last_failed_time{${database},pod="photos-1"}`]: '-1x10 600x50',
    },
    quiet: ['10m', '20m'],
    fires: { at: '30m', labels: ofDatabase },
    resolved: '45m',
  },
  {
    alert: 'DatabaseArchivingFails',
    series: {
      [`cnpg_pg_stat_archiver_last_archived_time{${database},pod="photos-1"}`]: '-1x39 2400x20',
      [`cnpg_pg_stat_archiver_last_failed_time{${database},pod="photos-1"}`]: '-1x60',
    },
    quiet: ['5m', '14m'],
    fires: { at: '30m', labels: ofDatabase },
    resolved: '45m',
  },
];
