import { type KopiaIdentity, pvcOfKopiaIdentity } from '../../../lib/contract/identity';
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

/** Why a snapshot is no complete backup. The values are those of the label `reason`. */
const FLAWS = [
  /** The backup was cut off; Kopia kept what it had. */
  'incomplete',
  /** Kopia could not read some of the files, and left them out. */
  'failed_files',
  /** There is not one file in it. */
  'no_files',
  /** It does not say what is in it. */
  'no_summary',
] as const;

type Flaw = (typeof FLAWS)[number];

/** A PVC whose newest snapshot is no complete backup. VolSync's mover restores the newest of all, whatever is in it. */
export interface Unusable {
  readonly namespace: string;
  readonly pvc: string;
  /** Of its manifest, as `kopia snapshot delete` takes it. */
  readonly id: string;
  /** When the snapshot was begun, in milliseconds. */
  readonly time: number;
  readonly flaw: Flaw;
  /** How many files Kopia could not read. */
  readonly failedFiles: number;
}

/** What the snapshots in the repository mean for PVCs, by {@link sourceKey}. */
export interface Snapshots {
  readonly sources: ReadonlyMap<string, Source>;
  readonly unusable: ReadonlyMap<string, Unusable>;
}

/** Key of a PVC in maps. */
export function sourceKey({ namespace, pvc }: { readonly namespace: string; readonly pvc: string }): string {
  return `${namespace}/${pvc}`;
}

interface Listed extends Snapshot {
  readonly identity: KopiaIdentity;
  readonly id: string;
  readonly flaw: Flaw | undefined;
  readonly failedFiles: number;
}

/**
 * Reads what `kopia snapshot list --all --json` prints: the PVCs that have a complete backup, and those whose newest snapshot
 * is none.
 *
 * @throws Fault when the text is not a whole list of snapshots: half of a list would be taken for "no backup".
 */
export function readSnapshots(text: string): Snapshots {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new Fault('output', 'Kopia did not print a whole list of snapshots');
  }
  if (!Array.isArray(list)) throw new Fault('output', 'Kopia did not print a list of snapshots');
  const sources = new Map<string, Source>();
  const unusable = new Map<string, Unusable>();
  for (const snapshot of list.map(readSnapshot)) {
    const identified = pvcOfKopiaIdentity(snapshot.identity);
    if (identified === undefined) continue;
    const pvc = { namespace: identified.namespace, pvc: identified.name };
    const key = sourceKey(pvc);
    const { id, time, flaw, failedFiles } = snapshot;
    if (flaw === undefined) sources.set(key, withSnapshot(sources.get(key), pvc, snapshot));
    else if (time >= (unusable.get(key)?.time ?? Number.NEGATIVE_INFINITY)) {
      unusable.set(key, { ...pvc, id, time, flaw, failedFiles });
    }
  }
  for (const [key, { time }] of unusable) {
    // Of two that were begun at the same moment the mover may take either.
    if (time < (sources.get(key)?.last.time ?? Number.NEGATIVE_INFINITY)) unusable.delete(key);
  }
  return { sources, unusable };
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
  const { id, source, startTime, incomplete, stats, rootEntry } = (entry ?? {}) as Record<string, unknown>;
  const { userName: username, host: hostname, path } = (source ?? {}) as Record<string, unknown>;
  const time = Date.parse(String(startTime));
  const isWhole =
    isText(username) &&
    isText(hostname) &&
    isText(path) &&
    !Number.isNaN(time) &&
    (incomplete === undefined || typeof incomplete === 'string');
  if (!isWhole) throw new Fault('output', 'Kopia printed a snapshot that lacks its source or its time');
  const { type, summ } = (rootEntry ?? {}) as { type?: unknown; summ?: Record<string, unknown> };
  const total = (stats as { totalSize?: unknown } | undefined)?.totalSize;
  return {
    identity: { username, hostname, path },
    id: String(id),
    time,
    size: [summ?.size, total].find((bytes) => typeof bytes === 'number') ?? 0,
    flaw: (incomplete ?? '') === '' ? flawIn(type, summ) : 'incomplete',
    failedFiles: Number(summ?.numFailed ?? 0),
  };
}

/**
 * What speaks against a snapshot that Kopia calls complete. Kopia calls one complete that lacks files which it could not
 * read, and ends with 1; and one without any file, and ends with 0. Both seen with 0.22.3 and 0.23.1. Directories alone are
 * no backup: VolSync backs up no empty volume, so such a one has lost its files, or hides them with a CACHEDIR.TAG.
 */
function flawIn(type: unknown, summary: Record<string, unknown> | undefined): Flaw | undefined {
  // A snapshot of one file has no summary.
  if (type === 'f') return undefined;
  const { files, symlinks = 0, numFailed = 0 } = summary ?? {};
  if (typeof files !== 'number' || typeof symlinks !== 'number' || typeof numFailed !== 'number') return 'no_summary';
  if (numFailed > 0) return 'failed_files';
  return files + symlinks > 0 ? undefined : 'no_files';
}

/** Kopia stores no snapshot without a user, a host and a path: it prints empty texts where it could not read them. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
