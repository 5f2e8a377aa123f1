import { type FullRetention } from '../../../lib/plan/tier';
import { startsInDays } from '../../../lib/units/cron-times';

const HOUR = 3600 * 1000;

/**
 * Kopia's retention written down a second time, as close to its own words as can be (kopia 0.22,
 * snapshot/policy/retention_policy.go): texts, one map, one pass.
 */
export function slowKeep(timesAscending: readonly number[], retain: FullRetention): number[] {
  const newestFirst = [...timesAscending].sort((a, b) => b - a);
  const [newest] = newestFirst;
  if (newest === undefined) return [];
  const total = Object.values(retain).reduce((sum, count) => sum + count, 0);
  const ago = (edit: (date: Date) => void) => {
    const date = new Date(newest);
    edit(date);
    return date.getTime();
  };
  const cutoffs = {
    annual: ago((date) => date.setUTCFullYear(date.getUTCFullYear() - retain.yearly)),
    monthly: ago((date) => date.setUTCMonth(date.getUTCMonth() - retain.monthly)),
    weekly: ago((date) => date.setUTCDate(date.getUTCDate() - 7 * retain.weekly)),
    daily: ago((date) => date.setUTCDate(date.getUTCDate() - retain.daily)),
    hourly: newest - retain.hourly * HOUR,
  };
  const ids = new Set<string>();
  const counters = { latest: 0, annual: 0, monthly: 0, weekly: 0, daily: 0, hourly: 0 };
  const kept = newestFirst.filter((time, index) => {
    const iso = new Date(time).toISOString();
    const cases = [
      { from: 0, id: String(index), type: 'latest', max: total === 0 ? Number.MAX_SAFE_INTEGER : retain.latest },
      { from: cutoffs.annual, id: iso.slice(0, 4), type: 'annual', max: retain.yearly },
      { from: cutoffs.monthly, id: iso.slice(0, 7), type: 'monthly', max: retain.monthly },
      { from: cutoffs.weekly, id: slowIsoWeek(time), type: 'weekly', max: retain.weekly },
      { from: cutoffs.daily, id: iso.slice(0, 10), type: 'daily', max: retain.daily },
      { from: cutoffs.hourly, id: iso.slice(0, 13), type: 'hourly', max: retain.hourly },
    ] as const;
    let reasons = 0;
    for (const { from, id, type, max } of cases) {
      if (time < from || ids.has(id) || counters[type] >= max) continue;
      ids.add(id);
      counters[type] += 1;
      reasons += 1;
    }
    return reasons > 0;
  });
  return kept.reverse();
}

/** Counts days from the Monday of the week that holds 4 January, which is week 1. */
function slowIsoWeek(time: number): string {
  const mondayOf = (moment: number) => {
    const date = new Date(moment);
    date.setUTCHours(0, 0, 0, 0);
    while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1);
    return date;
  };
  const monday = mondayOf(time);
  const thursday = new Date(monday);
  thursday.setUTCDate(monday.getUTCDate() + 3);
  const year = thursday.getUTCFullYear();
  const first = mondayOf(Date.UTC(year, 0, 4));
  const week = Math.round((monday.getTime() - first.getTime()) / (7 * 24 * HOUR)) + 1;
  return `${String(year).padStart(4, '0')}-${String(week).padStart(2, '0')}`;
}

/** The snapshots after each backup, when Kopia's retention runs after each. */
function* slowHistory(times: readonly number[], retain: FullRetention): Generator<number[]> {
  let kept: number[] = [];
  for (const time of times) {
    kept = slowKeep([...kept, time], retain);
    yield kept;
  }
}

/** Every backup of years, one after the other, with Kopia's retention after each; counted in the last of them. */
export function keptSlowly(cron: string, retain: FullRetention, years: number) {
  const firstDay = Date.UTC(2024 - years, 0, 1);
  const observed = Date.UTC(2024, 0, 1);
  const times = startsInDays(cron, firstDay, Math.round((observed - firstDay) / (24 * HOUR)) + 366);
  const counts: number[] = [];
  const ages: number[] = [];
  let index = 0;
  for (const kept of slowHistory(times, retain)) {
    const now = times[index] as number;
    index += 1;
    if (now < observed) continue;
    counts.push(kept.length);
    ages.push((now - (kept[0] as number)) / 1000);
  }
  return {
    count: { least: Math.min(...counts), most: Math.max(...counts) },
    oldestSeconds: { least: Math.min(...ages), most: Math.max(...ages) },
    isSteady: true,
  };
}
