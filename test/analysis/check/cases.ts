import { type RuleId } from '../../../lib/analysis/check/rules';

/** Manifests that a rule complains about, and ones that are as like them as can be, about which it does not. */
export interface RuleCase {
  readonly bad: string;
  /** Line of the finding. */
  readonly line: number | undefined;
  /** A part of the message. */
  readonly says: string;
  readonly good: string;
}

const pvc = (name: string, metadata = '', spec = '', namespace = 'app') =>
  `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
${namespace === '' ? '' : `  namespace: ${namespace}\n`}${metadata}spec:
  accessModes: [ReadWriteOnce]
${spec}`;

const labels = (text: string) => `  labels:\n    ${text}\n`;
const annotations = (text: string) => `  annotations:\n    ${text}\n`;
const HOURLY = labels('backup: hourly');
const EXEMPT = labels('backup-exempt: "true"');
const REASON = annotations('volsync.backup/exempt-reason: a cache');
const MANIFEST = labels('backup: hourly\n    volsync.backup/managed-by: manifest');

const statefulSet = (name: string, template: string, setLabels = '', podLabels = '') =>
  `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
  namespace: app
${setLabels}spec:
  replicas: 2
  template:
    metadata:
${podLabels.replaceAll(/^/gm, '    ').trimEnd()}
  volumeClaimTemplates:
    - metadata:
        name: data
${template.replaceAll(/^/gm, '      ').trimEnd()}
`;

const COPY = 'copyMethod: Snapshot';

const source = (name: string, spec: string, kopia = `repository: secret\n    ${COPY}`, metadata = '') =>
  `apiVersion: volsync.backube/v1alpha1
kind: ReplicationSource
metadata:
  name: ${name}
  namespace: app
${metadata}spec:
${spec}
  kopia:
    ${kopia}
`;

const SCHEDULE = "  trigger:\n    schedule: '0 * * * *'";
const OF_DATA = `  sourcePVC: data\n${SCHEDULE}`;

const destination = (name: string, kopia: string) =>
  `apiVersion: volsync.backube/v1alpha1
kind: ReplicationDestination
metadata:
  name: ${name}
  namespace: app
spec:
  trigger:
    manual: once
  kopia:
    ${kopia}
`;

const dataSource = (kind: string, name: string, group: string, field = 'dataSourceRef') =>
  `  ${field}:\n    apiGroup: ${group}\n    kind: ${kind}\n    name: ${name}\n`;

const RESTORE = (name: string) => dataSource('ReplicationDestination', name, 'volsync.backube');

const externalSecret = (template: string, data = '') =>
  `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: volsync-data
  namespace: app
spec:
  target:
    template:
${template.replaceAll(/^/gm, '      ')}
  data:
    - secretKey: ${data === '' ? 'KOPIA_PASSWORD' : data}
`;

const cluster = (spec: string, metadata = '') =>
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: pg
  namespace: app
${metadata}spec:
  instances: 1
${spec}`;

const STORE = '  plugins:\n    - name: barman-cloud.cloudnative-pg.io\n      parameters: { barmanObjectName: store }\n';
const scheduledBackup = (method: string, schedule = '0 0 2 * * *') => `---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata:
  name: pg
  namespace: app
spec:
  cluster:
    name: pg
  schedule: '${schedule}'
${method}`;
const BY_PLUGIN = '  method: plugin\n  pluginConfiguration: { name: barman-cloud.cloudnative-pg.io }\n';
const SCHEDULED = scheduledBackup(BY_PLUGIN);

const deployment = (metadata: string) =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: app
spec:
  template:
    spec:
      volumes:
        - name: scratch
          ephemeral:
            volumeClaimTemplate:
              metadata:
                labels:
                  ${metadata}
`;

const both = (...manifests: string[]) => manifests.join('---\n');

/** Rules about files and about history are tested where these are read. */
export const RULES_OF_OTHERS = [
  'unreadable-file',
  'fault-elsewhere',
  'duplicate-key',
  'unrendered-template',
  'identity-changed',
  'history-ends',
] as const satisfies readonly RuleId[];

