import { SPREAD_MINUTES } from '../../contract/spread';
import { type Cron } from '../../units/cron';
import { minutesOfDay, startsInDays } from '../../units/cron-times';
import { finding, type ScheduleFinding } from './finding';
import { type Mover } from './movers';
import { DAYS, peakOf, timeOf } from './week';

const HOUR = 60;

/** The maintenance of the repository in the week. */
export interface MaintenanceWeek {
  readonly schedule: Cron;
  readonly starts: readonly string[];
  /** Everything that starts from the minute of a maintenance to the end of its hour. */
  readonly collisions: readonly Collision[];
  /** Most movers that are still running when a maintenance starts. */
  readonly runningAtStart: { readonly most: number; readonly at: string | undefined };
}

interface Collision {
  /** When the maintenance starts. */
  readonly maintenance: string;
  /** When the others do. */
  readonly at: string;
  /** `namespace/name` of PVCs and drills. */
  readonly movers: readonly string[];
}

/** Compares the movers with the maintenance. `running` says how many are running in each minute of the week. */
export function maintenanceWeek(
  schedule: Cron,
  firstDay: number,
  movers: readonly Mover[],
  running: ArrayLike<number>,
): MaintenanceWeek {
  const starts = minutesInWeek(schedule, firstDay);
  const slots = new Map(starts.flatMap((start) => slotOf(start).map((minute) => [minute, start] as const)));
  const collisions = new Map<number, string[]>();
  for (const [cron, names] of namesByCron(movers.filter(({ cron }) => usesReservedMinute(cron)))) {
    for (const minute of minutesInWeek(cron, firstDay)) {
      if (!slots.has(minute)) continue;
      const known = collisions.get(minute) ?? [];
      for (const name of names) known.push(name);
      collisions.set(minute, known);
    }
  }
  const peak = peakOf(starts.map((start) => running[start] as number));
  const peakStart = starts[peak.minute];
  return {
    schedule,
    starts: starts.map((start) => timeOf(firstDay, start)),
    collisions: [...collisions]
      .sort(([a], [b]) => a - b)
      .map(([minute, names]) => ({
        maintenance: timeOf(firstDay, slots.get(minute) as number),
        at: timeOf(firstDay, minute),
        movers: names,
      })),
    runningAtStart: { most: peak.value, at: peakStart === undefined ? undefined : timeOf(firstDay, peakStart) },
  };
}

function minutesInWeek(cron: Cron, firstDay: number): number[] {
  return startsInDays(cron, firstDay, DAYS).map((time) => (time - firstDay) / 60_000);
}

/** From a minute to the end of its hour. */
function slotOf(start: number): number[] {
  return Array.from({ length: HOUR - (start % HOUR) }, (_, offset) => start + offset);
}

function namesByCron(movers: readonly Mover[]): Map<Cron, string[]> {
  const names = new Map<Cron, string[]>();
  for (const { cron, name } of movers) {
    const known = names.get(cron);
    if (known === undefined) names.set(cron, [name]);
    else known.push(name);
  }
  return names;
}

function usesReservedMinute(cron: Cron): boolean {
  return minutesOfDay(cron).some((minute) => minute % HOUR >= SPREAD_MINUTES);
}

const FIX = `start at a minute from 0 to ${SPREAD_MINUTES - 1} (the minutes from ${SPREAD_MINUTES} on are kept free for the maintenance), or move maintenance.schedule`;

function startVerb(count: number): string {
  return count === 1 ? 'starts' : 'start';
}

/** What is wrong about it. */
export function maintenanceFindings(week: MaintenanceWeek, movers: readonly Mover[]): ScheduleFinding[] {
  const findings: ScheduleFinding[] = [];
  const colliding = new Map<string, string>();
  for (const { movers: names, at } of week.collisions) {
    for (const name of names) if (!colliding.has(name)) colliding.set(name, at);
  }
  if (colliding.size > 0) {
    const [first] = colliding.values();
    findings.push(
      finding('maintenance-collision', {
        subjects: [...colliding.keys()],
        message: `${startVerb(colliding.size)} while the maintenance of the repository does (${week.schedule}), first at ${first}`,
        fix: FIX,
      }),
    );
  }
  const others = movers.filter(({ cron, name }) => usesReservedMinute(cron) && !colliding.has(name));
  if (others.length > 0) {
    findings.push(
      finding('reserved-minutes', {
        subjects: others.map(({ name }) => name),
        message: `${startVerb(others.length)} in the minutes ${SPREAD_MINUTES} to 59, which are kept free for the maintenance; it is not met in this week`,
        fix: FIX,
      }),
    );
  }
  if (week.starts.length === 0) {
    findings.push(
      finding('maintenance-not-in-week', {
        subjects: [],
        message: `the maintenance of the repository (${week.schedule}) does not start in this week, so nothing was compared with it`,
        fix: 'look at a week in which it does, with --from',
      }),
    );
  }
  return findings;
}
