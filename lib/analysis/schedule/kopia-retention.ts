import { type FullRetention, RETENTION_KINDS, type Retention } from '../../plan/tier';

/**
 * What Kopia's global policy keeps of each kind where a snapshot's own policy says nothing (kopia 0.22,
 * snapshot/policy/retention_policy.go; "annual" there is `yearly` here). Whoever can write to the repository can change
 * it: these are the values of a new one.
 */
export const KOPIA_DEFAULTS: FullRetention = { latest: 10, hourly: 48, daily: 7, weekly: 4, monthly: 24, yearly: 3 };

/** What Kopia goes by when a ReplicationSource states only some kinds. */
export function inheritedRetention(stated: Retention): FullRetention {
  const kinds = RETENTION_KINDS.map((kind) => [kind, stated[kind] ?? KOPIA_DEFAULTS[kind]]);
  return Object.fromEntries(kinds) as FullRetention;
}

/** The kinds of a period, in the order in which Kopia goes through them. */
const PERIODS = ['yearly', 'monthly', 'weekly', 'daily', 'hourly'] as const;

/** A snapshot, and its periods: a number for each of {@link PERIODS}, by place, because millions are compared. */
export interface Snapshot {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly periods: readonly number[];
}

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;

/**
 * Decides which snapshots of one source Kopia keeps: the algorithm of `ComputeRetentionReasons` (kopia 0.22,
 * snapshot/policy/retention_policy.go), for complete snapshots. From the newest on, each kind takes the newest snapshot
 * of a period, until it has as many as it may, and none that is older than as many periods. Periods are those of the
 * calendar in UTC, weeks those of ISO 8601.
 *
 * Kopia keeps the names of all kinds of periods in one list. So a week whose number is that of a kept month ("2024-02")
 * counts as taken, and one weekly snapshot in January or February is missing. That is Kopia's doing, and repeated here.
 */
export class KopiaRetention {
  private readonly numbers = new Map<string, number>();
  /** By the hour since 1970: all snapshots of one have the same periods. */
  private readonly periods = new Map<number, Snapshot['periods']>();
  /** Number of the last decision that took a period, by the number of the period. */
  private readonly takenIn: number[] = [];
  private readonly places: number[] = [];
  private decisions = 0;
  private readonly latest: number;
  /** By the place of a kind in {@link PERIODS}. */
  private readonly limits: readonly number[];

  constructor(private readonly retain: FullRetention) {
    const isNothing = RETENTION_KINDS.every((kind) => retain[kind] === 0);
    // With nothing but zeros Kopia keeps everything.
    this.latest = isNothing ? Number.POSITIVE_INFINITY : retain.latest;
    this.limits = PERIODS.map((kind) => retain[kind]);
  }

  snapshot(time: number): Snapshot {
    const hour = Math.floor(time / HOUR);
    let periods = this.periods.get(hour);
    if (periods === undefined) {
      periods = this.periodsOf(time);
      this.periods.set(hour, periods);
    }
    return { time, periods };
  }

  /** Those of the snapshots that are kept, newest first. They must come newest first. */
  keep(snapshots: readonly Snapshot[]): Snapshot[] {
    const [newest] = snapshots;
    if (newest === undefined) return [];
    this.decisions += 1;
    const oldest = oldestTimes(newest.time, this.retain);
    const counts = PERIODS.map(() => 0);
    let latest = 0;
    return snapshots.filter((snapshot, index) => {
      // "2024" could be the place of a snapshot as well as a year: both are in the one list.
      let isKept = latest < this.latest && this.take(this.placeNumber(index));
      if (isKept) latest += 1;
      for (let kind = 0; kind < PERIODS.length; kind += 1) {
        const count = counts[kind] as number;
        if (count >= (this.limits[kind] as number) || snapshot.time < (oldest[kind] as number)) continue;
        if (!this.take(snapshot.periods[kind] as number)) continue;
        counts[kind] = count + 1;
        isKept = true;
      }
      return isKept;
    });
  }

  private periodsOf(time: number): number[] {
    const iso = new Date(time).toISOString();
    const names = [iso.slice(0, 4), iso.slice(0, 7), isoWeek(time), iso.slice(0, 10), iso.slice(0, 13)];
    return names.map((name) => this.numberOf(name));
  }

  /** False when it was taken before in this decision. */
  private take(period: number): boolean {
    if (this.takenIn[period] === this.decisions) return false;
    this.takenIn[period] = this.decisions;
    return true;
  }

  private placeNumber(index: number): number {
    this.places[index] ??= this.numberOf(String(index));
    return this.places[index];
  }

  private numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(name, number);
      this.takenIn.push(0);
    }
    return number;
  }
}

/** Before which a snapshot is too old for each of {@link PERIODS}. */
function oldestTimes(newest: number, { yearly, monthly, weekly, daily, hourly }: FullRetention): number[] {
  const date = new Date(newest);
  // The 31st a month ago may be the 2nd or 3rd: Go's AddDate carries over likewise.
  const monthsAgo = (months: number) => new Date(newest).setUTCMonth(date.getUTCMonth() - months);
  return [
    monthsAgo(12 * yearly),
    monthsAgo(monthly),
    newest - weekly * 7 * DAY,
    newest - daily * DAY,
    newest - hourly * HOUR,
  ];
}

/** `2024-02`: the second week of 2024, in the form that Kopia gives it. */
function isoWeek(time: number): string {
  const day = Math.floor(time / DAY);
  // 1 January 1970 was a Thursday. The Thursday of a week decides which year the week belongs to.
  const thursday = day - ((day + 3) % 7) + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
  return `${String(year).padStart(4, '0')}-${String(week).padStart(2, '0')}`;
}
