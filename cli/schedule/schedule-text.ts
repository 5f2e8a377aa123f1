import { type ScheduleFinding } from '../../lib/analysis/schedule/finding';
import { type PlannedVolume } from '../../lib/analysis/schedule/planned-volumes';
import { type RetentionPlan } from '../../lib/analysis/schedule/retentions';
import { type ScheduleReport } from '../../lib/analysis/schedule/schedule-report';
import { type HourOfStarts } from '../../lib/analysis/schedule/starts';
import { formatBytes } from '../../lib/units/bytes';
import { type Terminal } from '../terminal';
import { dayPanels } from './day-panels';
import {
  maintenanceExplanation,
  restoreExplanation,
  retentionExplanation,
  scheduledText,
  sourceName,
  statusCounts,
  temporaryExplanation,
  volumesByStatus,
} from './explain';
import { textTable } from './text-table';
import {
  clockText,
  counted,
  dayText,
  durationText,
  retentionText,
  spanText,
  subjectsText,
  timesText,
  timeText,
} from './words';

type Style = Terminal['style'];

/** How many lines of a long list are shown. */
const SHOWN = 20;

const INDENT = '  ';
const FINDING_INDENT = ' '.repeat(6);
const WIDTH = 110;

export interface PlanTextOptions {
  readonly style: Style;
  /** Lists everything, however long. */
  readonly all: boolean;
}

/** The schedule for people at a terminal. */
export function scheduleText(given: ScheduleReport, options: PlanTextOptions): string {
  const plan = printable(given);
  const { from, moverMinutes } = plan.assumptions;
  const { style } = options;
  const section = (title: string, lines: readonly string[]) => [
    '',
    style('bold', title),
    ...lines.map((line) => (line === '' ? '' : `${INDENT}${line}`)),
  ];
  const lines = [
    style('bold', `Backups in the week from ${dayText(from)} ${from.slice(0, 4)}`),
    `UTC; each run is taken to last ${counted(moverMinutes, 'minute')} (--mover-minutes)`,
    ...section('Findings', findingLines(plan.findings, options)),
    ...section('Starts', startLines(plan)),
    ...section('Maintenance of the repository', sentences(maintenanceExplanation(plan))),
    ...section('Retention, once a PVC has been backed up for long enough', retentionLines(plan)),
    ...section('Temporary capacity', sentences(temporaryExplanation(plan))),
    ...section('If all protected PVCs are created again at once', sentences(restoreExplanation(plan))),
    ...section('Volumes', volumeLines(plan, options)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Names and reasons come from manifests of anybody: none of them may move the cursor or colour the screen. */
function printable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll(CONTROL, '\ufffd') as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printable(each)])) as T;
}

const CONTROL = /\p{Cc}/gu;

function findingLines(findings: readonly ScheduleFinding[], { style, all }: PlanTextOptions): string[] {
  if (findings.length === 0) return ['none'];
  const shown = all ? findings : findings.slice(0, SHOWN);
  const lines = shown.flatMap((each) => {
    const subjects = all ? each.subjects.join(', ') : subjectsText(each);
    const level = style(each.level === 'error' ? 'red' : 'yellow', each.level.padEnd(5));
    return [
      `${level} ${each.rule}${each.place === undefined ? '' : `  ${each.place}`}`,
      ...wrapped(`${subjects === '' ? '' : `${subjects}: `}${each.message}`, FINDING_INDENT),
      ...wrapped(`to mend it: ${each.fix}`, FINDING_INDENT),
    ];
  });
  return [...lines, ...more(findings.length - shown.length)];
}

/** Each sentence is an item of a list. */
function sentences(texts: readonly string[]): string[] {
  return texts.flatMap((text) => wrapped(text, INDENT).map((line, index) => (index === 0 ? `- ${line.trim()}` : line)));
}

