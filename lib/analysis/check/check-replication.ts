import { formatKopiaIdentity } from '../../contract/identity';
import { LABELS, MANAGED_BY_KYVERNO, MANAGED_BY_MANIFEST, replicationDestinationName } from '../../contract/names';
import { textAt } from '../inventory/fields';
import { type FoundObject } from '../inventory/found-object';
import { type Inventory } from '../inventory/inventory';
import { NameIndex } from '../inventory/name-index';
import { type Destination, isSameIdentity, type Source, sourceFault } from '../inventory/replication';
import { hasVariable } from '../inventory/unrendered';
import { type Volume, volumeKey } from '../inventory/volume';
import { type Finding, findingAbout, type Statement } from './finding';
import { firstOfEach } from './first-of-each';

/** Says what is wrong with ReplicationSources and ReplicationDestinations. */
export function checkReplication(inventory: Inventory): Finding[] {
  const claims = new NameIndex<Volume>();
  for (const volume of inventory.volumes) claims.add(volume, volume);
  const sources = inventory.sources.filter(({ name, pvc }) => !hasVariable(name) && !hasVariable(pvc));
  return [
    ...sources.flatMap((source) => checkSource(source, claims)),
    ...checkTwoSources(sources),
    ...checkDestinations(inventory, sources),
  ];
}

function checkSource(source: Source, claims: NameIndex<Volume>): Finding[] {
  const { found, namespace } = source;
  const statements = [
    ...checkTrigger(source),
    ...checkRuns(source),
    ...checkCopies(source),
    ...checkClaimOf(source, claims),
  ];
  return statements.map((statement) => findingAbout(found, namespace, statement));
}

function checkTrigger({ schedule, manual, isPaused, mover }: Source): Statement[] {
  if (isPaused) {
    return [
      {
        rule: 'source-paused',
        message: 'it is paused, so it makes no backups',
        fix: 'remove spec.paused',
        path: ['spec', 'paused'],
      },
    ];
  }
  // Syncthing and external movers run all the time, or by a clock of their own.
  if (mover === 'syncthing' || mover === 'external' || mover === undefined) return [];
  if (schedule !== undefined && manual === undefined) return [];
  const trigger = schedule === undefined ? 'its only trigger is' : 'its schedule does not count beside its trigger';
  return [
    {
      rule: 'source-without-schedule',
      message:
        manual === undefined
          ? 'it has no trigger, so it starts again as soon as it is done'
          : `${trigger} manual: ${JSON.stringify(manual)}, so it makes one backup and none afterwards`,
      fix: schedule === undefined ? 'state spec.trigger.schedule' : 'remove spec.trigger.manual',
      path: ['spec', 'trigger'],
    },
  ];
}

function checkRuns(source: Source): Statement[] {
  const fault = sourceFault(source);
  if (fault === undefined) return [];
  return [{ rule: 'source-cannot-run', message: fault.what, fix: fault.fix, path: fault.path }];
}

function checkCopies({ copyMethod, mover }: Source): Statement[] {
  if (copyMethod !== 'Direct' || mover === undefined) return [];
  return [
    {
      rule: 'source-copies-live-data',
      message: 'it reads the volume while its app writes to it (copyMethod: Direct)',
      fix: 'use copyMethod: Snapshot',
      path: ['spec', mover, 'copyMethod'],
    },
  ];
}

function checkClaimOf({ pvc, namespace, mover }: Source, claims: NameIndex<Volume>): Statement[] {
  if (mover === 'external' || claims.has({ name: pvc, namespace })) return [];
  return [
    {
      rule: 'source-without-pvc',
      message:
        pvc === undefined
          ? 'it names no PVC'
          : `its PVC ${volumeKey({ name: pvc, namespace })} is not among what is checked`,
      fix: 'correct spec.sourcePVC, or check it together with the rendered manifests that hold the PVC',
      path: ['spec', 'sourcePVC'],
    },
  ];
}

