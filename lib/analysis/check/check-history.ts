import { formatKopiaIdentity, type KopiaIdentity, kopiaIdentity } from '../../contract/identity';
import { type Coverage } from '../inventory/coverage';
import { type Source } from '../inventory/replication';
import { type Volume, volumeKey } from '../inventory/volume';
import { type CheckResult } from './check-manifests';
import { findingAboutClaim } from './claim-group';
import { type Finding } from './finding';

/** A volume with backups, and the identity that they belong to. */
interface Kept {
  readonly volume: Volume;
  /** `undefined` where another mover than Kopia makes them. */
  readonly identity: KopiaIdentity | undefined;
}

/**
 * Says which volumes lose the history of their backups between two states of the manifests, because name or namespace
 * changed, and which are gone.
 *
 * A new volume is taken for an old one with another name when they have the same name in another namespace, or stand in
 * the same file.
 */
export function checkHistory(before: CheckResult, after: CheckResult): Finding[] {
  const kept = keptVolumes(before);
  const now = keptVolumes(after);
  const known = new Set(before.coverage.map(({ volume }) => volumeKey(volume)));
  const present = new Map(after.coverage.map(({ volume }) => [volumeKey(volume), volume]));

  const moved = [...kept.values()].flatMap(({ volume, identity }) => {
    const current = now.get(volumeKey(volume));
    if (identity === undefined || current?.identity === undefined) return [];
    const [old, renewed] = [identity, current.identity].map(formatKopiaIdentity);
    return old === renewed ? [] : [identityChanged(current.volume, volume, identity, current.identity)];
  });

  const gone = [...kept.values()].filter(({ volume }) => !present.has(volumeKey(volume)));
  const added = after.coverage.filter(({ volume }) => !known.has(volumeKey(volume)) && isClaim(volume));
  const successors = successorsOf(gone, added);
  const ended = gone.map((old) => {
    const successor = successors.get(old);
    return successor === undefined
      ? historyEnds(old)
      : renamed(successor, old, now.get(volumeKey(successor))?.identity);
  });
  return [...moved, ...ended];
}

function isClaim({ origin }: Volume): boolean {
  return origin === 'PersistentVolumeClaim' || origin === 'StatefulSet';
}

/** The volumes that are backed up, as files. */
function keptVolumes({ coverage, inventory }: CheckResult): Map<string, Kept> {
  const sources = new Map<string, Source>(
    inventory.sources.map((source) => [volumeKey({ name: source.pvc, namespace: source.namespace }), source]),
  );
  const kept = coverage
    .filter(({ volume, status }) => status === 'protected' && isClaim(volume))
    .map(({ volume }): [string, Kept] => {
      const key = volumeKey(volume);
      return [key, { volume, identity: identityOf(volume, sources.get(key)) }];
    });
  return new Map(kept);
}

function identityOf({ name, namespace, tier }: Volume, source: Source | undefined): KopiaIdentity | undefined {
  if (source?.identity !== undefined || tier === undefined) return source?.identity;
  return name === undefined || namespace === undefined ? undefined : kopiaIdentity({ name, namespace });
}

/** What an old and a new volume may have in common, the surest likeness first. */
const LIKENESSES: readonly ((volume: Volume) => string)[] = [
  ({ name }) => `${name}`,
  ({ found, namespace, origin }) => `${found.file} ${namespace} ${origin}`,
  ({ found }) => found.file,
];

/** Old volume → the new one that looks like it. Each new one follows one old one. */
function successorsOf(gone: readonly Kept[], added: readonly Coverage[]): Map<Kept, Volume> {
  const successors = new Map<Kept, Volume>();
  let left = added.map(({ volume }) => volume);
  for (const likeness of LIKENESSES) {
    const candidates = inReverse(left, likeness);
    for (const old of gone) {
      const successor = successors.has(old) ? undefined : candidates.get(likeness(old.volume))?.pop();
      if (successor !== undefined) successors.set(old, successor);
    }
    const taken = new Set(successors.values());
    left = left.filter((volume) => !taken.has(volume));
  }
  return successors;
}

/** Volumes by a key; those of one key in reverse, so that the first one is the next to be taken. */
function inReverse(volumes: readonly Volume[], keyOf: (volume: Volume) => string): Map<string, Volume[]> {
  const groups = new Map<string, Volume[]>();
  for (const volume of volumes.toReversed()) {
    const group = groups.get(keyOf(volume));
    if (group === undefined) groups.set(keyOf(volume), [volume]);
    else group.push(volume);
  }
  return groups;
}

function renamed(successor: Volume, { volume, identity }: Kept, renewed: KopiaIdentity | undefined): Finding {
  const { name, namespace } = successor;
  const expected = name === undefined || namespace === undefined ? undefined : kopiaIdentity({ name, namespace });
  return identityChanged(successor, volume, identity, renewed ?? expected);
}

function identityChanged(
  volume: Volume,
  old: Volume,
  before: KopiaIdentity | undefined,
  after: KopiaIdentity | undefined,
): Finding {
  const was = before === undefined ? '' : `, and its backups belong to ${formatKopiaIdentity(before)}`;
  const move =
    before === undefined || after === undefined
      ? ''
      : `, or move its history before the new PVC is created: kopia snapshot move-history ${formatKopiaIdentity(before)} ${formatKopiaIdentity(after)}`;
  const isRenamed = volumeKey(volume) !== volumeKey(old);
  return findingAboutClaim(volume, {
    rule: 'identity-changed',
    message: isRenamed
      ? `PVC ${volumeKey(volume)} was ${volumeKey(old)}${was}: it would come up empty`
      : `PVC ${volumeKey(volume)} is backed up under another identity than before${was}`,
    fix: `keep the old name; or fill it from the old identity as the runbook rename-a-pvc says, with OLD_NAMESPACE=${old.namespace} OLD_PVC=${old.name} NAMESPACE=${volume.namespace} PVC=${volume.name}${move}`,
    path: ['metadata', 'name'],
  });
}

function historyEnds({ volume }: Kept): Finding {
  return {
    ...findingAboutClaim(volume, {
      rule: 'history-ends',
      message: `PVC ${volumeKey(volume)} is gone; its backups stay, and do not expire`,
      fix: 'nothing, if that is meant',
    }),
    // It stands nowhere any more.
    lineOf: () => undefined,
  };
}