/** Breaks a long line between words. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(indent + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function more(count: number): string[] {
  return count > 0 ? [`… and ${count.toLocaleString('en-US')} more; --all lists them`] : [];
}

function startLines({ starts }: ScheduleReport): string[] {
  if (starts.backups + starts.drills === 0) return NOTHING_STARTS;
  const panels = dayPanels(starts.hours);
  const rows = panels.flatMap(({ title, hours }) =>
    runsAlike(hours).map((run, index) => [
      index === 0 ? title : '',
      hoursText(run),
      String(run[0]?.starts),
      String(run[0]?.mostInAMinute),
      String(Math.max(...run.map(({ mostRunning }) => mostRunning))),
    ]),
  );
  const busiestHour = starts.hours.reduce((busiest, hour) => (hour.starts > busiest.starts ? hour : busiest));
  return [
    `${scheduledText(starts)}: ${counted(starts.inWeek, 'start')} in the week`,
    `at most ${counted(starts.mostRunning.most, 'run')} at the same time, first ${timeText(starts.mostRunning.at)}`,
    '',
    ...textTable(
      ['busiest minutes', 'starts'],
      starts.busiest.map((busy) => [timesText(busy.times), String(busy.starts)]),
      ['left', 'right'],
    ),
    '',
    ...textTable(['day', 'hours', 'starts each hour', 'most in a minute', 'most running'], rows, [
      'left',
      'left',
      'right',
      'right',
      'right',
    ]),
    '',
    `minute by minute, ${timeText(busiestHour.hour)}, the busiest hour:`,
    `:00 ${sparkline(busiestHour.perMinute)} :59`,
  ];
}

const NOTHING_STARTS = [
  'nothing that was read is backed up',
  'name rendered manifests, or pass what the cluster has: kubectl get pvc -A -o json | pvc-backup schedule -',
];

/** Hours one after the other in which as much starts. */
function runsAlike(hours: readonly HourOfStarts[]): HourOfStarts[][] {
  const runs: HourOfStarts[][] = [];
  for (const hour of hours) {
    const last = runs.at(-1)?.[0];
    const isAlike = last?.starts === hour.starts && last.mostInAMinute === hour.mostInAMinute;
    if (isAlike) runs.at(-1)?.push(hour);
    else runs.push([hour]);
  }
  return runs;
}

function hoursText(run: readonly HourOfStarts[]): string {
  const [first, last] = [run[0] as HourOfStarts, run.at(-1) as HourOfStarts];
  return `${clockText(first.hour)} to ${clockText(last.hour).slice(0, 2)}:59`;
}

const BARS = '▁▂▃▄▅▆▇█';

/** A bar for each number; nothing for 0. */
function sparkline(values: readonly number[]): string {
  const most = Math.max(...values);
  return values.map((value) => (value === 0 ? ' ' : BARS[Math.ceil((value / most) * BARS.length) - 1])).join('');
}

function retentionLines(plan: ScheduleReport): string[] {
  const rows = plan.retentions.map((each) => [
    each.kind === 'tier' ? `tier ${each.name}` : sourceName(each),
    String(each.volumes),
    each.cron,
    spanText(each.kept.count),
    spanText(each.kept.oldestSeconds, durationText),
    durationText(each.longestIntervalSeconds),
  ]);
  return [
    ...textTable(['of', 'PVCs', 'schedule', 'snapshots', 'oldest one', 'at most lost'], rows, [
      'left',
      'right',
      'left',
      'right',
      'right',
      'right',
    ]),
    ...plan.retentions.flatMap((each) => ['', ...retentionNote(each)]),
  ];
}

function retentionNote(each: RetentionPlan): string[] {
  const name = each.kind === 'tier' ? `tier ${each.name}` : sourceName(each);
  return [
    `${name} keeps ${retentionText(each.effective)}`,
    ...retentionExplanation(each).flatMap((sentence) => wrapped(sentence, INDENT)),
  ];
}

function volumeLines(plan: ScheduleReport, { style, all }: PlanTextOptions): string[] {
  const volumes = volumesByStatus(plan.coverage.volumes);
  if (volumes.length === 0) return ['none were read'];
  const shown = all ? volumes : volumes.slice(0, SHOWN);
  const rows = shown.map((volume) => [
    colored(volume, style),
    `${volume.namespace ?? '?'}/${volume.name ?? '?'}`,
    volume.bytes === undefined ? '?' : formatBytes(volume.bytes),
    volume.schedules.join(' and '),
    volume.why,
  ]);
  return [
    statusCounts(plan.coverage.counts),
    '',
    ...textTable(['', 'volume', 'size', 'schedule', 'why'], rows, ['left', 'left', 'right', 'left', 'left']),
    ...more(volumes.length - shown.length),
  ];
}

function colored({ status }: PlannedVolume, style: Style): string {
  if (status === 'unprotected') return style('red', status);
  return status === 'protected' ? style('green', status) : status;
}
