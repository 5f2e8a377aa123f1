import { formatKopiaIdentity, kopiaIdentity } from '../../../lib/contract/identity';
import { ANNOTATIONS } from '../../../lib/contract/names';
import { type Catalog } from './catalog';
import { type Answer, type Decided } from './decision';
import { type Listing } from './listing';
import { BACKEND, type Settings } from './settings';
import { type Source, sourceKey, type Unusable } from './snapshots';

/** Says whether a backup of a PVC exists. Whatever goes wrong, the answer is "unknown". */
export class Oracle {
  constructor(
    private readonly settings: Settings,
    private readonly catalog: Catalog,
  ) {}

  async ask(namespace: string, pvc: string): Promise<Decided> {
    const key = sourceKey({ namespace, pvc });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
      const { answerTimeout } = this.settings;
      const reason = `the repository could not be listed within ${answerTimeout / 1000} s`;
      timer = setTimeout(() => resolve(reason), answerTimeout);
    });
    try {
      const finding = await Promise.race([this.find(key), late]);
      if (finding === undefined) return { answer: known(namespace, pvc, false) };
      if (typeof finding === 'string') return { answer: unknown(namespace, pvc, finding) };
      return { answer: known(namespace, pvc, true), found: finding };
    } catch (error) {
      return { answer: unknown(namespace, pvc, (error as Error).message) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** The backup, or nothing when there certainly is none, or why that is not known. */
  private async find(key: string): Promise<Source | string | undefined> {
    const cached = this.fromCache(key);
    if (cached !== undefined) {
      // A restore that finds nothing counts as a success for VolSync. So "restore" needs the share, and the very one that
      // was listed: an older copy in its place may not have the backup.
      const { mark } = await this.catalog.check();
      if (mark === this.catalog.latest?.mark) return this.fromCache(key) ?? (await this.findLive(key));
    }
    return this.findLive(key);
  }

  private fromCache(key: string): Source | undefined {
    const { latest } = this.catalog;
    if (latest === undefined || performance.now() - latest.beganTick > this.settings.cacheTtl) return undefined;
    return latest.losses.setBack.has(key) || latest.unusable.has(key) ? undefined : latest.sources.get(key);
  }

  private async findLive(key: string): Promise<Source | string | undefined> {
    const listing = await this.catalog.list();
    const unusable = listing.unusable.get(key);
    if (unusable !== undefined) {
      return whyUnusable(key, unusable, listing.sources.get(key));
    }
    return whyUnknown(key, listing) ?? listing.sources.get(key);
  }
}

/** What is wrong with the newest snapshot of a PVC, and the ways out. */
function whyUnusable(key: string, { id, time, flaw, failedFiles }: Unusable, complete: Source | undefined): string {
  const flaws: Readonly<Record<Unusable['flaw'], string>> = {
    incomplete: 'was cut off',
    failed_files: `lacks files: ${failedFiles} could not be read`,
    no_files: 'holds no file',
    no_summary: 'does not say what it holds',
  };
  const before =
    complete === undefined
      ? 'there is no complete one'
      : `the last complete one is of ${isoTime(complete.last.time)}, but VolSync restores the newest of all`;
  return `the newest snapshot of ${key}, ${id} of ${isoTime(time)}, ${flaws[flaw]}; ${before}. Either delete that snapshot (runbook restore-one-pvc), or start empty with the annotations ${ANNOTATIONS.skipRestore}: "true" and ${ANNOTATIONS.skipRestoreReason}.`;
}

/** What speaks against believing a listing, about one PVC. */
function whyUnknown(key: string, { sources, losses, missing }: Listing): string | undefined {
  const accept = 'If that is intended, restart pvc-plumber (kubectl rollout restart).';
  const lost = losses.vanished.get(key);
  if (lost !== undefined) {
    return `${key} had a backup of ${isoTime(lost)}, which is gone from the repository: the share is an older copy or damaged, or the backup was deleted. ${accept}`;
  }
  const older = losses.setBack.get(key);
  if (older !== undefined) {
    return `${key} had a backup of ${isoTime(older)}, and the repository has only older ones: the share is an older copy, or the backup was deleted. ${accept}`;
  }
  if (sources.has(key)) return undefined;
  if (missing.length > 0) {
    return `the repository has lost a part of its index: Kopia does not see ${missing.join(' and ')}, which every repository has; so it is not known whether ${key} had a backup. See the runbook repository-care.`;
  }
  if (losses.setBack.size > 0) {
    const [example] = losses.setBack.keys();
    return `the repository is an older copy of itself: the newest backups of ${losses.setBack.size} PVCs are gone, for example of ${example}; so it is not known whether ${key} had one. ${accept}`;
  }
  if (sources.size === 0 && losses.vanished.size > 0) {
    return `all backups are gone from the repository (${losses.vanished.size} PVCs had one); so it is not known whether ${key} had one. ${accept}`;
  }
  return undefined;
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}

function about(namespace: string, pvc: string) {
  return { namespace, pvc, backend: BACKEND, source: formatKopiaIdentity(kopiaIdentity({ name: pvc, namespace })) };
}

function known(namespace: string, pvc: string, exists: boolean): Answer {
  return { exists, decision: exists ? 'restore' : 'fresh', authoritative: true, ...about(namespace, pvc) };
}

/** An answer that must not be acted on. */
function unknown(namespace: string, pvc: string, error: string): Answer {
  return { exists: false, decision: 'unknown', authoritative: false, ...about(namespace, pvc), error };
}
