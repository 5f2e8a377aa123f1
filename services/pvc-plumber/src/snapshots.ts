import { type KopiaIdentity, pvcOfKopiaIdentity } from '../../../lib/plan/identity';
import { Fault } from './fault';

/** A complete snapshot. */
interface Snapshot {
  /** When it was begun, in milliseconds: as old is the data. */
  readonly time: number;
  /** Bytes of its files. */
  readonly size: number;
}

/** A PVC that has at least one complete snapshot. */
export interface Source {
  readonly namespace: string;
  readonly pvc: string;
  readonly last: Snapshot;
  /** The complete one before. */
  readonly previous: Snapshot | undefined;
}

/** Key of a PVC in maps. */
export function sourceKey({ namespace, pvc }: { readonly namespace: string; readonly pvc: string }): string {
  return `${namespace}/${pvc}`;
}

interface Listed extends Snapshot {
  readonly identity: KopiaIdentity;
  readonly isComplete: boolean;
}

/**
 * Reads what `kopia snapshot list --all --json` prints: the PVCs that have a backup. A snapshot that Kopia calls
 * incomplete (a checkpoint of a backup that was cut off) is none.
 *
 * @throws Fault when the text is not a whole list of snapshots: half of a list would be taken for "no backup".
 */
export function readSnapshots(text: string): Map<string, Source> {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new Fault('output', 'Kopia did not print a whole list of snapshots');
  }
  if (!Array.isArray(list)) throw new Fault('output', 'Kopia did not print a list of snapshots');
  const sources = new Map<string, Source>();
  for (const snapshot of list.map(readSnapshot)) {
    const pvc = snapshot.isComplete ? pvcOfKopiaIdentity(snapshot.identity) : undefined;
    if (pvc === undefined) continue;
    const key = sourceKey({ namespace: pvc.namespace, pvc: pvc.name });
    sources.set(key, withSnapshot(sources.get(key), { namespace: pvc.namespace, pvc: pvc.name }, snapshot));
  }
  return sources;
}

function withSnapshot(
  known: Source | undefined,
  pvc: { readonly namespace: string; readonly pvc: string },
  { time, size }: Snapshot,
): Source {
  const all = [known?.last, known?.previous, { time, size }].filter((snapshot) => snapshot !== undefined);
  const [last, previous] = all.sort((a, b) => b.time - a.time);
  return { ...pvc, last: last as Snapshot, previous };
}

function readSnapshot(entry: unknown): Listed {
  const { source, startTime, incomplete, stats, rootEntry } = (entry ?? {}) as Record<string, unknown>;
  const { userName: username, host: hostname, path } = (source ?? {}) as Record<string, unknown>;
  const time = Date.parse(String(startTime));
  const isWhole =
    isText(username) &&
    isText(hostname) &&
    isText(path) &&
    !Number.isNaN(time) &&
    (incomplete === undefined || typeof incomplete === 'string');
  if (!isWhole) throw new Fault('output', 'Kopia printed a snapshot that lacks its source or its time');
  const summary = (rootEntry as { summ?: { size?: unknown } } | undefined)?.summ?.size;
  const total = (stats as { totalSize?: unknown } | undefined)?.totalSize;
  const size = [summary, total].find((bytes) => typeof bytes === 'number') ?? 0;
  return {
    identity: { username, hostname, path },
    time,
    size: size as number,
    // A snapshot without a root has nothing that could be restored.
    isComplete: (incomplete ?? '') === '' && rootEntry !== undefined && rootEntry !== null,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
