import { type Coverage } from '../inventory/coverage';
import { textAt } from '../inventory/fields';
import { type FieldPath } from '../inventory/found-object';
import { type Volume, volumeKey } from '../inventory/volume';
import { type Finding, findingAbout, type Statement } from './finding';

/** Volumes that one piece of a manifest makes: a PVC alone, or a volumeClaimTemplate one for each replica. */
export interface ClaimGroup {
  /** Its last volume: the one with the longest name. */
  readonly volume: Volume;
  readonly coverage: Coverage;
  /** How the volumes are called in a sentence. */
  readonly title: string;
  /** The verb that goes with it. */
  readonly be: 'is' | 'are';
}

/** Volumes, those of one template together. They follow each other in an inventory. */
export function claimGroups(coverage: readonly Coverage[]): ClaimGroup[] {
  const groups: Coverage[][] = [];
  for (const covered of coverage) {
    const group = groups.at(-1);
    const previous = group?.at(-1)?.volume;
    const isSame = previous?.found === covered.volume.found && isSamePath(previous.path, covered.volume.path);
    if (group !== undefined && isSame) group.push(covered);
    else groups.push([covered]);
  }
  return groups.flatMap(groupOf);
}

function isSamePath(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function groupOf(group: readonly Coverage[]): ClaimGroup[] {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      volume: last.volume,
      coverage: last,
      title: titleOf(first.volume, last.volume),
      be: first === last ? 'is' : 'are',
    },
  ];
}

function titleOf(first: Volume, last: Volume): string {
  if (first.origin === 'Cluster') return `database ${volumeKey(first)}`;
  if (first.origin === 'ephemeral') return `ephemeral volume ${volumeKey(first)}`;
  return first === last ? `PVC ${volumeKey(first)}` : `PVCs ${volumeKey(first)} to ${last.name}`;
}

/** A finding about volumes, at a field of their claim. */
export function findingAboutClaim(volume: Volume, statement: Omit<Statement, 'part'>): Finding {
  const { found, path } = volume;
  const field: FieldPath = [...path, ...(statement.path ?? [])];
  const template = path.length === 0 ? undefined : partName(volume);
  return findingAbout(found, volume.namespace, {
    ...statement,
    path: field,
    ...(template !== undefined && { part: template }),
  });
}

function partName({ found, path, origin, name }: Volume): string | undefined {
  if (origin === 'ephemeral') return name?.split('/')[1];
  return textAt(found.object, ...path, 'metadata', 'name') ?? String(path.at(-1));
}
