import { formatKopiaIdentity, kopiaIdentity } from '../../contract/identity';
import { LABELS, MANAGED_BY_MANIFEST } from '../../contract/names';
import { type Inventory } from '../inventory/inventory';
import { isSameIdentity, kopiaUsername, type Source } from '../inventory/replication';
import { hasVariable } from '../inventory/unrendered';
import { type Volume, volumeKey } from '../inventory/volume';
import { findingAboutClaim } from './claim-group';
import { describeObject, type Finding, findingAbout } from './finding';
import { firstOfEach } from './first-of-each';

/** Says where backups of two volumes would land under one identity, or under one that nobody looks for. */
export function checkIdentities({ volumes, sources }: Inventory): Finding[] {
  return [...checkVolumes(volumes), ...checkSources(sources), ...checkExplicit(volumes, sources)];
}

/** Two PVCs of one name are one object that stands twice; that is said elsewhere. */
function checkVolumes(volumes: readonly Volume[]): Finding[] {
  const claims = volumes.filter(
    ({ origin, name, namespace }) =>
      (origin === 'PersistentVolumeClaim' || origin === 'StatefulSet') &&
      name !== undefined &&
      !hasVariable(name) &&
      namespace !== undefined,
  );
  return firstOfEach(claims, volumeKey).flatMap(([volume, first]) => {
    const isSameObject =
      describeObject(volume.found, volume.namespace) === describeObject(first.found, first.namespace);
    if (isSameObject || isLive(volume) || isLive(first)) return [];
    return [
      findingAboutClaim(volume, {
        rule: 'identity-collision',
        message: `PVC ${volumeKey(volume)} is made by ${describeObject(volume.found, volume.namespace)} and by ${describeObject(first.found, first.namespace)} (${first.found.file})`,
        fix: 'rename one of the two; when the StatefulSet is meant to use the PVC, keep only its volumeClaimTemplate',
        path: ['metadata', 'name'],
      }),
    ];
  });
}

/** Read from a cluster: then a StatefulSet and the PVCs that it made stand beside each other. */
function isLive({ found: { object } }: Volume): boolean {
  return (object.metadata as { uid?: unknown } | undefined)?.uid !== undefined;
}

function checkSources(sources: readonly Source[]): Finding[] {
  const kopia = sources.filter(({ identity, name }) => identity !== undefined && !hasVariable(name));
  const collisions = firstOfEach(kopia, ({ identity, repository }) =>
    // Each mover may have a repository of its own.
    identity === undefined ? '' : `${formatKopiaIdentity(identity)} ${repository}`,
  ).flatMap(([source, first]) => {
    if (source.name === first.name || source.identity === undefined) return [];
    return [
      findingAbout(source.found, source.namespace, {
        rule: 'identity-collision',
        message: `its snapshots belong to ${formatKopiaIdentity(source.identity)}, and so do those of ${describeObject(first.found, first.namespace)} (${first.found.file})`,
        fix: 'give it another name, or another spec.kopia.username',
        path: ['metadata', 'name'],
      }),
    ];
  });
  const truncated = kopia.flatMap(({ name = '', identity, found, namespace }) => {
    if (identity?.username === name || identity?.username !== kopiaUsername(name)) return [];
    return [
      findingAbout(found, namespace, {
        rule: 'truncated-identity',
        message: `VolSync makes ${JSON.stringify(identity.username)} of this name`,
        fix: 'choose a name of up to 50 letters, digits, "-" and "_", or state spec.kopia.username and hostname',
        path: ['metadata', 'name'],
      }),
    ];
  });
  return [...collisions, ...truncated];
}

/** In explicit mode the ReplicationSource stands in Git, and pvc-plumber goes by the name of the PVC. */
function checkExplicit(volumes: readonly Volume[], sources: readonly Source[]): Finding[] {
  const explicit = new Map(
    volumes
      .filter(({ labels, tier }) => tier !== undefined && labels[LABELS.managedBy] === MANAGED_BY_MANIFEST)
      .map((volume) => [volumeKey(volume), volume]),
  );
  return sources.flatMap(({ pvc, namespace, identity, found }) => {
    const volume = explicit.get(volumeKey({ name: pvc, namespace }));
    if (volume?.name === undefined || volume.namespace === undefined || identity === undefined) return [];
    const expected = kopiaIdentity({ name: volume.name, namespace: volume.namespace });
    if (isSameIdentity(identity, expected)) return [];
    return [
      findingAbout(found, namespace, {
        rule: 'source-identity',
        message: `its snapshots belong to ${formatKopiaIdentity(identity)}, but pvc-plumber looks for ${formatKopiaIdentity(expected)}`,
        fix: `name it ${expected.username}, without username, hostname and sourcePathOverride`,
        path: ['metadata', 'name'],
      }),
    ];
  });
}
