import { type Coverage } from '../inventory/coverage';
import { type Database } from '../inventory/databases';
import { type Inventory } from '../inventory/inventory';
import { volumeKey } from '../inventory/volume';
import { ANNOTATIONS, LABELS } from '../plan/naming';
import { type Finding, findingAbout } from './finding';

/** Says which databases have no backups, and which have the wrong kind. */
export function checkDatabases({ databases }: Inventory, coverage: readonly Coverage[]): Finding[] {
  const covered = new Map(coverage.map((entry) => [entry.volume, entry]));
  return databases.flatMap((database) => [
    ...checkBackups(database, covered.get(database.volume)),
    ...checkExemption(database),
    ...checkLabels(database),
  ]);
}

function checkBackups({ found, namespace, volume }: Database, coverage: Coverage | undefined): Finding[] {
  if (coverage?.status !== 'unprotected' || volume.isExempt) return [];
  return [
    findingAbout(found, namespace, {
      rule: 'database-without-backups',
      message: `database ${volumeKey(volume)} is not backed up: ${coverage.why}`,
      fix: `add backups to the Cluster and a ScheduledBackup, or label it ${LABELS.exempt}: "true" with a reason in annotation ${ANNOTATIONS.exemptReason}`,
    }),
  ];
}

function checkExemption({ found, namespace, volume }: Database): Finding[] {
  if (!volume.isExempt || volume.exemptReason !== undefined) return [];
  return [
    findingAbout(found, namespace, {
      rule: 'exempt-without-reason',
      message: `database ${volumeKey(volume)} is exempt, and nobody says why`,
      fix: `say in annotation ${ANNOTATIONS.exemptReason} why it is not backed up`,
      path: ['metadata', 'labels', LABELS.exempt],
    }),
  ];
}

function checkLabels({ found, namespace, volume, inheritedLabels }: Database): Finding[] {
  if (inheritedLabels[LABELS.tier] === undefined) return [];
  return [
    findingAbout(found, namespace, {
      rule: 'database-volume-with-tier',
      message: `database ${volumeKey(volume)} gives its PVCs the label ${LABELS.tier}, but its files are only consistent together with its log`,
      fix: `remove ${LABELS.tier} from spec.inheritedMetadata.labels`,
      path: ['spec', 'inheritedMetadata', 'labels', LABELS.tier],
    }),
  ];
}