/** Two of them may back up one PVC into two repositories: that is a second copy, and a good thing. */
function checkTwoSources(sources: readonly Source[]): Finding[] {
  const named = sources.filter(({ pvc }) => pvc !== undefined);
  const repeated = firstOfEach(
    named,
    ({ pvc, namespace, mover, repository }) => `${volumeKey({ name: pvc, namespace })} ${mover} ${repository}`,
  );
  return repeated.flatMap(([source, first]) => {
    // The same one twice is said elsewhere.
    if (source.name === first.name) return [];
    return [
      findingAbout(source.found, source.namespace, {
        rule: 'two-sources',
        message: `PVC ${volumeKey({ name: source.pvc, namespace: source.namespace })} is backed up into the same repository by ReplicationSource ${first.name} too (${first.found.file})`,
        fix: 'remove one of the two',
        path: ['spec', 'sourcePVC'],
      }),
    ];
  });
}

/** A source in Git beside the one that Kyverno makes because of the label. */
export function checkPolicyMode({ volumes, sources }: Inventory): Finding[] {
  const bySource = sourceIndex(sources);
  return volumes.flatMap((volume) => {
    const source = bySource.get(volume);
    if (volume.tier === undefined || volume.labels[LABELS.managedBy] === MANAGED_BY_MANIFEST) return [];
    if (source === undefined || isGenerated(source.found)) return [];
    return [
      findingAbout(source.found, source.namespace, {
        rule: 'two-sources',
        message: `PVC ${volumeKey(volume)} has the label ${LABELS.tier}, so Kyverno makes a ReplicationSource of it too`,
        fix: `remove this one, or label the PVC ${LABELS.managedBy}: ${MANAGED_BY_MANIFEST}`,
        path: ['spec', 'sourcePVC'],
      }),
    ];
  });
}

function isGenerated({ object }: FoundObject): boolean {
  return textAt(object, 'metadata', 'labels', LABELS.appManagedBy) === MANAGED_BY_KYVERNO;
}

function checkDestinations({ destinations, volumes }: Inventory, sources: readonly Source[]): Finding[] {
  const sourceOfPvc = sourceIndex(sources);
  const pvcOfDestination = new Map<string, string>();
  for (const { name, namespace } of volumes) {
    if (name === undefined) continue;
    pvcOfDestination.set(volumeKey({ name: replicationDestinationName(name), namespace }), name);
  }
  // What a PVC says itself weighs more than how things are usually called.
  for (const { name, namespace, dataSource } of volumes) {
    if (name === undefined || dataSource?.kind !== 'ReplicationDestination') continue;
    pvcOfDestination.set(volumeKey({ name: dataSource.name, namespace }), name);
  }
  return destinations.flatMap((destination) => {
    const pvc = destination.destinationPvc ?? pvcOfDestination.get(volumeKey(destination));
    const source = pvc === undefined ? undefined : sourceOfPvc.get({ name: pvc, namespace: destination.namespace });
    return source === undefined ? [] : checkDestination(destination, source);
  });
}

function checkDestination({ identity, found, namespace }: Destination, source: Source): Finding[] {
  if (identity === undefined || source.identity === undefined || isSameIdentity(identity, source.identity)) return [];
  return [
    findingAbout(found, namespace, {
      rule: 'destination-identity',
      message: `it looks for backups of ${formatKopiaIdentity(identity)}, but ReplicationSource ${source.name} makes those of its PVC as ${formatKopiaIdentity(source.identity)}`,
      fix: `state spec.kopia.sourceIdentity.sourceName: ${source.name}`,
      path: ['spec', 'kopia', 'sourceIdentity'],
    }),
  ];
}

/** ReplicationSources by the PVC that they back up. */
function sourceIndex(sources: readonly Source[]): NameIndex<Source> {
  const index = new NameIndex<Source>();
  for (const source of sources) index.add({ name: source.pvc, namespace: source.namespace }, source);
  return index;
}