export const CASES: Readonly<Record<Exclude<RuleId, (typeof RULES_OF_OTHERS)[number]>, RuleCase>> = {
  'unprotected-volume': {
    bad: pvc('data'),
    line: 1,
    says: 'PVC app/data is neither backed up nor exempt',
    good: both(pvc('data', HOURLY), pvc('cache', EXEMPT + REASON), pvc('system', '', '', 'kube-system')),
  },
  'label-on-pod-template': {
    bad: statefulSet('db', '', '', HOURLY),
    line: 13,
    says: 'PVCs app/data-db-0 to data-db-1: the label backup stands on the pods',
    good: statefulSet('db', HOURLY, HOURLY, HOURLY),
  },
  'unknown-tier': {
    bad: pvc('data', labels('backup: weekly')),
    line: 7,
    says: 'got "weekly"; allowed: hourly, daily',
    good: pvc('data', HOURLY),
  },
  'label-not-text': {
    bad: pvc('data', labels('backup-exempt: true') + REASON),
    line: 7,
    says: 'backup-exempt is true, which is no text',
    good: pvc('data', EXEMPT + REASON),
  },
  'excluded-namespace': {
    bad: pvc('data', HOURLY, '', 'kyverno'),
    line: 5,
    says: 'got "kyverno"',
    good: pvc('data', HOURLY),
  },
  'unfit-name': {
    bad: statefulSet('a'.repeat(37), HOURLY),
    line: 13,
    says: `got "data-${'a'.repeat(37)}-1"`,
    good: statefulSet('a'.repeat(36), HOURLY),
  },
  'missing-namespace': {
    bad: pvc('data', HOURLY, '', ''),
    line: 1,
    says: 'the namespace is not stated',
    good: pvc('data', HOURLY),
  },
  'block-volume': {
    bad: pvc('data', HOURLY, '  volumeMode: Block\n'),
    line: 10,
    says: 'spec.volumeMode: got "Block"; allowed: Filesystem',
    good: both(pvc('data', HOURLY, '  volumeMode: Filesystem\n'), pvc('raw', EXEMPT + REASON, '  volumeMode: Block\n')),
  },
  'exempt-without-reason': {
    bad: pvc('data', EXEMPT + annotations('backup-exempt-reason: other')),
    line: 7,
    says: 'there is an annotation backup-exempt-reason',
    good: pvc('data', EXEMPT + REASON),
  },
  'exempt-value': {
    bad: pvc('data', labels('backup-exempt: "yes"') + REASON),
    line: 7,
    says: 'label backup-exempt: got "yes"; allowed: "true", "false"',
    good: pvc('data', EXEMPT + REASON),
  },
  'exempt-with-tier': {
    bad: pvc('data', labels('backup: hourly\n    backup-exempt: "true"') + REASON),
    line: 8,
    says: 'label backup-exempt: got "true"; allowed: not "true", on a PVC with the label backup',
    good: pvc('data', labels('backup: hourly\n    backup-exempt: "false"')),
  },
  'skip-restore-without-reason': {
    bad: pvc('data', HOURLY + annotations('volsync.backup/skip-restore: "true"')),
    line: 9,
    says: 'annotation volsync.backup/skip-restore-reason: got nothing; allowed: a sentence',
    good: pvc(
      'data',
      HOURLY + annotations('volsync.backup/skip-restore: "true"\n    volsync.backup/skip-restore-reason: damaged'),
    ),
  },
  'skip-restore-value': {
    bad: pvc('data', HOURLY + annotations('volsync.backup/skip-restore: "yes"')),
    line: 9,
    says: 'annotation volsync.backup/skip-restore: got "yes"; allowed: "true", "false"',
    good: pvc('data', HOURLY + annotations('volsync.backup/skip-restore: "false"')),
  },
  'mover-user': {
    bad: pvc('data', HOURLY + annotations('volsync.backup/mover-uid: "2147483648"')),
    line: 9,
    says: 'annotation volsync.backup/mover-uid: got "2147483648"; allowed: a whole number from 1 to 2147483647',
    good: pvc('data', HOURLY + annotations('volsync.backup/mover-uid: "2147483647"')),
  },
  'unknown-manager': {
    bad: pvc('data', labels('backup: hourly\n    volsync.backup/managed-by: me')),
    line: 8,
    says: 'label volsync.backup/managed-by: got "me"; allowed: manifest',
    good: both(pvc('data', MANIFEST), source('data-backup', OF_DATA)),
  },
  'source-not-in-git': {
    bad: pvc('data', MANIFEST),
    line: 8,
    says: 'says that its ReplicationSource stands in Git',
    good: both(pvc('data', MANIFEST), source('data-backup', OF_DATA)),
  },
  'identity-collision': {
    bad: both(pvc('data-db-0', HOURLY), statefulSet('db', HOURLY)),
    line: 23,
    says: 'PVC app/data-db-0 is made by StatefulSet app/db and by PersistentVolumeClaim app/data-db-0',
    good: both(pvc('data-db', HOURLY), statefulSet('db', HOURLY), pvc('data-db-1', HOURLY, '', 'other')),
  },
  'truncated-identity': {
    bad: both(pvc('data'), source(`data.${'a'.repeat(50)}`, OF_DATA)),
    line: 12,
    says: `VolSync makes "data${'a'.repeat(46)}"`,
    good: both(pvc('data'), source('a'.repeat(50), OF_DATA)),
  },
  'duplicate-object': {
    bad: both(pvc('data', HOURLY), pvc('data', HOURLY)),
    line: 14,
    says: 'it stands twice; the other one is in a.yaml',
    good: both(pvc('data', HOURLY), pvc('data', HOURLY, '', 'other'), source('data', OF_DATA)),
  },
  'dangling-data-source': {
    bad: pvc('data', HOURLY, RESTORE('other')),
    line: 13,
    says: 'filled from ReplicationDestination app/other, which is not among what is checked',
    good: both(
      pvc('data', HOURLY, RESTORE('data-restore')),
      pvc('moved', HOURLY, RESTORE('other')),
      destination('other', 'repository: secret'),
      pvc('copy', HOURLY, '  dataSource:\n    kind: PersistentVolumeClaim\n    name: data\n'),
    ),
  },
  'unseen-data-source': {
    bad: pvc('data', HOURLY, dataSource('VolumeSnapshot', 'snap', 'snapshot.storage.k8s.io')),
    line: 13,
    says: 'filled from VolumeSnapshot app/snap',
    good: both(
      pvc('data', HOURLY, dataSource('VolumeSnapshot', 'snap', 'snapshot.storage.k8s.io')),
      'apiVersion: snapshot.storage.k8s.io/v1\nkind: VolumeSnapshot\nmetadata:\n  name: snap\n  namespace: app\n',
    ),
  },
  'source-without-schedule': {
    bad: both(pvc('data'), source('data-backup', '  sourcePVC: data\n  trigger:\n    manual: once')),
    line: 16,
    says: 'its only trigger is manual: "once"',
    good: both(pvc('data'), source('data-backup', OF_DATA)),
  },
  'source-cannot-run': {
    bad: both(pvc('data'), source('data-backup', OF_DATA, 'repository: secret')),
    line: 18,
    says: 'its spec.kopia.copyMethod is missing, and VolSync has no default for it',
    good: both(pvc('data'), source('data-backup', OF_DATA), source('offsite', OF_DATA.replace('0 * * * *', '@daily'))),
  },
  'source-paused': {
    bad: both(pvc('data'), source('data-backup', `  paused: true\n${OF_DATA}`)),
    line: 15,
    says: 'paused',
    good: both(pvc('data'), source('data-backup', `  paused: false\n${OF_DATA}`)),
  },
  'source-copies-live-data': {
    bad: both(pvc('data'), source('data-backup', OF_DATA, 'copyMethod: Direct\n    repository: r')),
    line: 19,
    says: 'copyMethod: Direct',
    good: both(pvc('data'), source('data-backup', OF_DATA, 'copyMethod: Clone\n    repository: r')),
  },
  'source-without-pvc': {
    bad: both(pvc('data'), source('data-backup', `  sourcePVC: date\n${SCHEDULE}`)),
    line: 15,
    says: 'its PVC app/date is not among what is checked',
    good: both(statefulSet('db', ''), source('data-backup', `  sourcePVC: data-db-1\n${SCHEDULE}`)),
  },
  'two-sources': {
    bad: both(pvc('data'), source('one', OF_DATA), source('two', OF_DATA)),
    line: 28,
    says: 'by ReplicationSource one too',
    good: both(
      pvc('data', MANIFEST),
      source('data-backup', OF_DATA),
      source('data-offsite', OF_DATA, `repository: offsite\n    ${COPY}`),
    ),
  },
  'source-identity': {
    bad: both(pvc('data', MANIFEST), source('data', OF_DATA)),
    line: 15,
    says: 'belong to data@app:/data, but pvc-plumber looks for data-backup@app:/data',
    good: both(pvc('data', MANIFEST), source('data-backup', OF_DATA)),
  },
  'destination-identity': {
    bad: both(pvc('data'), source('data-backup', OF_DATA), destination('data-restore', 'repository: secret')),
    line: 30,
    says: 'looks for backups of data-restore@app:/data, but ReplicationSource data-backup makes those of its PVC as data-backup@app:/data',
    good: both(
      pvc('data', '', RESTORE('any')),
      source('data-backup', OF_DATA),
      destination('data-restore', 'sourceIdentity: { sourceName: data-backup }'),
      destination('any', 'sourceIdentity: { sourceName: data-backup, sourceNamespace: app }'),
      destination('other', 'repository: secret'),
    ),
  },
  'secret-drops-password': {
    bad: externalSecret('data:\n  KOPIA_REPOSITORY: filesystem:///repository'),
    line: 8,
    says: 'KOPIA_PASSWORD is fetched, but its template replaces it',
    good: both(
      externalSecret('mergePolicy: Merge\ndata:\n  KOPIA_REPOSITORY: filesystem:///repository'),
      externalSecret('data:\n  KOPIA_REPOSITORY: x\n  KOPIA_PASSWORD: "{{ .p }}"').replace('volsync-data', 'b'),
      externalSecret('engineVersion: v2').replace('volsync-data', 'c'),
      externalSecret('data:\n  user: x').replace('volsync-data', 'd'),
    ),
  },
  'database-without-backups': {
    bad: both(cluster(STORE), pvc('data', HOURLY)),
    line: 1,
    says: 'database app/pg is not backed up: no ScheduledBackup',
    good: cluster(STORE) + SCHEDULED,
  },
  'failing-database-backup': {
    bad: cluster(STORE) + scheduledBackup(''),
    line: 17,
    says: 'every backup of the database app/pg fails: it states no method, which means barmanObjectStore, and the Cluster is set up for plugin barman-cloud.cloudnative-pg.io',
    good: both(
      cluster(STORE) + SCHEDULED,
      cluster('  backup: { barmanObjectStore: { destinationPath: s3://a } }\n').replace('name: pg', 'name: in-tree') +
        scheduledBackup('').replaceAll('name: pg', 'name: in-tree'),
    ),
  },
  'five-field-schedule': {
    bad: cluster(STORE) + scheduledBackup(BY_PLUGIN, '0 2 * * *'),
    line: 20,
    says: 'the five fields of its schedule "0 2 * * *" as second, minute, hour',
    good: both(
      cluster(STORE) + SCHEDULED,
      cluster(STORE).replace('name: pg', 'name: two') +
        scheduledBackup(BY_PLUGIN, '@daily').replaceAll('name: pg', 'name: two'),
    ),
  },
  'unseen-database': {
    bad: both(
      pvc('pg-1', labels('cnpg.io/cluster: pg')),
      cluster(STORE).replace('name: pg', 'name: other') + SCHEDULED,
    ),
    line: 7,
    says: 'PVC app/pg-1 is of the database pg, whose Cluster is not among what is checked',
    good: both(
      cluster(STORE) + SCHEDULED,
      pvc('pg-1', labels('cnpg.io/cluster: pg')),
      pvc('old-1', labels('cnpg.io/cluster: old\n    backup-exempt: "true"') + REASON),
    ),
  },
  'database-volume-with-tier': {
    bad: cluster(`${STORE}  inheritedMetadata:\n    labels:\n      backup: hourly\n`) + SCHEDULED,
    line: 13,
    says: 'gives its PVCs the label backup',
    good: both(cluster(STORE, HOURLY) + SCHEDULED, pvc('pg-1', labels('cnpg.io/cluster: pg'))),
  },
  'ephemeral-with-tier': {
    bad: deployment('backup: hourly'),
    line: 15,
    says: 'ephemeral volume app/web/scratch: controlling owner: got "Pod"; allowed: anything but a Pod',
    good: deployment('app: web'),
  },
  'unrendered-source': {
    bad: 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web\n',
    line: 1,
    says: 'HelmRelease web: what comes of it is not seen here',
    good: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: a\nspec:\n  source: { path: b }\n',
  },
  'unrendered-variable': {
    bad: both(pvc('"${APP}"'), pvc('{{ .Values.name }}').replace('app', '{{ .Release.Namespace }}')),
    line: 4,
    says: 'PVC app/${APP} still holds variables',
    good: pvc('data', HOURLY),
  },
};
