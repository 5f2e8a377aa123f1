import { type Plan } from '../../plan/plan';
import { type FullRetention, fullRetention, RETENTION_KINDS, type Retention, type Tier } from '../../plan/tier';
import { type Cron, cronFields } from '../../units/cron';
import { longestInterval } from '../../units/interval';
import { at, objectAt } from '../inventory/fields';
import { type Source } from '../inventory/replication';
import { type KeptSnapshots, keptSnapshots } from './kept-snapshots';
import { inheritedRetention, KOPIA_DEFAULTS } from './kopia-retention';
import { readSchedule } from './movers';

/** What is kept of the backups of a tier, or of ReplicationSources that have their own way. */
export interface RetentionPlan {
  /** Value of the label `backup`; of sources, `namespace/name` of the first one. */
  readonly name: string;
  readonly kind: 'tier' | 'source';
  readonly cron: Cron;
  /** How many PVCs it is for. */
  readonly volumes: number;
  /** What somebody wrote. */
  readonly stated: Retention;
  /** What Kopia goes by. */
  readonly effective: FullRetention;
  /** Kinds that reach Kopia unstated, and what it puts for them. Empty for tiers: this library states all six. */
  readonly addedByKopia: Retention;
  /** So much can be lost: the longest time from one start to the next. */
  readonly longestIntervalSeconds: number;
  readonly kept: KeptSnapshots;
  /** What would be kept if only what somebody wrote reached Kopia. Absent where that makes no difference. */
  readonly keptByKopiaAlone?: KeptSnapshots;
}

/**
 * The retention of each tier, and of each ReplicationSource that differs from them. `policyVolumes` says of each tier
 * how many PVCs have it by their label; `sources` are those that stand for themselves.
 */
export function retentionsOf(
  plan: Plan,
  policyVolumes: ReadonlyMap<string, number>,
  sources: readonly Source[],
): RetentionPlan[] {
  const rows = plan.tiers.map((tier) => ofTier(tier, policyVolumes));
  // Of two tiers that are alike the first one counts.
  const rowOf = new Map(rows.map(({ cron, effective }, row) => [keyOf(cron, effective), row] as const).reverse());
  for (const source of sources) {
    const own = ofSource(source);
    if (own === undefined) continue;
    const key = keyOf(own.cron, own.effective);
    const row = rowOf.get(key) ?? rows.length;
    rowOf.set(key, row);
    const known = rows[row] ?? own;
    rows[row] = { ...known, volumes: known.volumes + 1 };
  }
  return rows;
}

function ofTier(tier: Tier, volumes: ReadonlyMap<string, number>): RetentionPlan {
  const { label, cron, retain } = tier;
  const effective = fullRetention(retain);
  const inherited = inheritedRetention(retain);
  return {
    name: label,
    kind: 'tier',
    cron,
    volumes: volumes.get(label) ?? 0,
    stated: retain,
    effective,
    addedByKopia: {},
    // The config is checked: no schedule of a tier never starts.
    longestIntervalSeconds: longestInterval(cron) as number,
    kept: keptBy(cron, effective),
    ...(keyOf(cron, inherited) !== keyOf(cron, effective) && { keptByKopiaAlone: keptBy(cron, inherited) }),
  };
}

/** Nothing for one that does not run, or not with Kopia. */
function ofSource(source: Source): RetentionPlan | undefined {
  const cron = readSchedule(source.schedule ?? '');
  const longestIntervalSeconds = cron === undefined ? undefined : longestInterval(cron);
  if (source.mover !== 'kopia' || cron === undefined || longestIntervalSeconds === undefined) return undefined;
  const stated = statedRetention(source);
  const effective = inheritedRetention(stated);
  const unstated = RETENTION_KINDS.filter((kind) => stated[kind] === undefined);
  return {
    name: `${source.namespace ?? '?'}/${source.name ?? '?'}`,
    kind: 'source',
    cron,
    volumes: 0,
    stated,
    effective,
    addedByKopia: Object.fromEntries(unstated.map((kind) => [kind, KOPIA_DEFAULTS[kind]])),
    longestIntervalSeconds,
    kept: keptBy(cron, effective),
  };
}

/** Counts that are none are left out: the API server refuses them. */
function statedRetention({ found }: Source): Retention {
  const retain = objectAt(found.object, 'spec', 'kopia', 'retain');
  const counts = RETENTION_KINDS.map((kind) => [kind, at(retain, [kind])]);
  return Object.fromEntries(counts.filter(([, count]) => Number.isSafeInteger(count) && (count as number) >= 0));
}

function keptBy(cron: Cron, retain: FullRetention): KeptSnapshots {
  return keptSnapshots(atFullHour(cron), retain);
}

function keyOf(cron: Cron, retain: FullRetention): string {
  return [atFullHour(cron), ...RETENTION_KINDS.map((kind) => retain[kind])].join(' ');
}

/** The minute of a start moves no snapshot from one hour, day or week to another. */
export function atFullHour(cron: Cron): Cron {
  const [minute = '', ...others] = cronFields(cron);
  return [/^\d+$/.test(minute) ? '0' : minute, ...others].join(' ');
}
