import { type Coverage } from '../inventory/coverage';
import { textAt } from '../inventory/fields';
import { type FieldPath } from '../inventory/found-object';
import { type Volume, volumeKey } from '../inventory/volume';
import { type Finding, findingAbout, type Statement } from './finding';

/** Volumes that one piece of a manifest makes: a PVC alone, or a volumeClaimTemplate one for each replica. */
export interface ClaimGroup {
  /** Its last volume: the one with the longest name. */
  readonly volume: Volume;
  /** The worst among its volumes: a ReplicationSource may back up some replicas, and leave out others. */
  readonly coverage: Coverage;
  /** How the volumes are called in a sentence. */
  readonly title: string;
  /** The verb that goes with it. */
  readonly be: 'is' | 'are';
  /** The same for those of the volumes that are as the worst one is. */
  readonly worst: Pick<ClaimGroup, 'title' | 'be'>;
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
  const last = group.at(-1);
  if (last === undefined) return [];
  const coverage = group.find(({ status }) => status === 'unprotected') ?? last;
  const volumes = group.map(({ volume }) => volume);
  const worst = group.filter(({ status }) => status === coverage.status).map(({ volume }) => volume);
  return [{ volume: last.volume, coverage, ...called(volumes, volumes), worst: called(worst, volumes) }];
}

/** How some of the volumes of a group are called. */
function called(some: readonly Volume[], all: readonly Volume[]): ClaimGroup['worst'] {
  const [first] = some as [Volume, ...Volume[]];
  const be = some.length === 1 ? 'is' : 'are';
  if (first.origin === 'Cluster') return { title: `database ${volumeKey(first)}`, be };
  if (first.origin === 'ephemeral') return { title: `ephemeral volume ${volumeKey(first)}`, be };
  const [key, ...others] = runsOf(some, all).map((run, index) => {
    const [from, to] = [run[0] as Volume, run.at(-1) as Volume];
    return `${index === 0 ? volumeKey(from) : from.name}${from === to ? '' : ` to ${to.name}`}`;
  });
  const more = others.length > MAX_RUNS ? [`${others.length - MAX_RUNS} more`] : [];
  const names = [key, ...others.slice(0, MAX_RUNS), ...more].join(', ');
  const share = some.length === all.length ? '' : ` (${some.length} of ${all.length} replicas)`;
  return { title: `${be === 'is' ? 'PVC' : 'PVCs'} ${names}${share}`, be };
}

/** How many runs of replicas a sentence names behind the first. */
const MAX_RUNS = 3;

/** Some of the volumes of a group, those together that follow each other in it. */
function runsOf(some: readonly Volume[], all: readonly Volume[]): Volume[][] {
  const chosen = new Set(some);
  const runs: Volume[][] = [];
  let previous: Volume | undefined;
  for (const volume of all) {
    if (chosen.has(volume)) {
      const run = runs.at(-1);
      if (run !== undefined && run.at(-1) === previous) run.push(volume);
      else runs.push([volume]);
    }
    previous = volume;
  }
  return runs;
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
