import { type Plan } from '../../plan/plan';
import { type Cron } from '../../units/cron';
import { isEveryDay, minutesOfDay, startsInDays } from '../../units/cron-times';
import { finding, type ScheduleFinding, type ScheduleRuleId } from './finding';
import { type Mover } from './movers';
import { atFullHour } from './retentions';
import { DAYS, type Peak } from './week';

/** What is to be said about the load of the week. */
export function loadFindings(
  movers: readonly Mover[],
  firstDay: number,
  moverMinutes: number,
  running: Peak,
  maxMovers: number | undefined,
): ScheduleFinding[] {
  const findings: ScheduleFinding[] = [];
  const about = (rule: ScheduleRuleId, subjects: readonly Mover[], [one, several]: [string, string], fix: string) => {
    if (subjects.length === 0) return;
    const message = subjects.length === 1 ? one : several;
    findings.push(finding(rule, { subjects: subjects.map(({ name }) => name), message, fix }));
  };
  if (maxMovers !== undefined && running.most > maxMovers) {
    findings.push(
      finding('too-many-movers', {
        subjects: [],
        message: `${running.most} backups run at the same time, first at ${running.at}; --max-movers allows ${maxMovers}`,
        fix: 'spread the starts (schedule.spread), move a tier to another hour, or allow more',
      }),
    );
  }
  // By the schedules at a full hour, of which there are few: the minute changes nothing here.
  const gaps = new Map<string, number>();
  const inWeek = new Map<string, boolean>();
  for (const { cron } of movers) {
    const key = atFullHour(cron);
    if (gaps.has(key)) continue;
    gaps.set(key, shortestGap(key));
    inWeek.set(key, startsInDays(key, firstDay, DAYS).length > 0);
  }
  const early = `a run of ${moverMinutes} minutes is over; VolSync waits for it, so some starts come late`;
  about(
    'interval-too-short',
    movers.filter(({ cron }) => (gaps.get(atFullHour(cron)) as number) < moverMinutes),
    [`starts again before ${early}`, `start again before ${early}`],
    'schedule them less often, or say with --mover-minutes how long a run takes',
  );
  about(
    'not-in-week',
    movers.filter(({ cron }) => inWeek.get(atFullHour(cron)) === false),
    ['does not start in this week', 'do not start in this week'],
    'look at another week with --from',
  );
  const uncounted = ', so that no temporary volume is counted';
  about(
    'size-unknown',
    movers.filter(({ bytes }) => bytes === undefined),
    [`is of unknown size${uncounted}`, `are of unknown size${uncounted}`],
    'pass the manifests of their PVCs as well',
  );
  return findings;
}

/** The shortest time between two starts of a day, or from the last one to the first one of the next day, in minutes. */
function shortestGap(cron: Cron): number {
  const inDay = minutesOfDay(cron);
  const next = [...inDay.slice(1), isEveryDay(cron) ? (inDay[0] as number) + 24 * 60 : Number.POSITIVE_INFINITY];
  return inDay.reduce(
    (least, minute, index) => Math.min(least, (next[index] as number) - minute),
    Number.POSITIVE_INFINITY,
  );
}

/** Where starts are not spread, all PVCs of a tier start at once. */
export function tierFindings(plan: Plan, movers: readonly Mover[]): ScheduleFinding[] {
  return plan.tiers.flatMap((tier) => {
    const own = movers.filter((mover) => mover.tier === tier.label);
    if ((tier.spread ?? plan.spread) || own.length < 2) return [];
    return [
      finding('same-minute', {
        subjects: own.map(({ name }) => name),
        message: `all ${own.length} PVCs of tier ${tier.label} start in the same minute ("${tier.cron}"): it is not spread`,
        fix: 'let spread be true for the tier, with minute 0',
      }),
    ];
  });
}
