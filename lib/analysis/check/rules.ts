/** How much a finding weighs. */
export type Severity = 'error' | 'warning' | 'note';

/** What the check looks for. The docs, `--explain` and SARIF are made from it. */
export interface CheckRule {
  readonly severity: Severity;
  /** What is found, as a heading would say it. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Ids never change: baselines and pipelines hold them. */
export const RULES = {
  'unprotected-volume': {
    severity: 'error',
    title: 'A volume that is neither backed up nor exempt',
    why: 'It has neither the label `backup`, nor a ReplicationSource, nor an exemption. Its data is lost if the disk fails. Backups that another tool makes are not seen.',
    fix: 'Write the label `backup: hourly` or `backup: daily` on the PVC or on the volumeClaimTemplate. Where nothing is worth a backup, or another tool makes it, say so: label `backup-exempt: "true"` and annotation `volsync.backup/exempt-reason`.',
  },
  'label-on-pod-template': {
    severity: 'error',
    title: 'The label stands on the StatefulSet or on its pods, and not on the volumes',
    why: 'Kubernetes copies labels from a volumeClaimTemplate to the PVCs that it makes, and from nowhere else. The label looks right, and protects nothing.',
    fix: 'Move the label to `spec.volumeClaimTemplates[].metadata.labels`. PVCs that exist already are labelled by hand: `kubectl label pvc data-db-0 backup=hourly`.',
  },
  'unknown-tier': {
    severity: 'error',
    title: 'The label `backup` has a value that is no tier',
    why: 'No schedule belongs to it. At admission such a PVC is refused.',
    fix: 'Use a tier of the platform. Without `--config` these are the default ones, `hourly` and `daily`.',
  },
  'label-not-text': {
    severity: 'error',
    title: 'A label or annotation is no text',
    why: 'YAML reads `true` and `1` without quotes as a boolean and a number. The API server refuses the object.',
    fix: 'Write the value in quotes: `backup-exempt: "true"`.',
  },
  'excluded-namespace': {
    severity: 'error',
    title: 'A volume with a tier in a namespace that is excluded',
    why: 'PVCs there must come up before the platform does, so they are not backed up, and the label is refused at admission.',
    fix: 'Keep the data in another namespace, or take this one out of `namespaces.excluded` of the config.',
  },
  'unfit-name': {
    severity: 'error',
    title: 'A name that cannot be backed up under its own identity',
    why: 'VolSync cuts the user name of Kopia to 50 characters and drops dots. Such a PVC would be backed up under one name and looked for under another: the restore would come back empty.',
    fix: 'Choose a name of up to 43 lower-case letters, digits and hyphens. Of a StatefulSet the name of the last replica counts, `<template>-<set>-<ordinal>`.',
  },
  'missing-namespace': {
    severity: 'warning',
    title: 'A volume with backups whose namespace is not known',
    why: 'The namespace is half of the identity under which backups are found again. Nothing can be said about collisions, changes and exclusion without it, nor which of several PVCs of one name a ReplicationSource backs up.',
    fix: 'Render with the namespace, or say which one it will be: `--namespace my-app`.',
  },
  'block-volume': {
    severity: 'error',
    title: 'A volume with a tier that is a block device',
    why: 'Kopia reads files. The label is refused at admission.',
    fix: 'Use `volumeMode: Filesystem`, or exempt the volume.',
  },
  'exempt-without-reason': {
    severity: 'error',
    title: 'An exemption without a reason',
    why: 'Nobody can tell later whether it was meant. It is refused at admission.',
    fix: 'Say why in the annotation `volsync.backup/exempt-reason`.',
  },
  'exempt-with-tier': {
    severity: 'error',
    title: 'A tier and an exemption on one volume',
    why: 'They contradict each other. It is refused at admission.',
    fix: 'Keep one of the two.',
  },
  'skip-restore-without-reason': {
    severity: 'error',
    title: 'A volume starts without its backup, and no reason is given',
    why: 'As long as `volsync.backup/skip-restore` stands, a PVC that is created again comes up empty although there is a backup. It is refused at admission.',
    fix: 'Say why in the annotation `volsync.backup/skip-restore-reason`, or remove both.',
  },
  'skip-restore-value': {
    severity: 'error',
    title: 'The annotation `volsync.backup/skip-restore` has a value other than "true" or "false"',
    why: 'Any other value has no effect: the PVC would be restored from its backup although the restore was to be skipped. It is refused at admission.',
    fix: 'Write `volsync.backup/skip-restore: "true"` with a reason, or remove the annotation.',
  },
  'exempt-value': {
    severity: 'error',
    title: 'The label `backup-exempt` has a value other than "true" or "false"',
    why: 'Any other value has no effect: the volume counts as not exempt. It is refused at admission.',
    fix: 'Write `backup-exempt: "true"` with a reason, or remove the label.',
  },
  'mover-user': {
    severity: 'error',
    title: 'A volume asks for a mover user that is not possible',
    why: 'Movers never run as root, and where the NFS export does not map all users to one, a mover of another user could not share the repository. It is refused at admission.',
    fix: 'Write a whole number from 1 to 2147483647 in `volsync.backup/mover-uid` and `volsync.backup/mover-gid`. Unless `repository.squash` is "all", remove both.',
  },
  'unknown-manager': {
    severity: 'error',
    title: 'The label `volsync.backup/managed-by` has a value other than `manifest`',
    why: 'Only `manifest` means something. It is refused at admission.',
    fix: 'Remove the label.',
  },
  'source-not-in-git': {
    severity: 'error',
    title: 'A volume whose ReplicationSource is said to stand in Git, but does not',
    why: 'With `volsync.backup/managed-by: manifest` Kyverno generates no ReplicationSource. So nobody makes backups.',
    fix: 'Add the ReplicationSource to what is checked, or remove the label.',
  },
  'identity-collision': {
    severity: 'error',
    title: 'Two volumes, or two ReplicationSources, with one identity',
    why: 'Backups of both land under one name in the repository. A restore takes the latest, whosever it is.',
    fix: 'Rename one of the two. When a StatefulSet is meant to use the PVC, keep only its volumeClaimTemplate.',
  },
  'truncated-identity': {
    severity: 'warning',
    title: 'A ReplicationSource whose name VolSync cuts or rewrites',
    why: 'Its snapshots belong to another name than one would look for, and two long names can become the same one.',
    fix: 'Choose a name of up to 50 letters, digits, `-` and `_`, or state `spec.kopia.username` and `hostname`.',
  },
  'duplicate-object': {
    severity: 'warning',
    title: 'An object that stands twice',
    why: 'When both are applied, the second overwrites the first.',
    fix: 'Remove one of the two. If they are for two clusters, check each cluster on its own.',
  },
  'dangling-data-source': {
    severity: 'error',
    title: 'A volume that is filled from something that is not there',
    why: 'The PVC stays Pending, and its app does not start.',
    fix: 'Remove `dataSourceRef`: Kyverno adds it when there is a backup. Or add what it points to.',
  },
  'unseen-data-source': {
    severity: 'note',
    title: 'A volume that is filled from something that lives in the cluster only',
    why: 'Whether it is there cannot be seen in manifests. When it is not, the PVC stays Pending.',
    fix: 'Remove `dataSourceRef` once the PVC is there. The field only counts when a PVC is created.',
  },
  'source-without-schedule': {
    severity: 'error',
    title: 'A ReplicationSource without a schedule',
    why: 'With a manual trigger it makes one backup, and none afterwards; a schedule beside it does not count. Without a trigger it starts again as soon as it is done.',
    fix: 'State `spec.trigger.schedule`.',
  },
  'source-cannot-run': {
    severity: 'error',
    title: 'A ReplicationSource that fails at each start',
    why: 'The CRD of VolSync requires nothing and has no defaults, so the API server takes a ReplicationSource without a mover, a repository or a copy method, and one whose date never comes. No backup comes of it.',
    fix: 'State a mover with `repository` and `copyMethod: Snapshot`, and a schedule of five fields that comes.',
  },
  'source-paused': {
    severity: 'warning',
    title: 'A ReplicationSource that is paused',
    why: 'It makes no backups, and no alert of VolSync says so.',
    fix: 'Remove `spec.paused`.',
  },
  'source-copies-live-data': {
    severity: 'warning',
    title: 'A ReplicationSource that reads the volume while its app writes to it',
    why: 'With `copyMethod: Direct` files change during the backup, so it may hold a state that never was. Before the PVC is filled it backs up nothing.',
    fix: 'Use `copyMethod: Snapshot`.',
  },
  'source-without-pvc': {
    severity: 'warning',
    title: 'A ReplicationSource of a PVC that is not there',
    why: 'It waits for ever, or the PVC comes from something that is not checked here, so that nobody notices when it is renamed.',
    fix: 'Correct `spec.sourcePVC`, or check the rendered manifests that hold the PVC together with it.',
  },
  'two-sources': {
    severity: 'warning',
    title: 'Two ReplicationSources back up one volume into one repository',
    why: 'Each has an identity of its own: twice the work, and a restore finds only one of them.',
    fix: 'Remove one. If Kyverno makes one because of the label `backup`, the other is the one to remove.',
  },
  'source-identity': {
    severity: 'error',
    title: 'The ReplicationSource of a protected volume has another identity than pvc-plumber looks for',
    why: 'What pvc-plumber looks for is `<pvc>-backup@<namespace>:/data`. It would say that there is no backup, and the PVC would come up empty.',
    fix: 'Name the ReplicationSource `<pvc>-backup`, without `username`, `hostname` and `sourcePathOverride`.',
  },
  'destination-identity': {
    severity: 'error',
    title: 'A ReplicationDestination looks for backups under another identity than they are made under',
    why: 'Without `sourceIdentity` it looks for its own name. It finds nothing, reports success, and the volume comes up empty.',
    fix: 'State `spec.kopia.sourceIdentity.sourceName`: the name of the ReplicationSource. A volume that is filled from an old identity on purpose, as the runbook rename-a-pvc does, belongs into the baseline for so long.',
  },
  'secret-drops-password': {
    severity: 'error',
    title: 'An ExternalSecret makes a Secret without the password of the repository',
    why: 'A template replaces what was fetched, unless its `mergePolicy` is `Merge`. No mover can open the repository.',
    fix: 'State `spec.target.template.mergePolicy: Merge`, or add the password to the template.',
  },
  'database-without-backups': {
    severity: 'error',
    title: 'A database without backups',
    why: 'Volumes of CloudNativePG are backed up through PostgreSQL: the Cluster says where to, and a ScheduledBackup when. One without the other is nothing.',
    fix: 'Add `spec.backup` or the Barman plugin with an ObjectStore to the Cluster, and a ScheduledBackup that is not suspended. Where nothing is worth a backup, or a plugin makes them that is not known here, say so: label `backup-exempt: "true"` and annotation `volsync.backup/exempt-reason` on the Cluster.',
  },
  'failing-database-backup': {
    severity: 'error',
    title: 'A ScheduledBackup that makes no backups',
    why: 'CloudNativePG marks a backup whose method the Cluster is not set up for as failed, and does not try again. A ScheduledBackup without a method has the method `barmanObjectStore`, also where the Cluster has the plugin. A date that never comes, such as 31 February, starts nothing, and says nothing.',
    fix: 'With the plugin state `spec.method: plugin` and `spec.pluginConfiguration.name: barman-cloud.cloudnative-pg.io`. Write schedules with six fields, the first one for seconds: `0 0 2 * * *`.',
  },
  'five-field-schedule': {
    severity: 'warning',
    title: 'A ScheduledBackup whose schedule has five fields',
    why: 'CloudNativePG reads six fields, seconds first, and takes the last to be left out. So `0 2 * * *` is no backup at 2 in the morning but one in each hour, and they fill the store.',
    fix: 'Write six fields: `0 0 2 * * *`.',
  },
  'unseen-database': {
    severity: 'warning',
    title: 'A volume of a database that is not among what is checked',
    why: 'The label `cnpg.io/cluster` says which database a PVC belongs to, and not that this database is backed up. That stands in the Cluster and in a ScheduledBackup.',
    fix: 'Check them together with the PVC. From a cluster they come with `kubectl get clusters.postgresql.cnpg.io,scheduledbackups.postgresql.cnpg.io -A`.',
  },
  'database-volume-with-tier': {
    severity: 'error',
    title: 'The label `backup` on volumes of a database',
    why: 'The files of a running database are only consistent together with its log. The label is refused at admission.',
    fix: 'Remove the label, also from `spec.inheritedMetadata` of the Cluster.',
  },
  'ephemeral-with-tier': {
    severity: 'error',
    title: 'The label `backup` on a volume that lives and dies with its pod',
    why: 'The name of such a PVC is made of the name of the pod. The next pod has another one, so its backup would never be found again. The label is refused at admission, and the pod stays Pending.',
    fix: 'Use a PVC of its own for what must be kept, else remove the label.',
  },
  'identity-changed': {
    severity: 'error',
    title: 'A protected volume has another name or namespace than before',
    why: 'Backups belong to name and namespace. Under the new ones there are none: the volume comes up empty, and the old backups stay where nobody looks.',
    fix: 'Keep the old name. Or fill the new volume from the old identity, as the runbook rename-a-pvc says.',
  },
  'history-ends': {
    severity: 'note',
    title: 'A volume that was protected before is gone',
    why: 'Its backups stay, and do not expire any more.',
    fix: 'Nothing, if that is meant. To delete its backups, delete the snapshots of its identity with Kopia.',
  },
  'unreadable-file': {
    severity: 'error',
    title: 'A file, or a part of one, that cannot be read',
    why: 'Volumes in it are not checked. Kubernetes could not read it either.',
    fix: 'Correct it, or leave it out.',
  },
  'fault-elsewhere': {
    severity: 'note',
    title: 'A fault in a file that holds nothing that matters here',
    why: 'No volume, and nothing that protects one, is named in it. Kubernetes may refuse it all the same.',
    fix: 'Nothing, or correct it.',
  },
  'duplicate-key': {
    severity: 'warning',
    title: 'A key that stands twice in one mapping',
    why: 'The last one counts here. The API server may refuse the object, or take the other one.',
    fix: 'Remove one of the two.',
  },
  'unrendered-template': {
    severity: 'note',
    title: 'A template that is not rendered yet',
    why: 'It is no YAML. What it will become is not checked.',
    fix: 'Render it, and check the output: `helm template my-app ./chart | pvc-backup check -`.',
  },
  'unrendered-source': {
    severity: 'note',
    title: 'An object that becomes manifests somewhere else',
    why: 'The volumes of a HelmRelease, of an Application with a chart or of a kustomization are not seen here.',
    fix: 'Render it, and check the output: `helm template`, `kubectl kustomize`, `flux build`.',
  },
  'unrendered-variable': {
    severity: 'note',
    title: 'A volume whose manifest still holds variables',
    why: 'Its name, namespace or tier is filled in later. What it will be is not checked.',
    fix: 'Fill in the variables, and check the output: `flux build kustomization`, `envsubst`.',
  },
} as const satisfies Readonly<Record<string, CheckRule>>;

/** The id of a rule. */
export type RuleId = keyof typeof RULES;

/** The ids of all rules, in the order of the docs. */
export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

/** Heavier ones first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** True when a severity weighs as much as another one, or more. */
export function isAtLeast(severity: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(other);
}
