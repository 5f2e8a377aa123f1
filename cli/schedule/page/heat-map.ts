import { SPREAD_MINUTES } from '../../../lib/contract/spread';
import { type DayPanel } from '../day-panels';
import { clockText, counted } from '../words';
import { type Html, html } from './html';

/** Steps of the scale. Each is told by the size of a cell as well as by its colour. */
const LEVELS = 5;
const SMALLEST = 0.4;

const MINUTES = 60;
const HOURS = 24;
/** Minutes that one column of the table of numbers stands for. */
const BLOCK = 5;

/** A scale for the whole picture: the range of each step, and the step of a number. */
export interface Scale {
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  levelOf(starts: number): number;
}

/** Steps of equal width up to the largest number; as many as there are numbers when these are few. */
export function scaleUpTo(most: number): Scale {
  const steps = Math.min(LEVELS, Math.max(most, 1));
  const end = (step: number) => Math.ceil((step * Math.max(most, 1)) / steps);
  const ranges = Array.from({ length: steps }, (_, step) => ({ from: end(step) + 1, to: end(step + 1) }));
  const offset = LEVELS - steps;
  return {
    ranges,
    levelOf: (starts) => (starts === 0 ? 0 : ranges.findIndex(({ to }) => starts <= to) + 1 + offset),
  };
}

/** The starts of days that are alike: a row for each hour, a column for each minute. */
export function heatMap(panel: DayPanel, scale: Scale, maintenance: ReadonlySet<string>, isOnly: boolean): Html {
  const cells = panel.hours.flatMap(({ hour, perMinute }, row) =>
    perMinute.flatMap((starts, minute) => {
      if (starts === 0) return [];
      const title = `${clockText(hour).slice(0, 2)}:${String(minute).padStart(2, '0')}, ${counted(starts, 'start')}`;
      return [html`${cell(minute, row, scale.levelOf(starts), title)}`];
    }),
  );
  const slots = panel.hours.flatMap(({ hour }, row) => {
    const start = startIn(hour, maintenance);
    return start === undefined
      ? []
      : [html`<rect class="slot" x="${start}" y="${row}" width="${MINUTES - start}" height="1"/>`];
  });
  const days = panel.days.length === 7 ? 'Every day' : panel.title;
  return html`<figure>
<figcaption>${days}: one row for each hour, one column for each minute</figcaption>
<div class="heat${isOnly ? '' : ' small'}">
<div class="minutes" aria-hidden="true">${[0, 10, 20, 30, 40, 50].map((minute) => html`<span>:${String(minute).padStart(2, '0')}</span>`)}</div>
<div class="hours" aria-hidden="true">${[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => html`<span>${String(hour).padStart(2, '0')}:00</span>`)}</div>
<svg viewBox="0 0 ${MINUTES} ${HOURS}" preserveAspectRatio="none" role="img" aria-label="${textAlternative(panel)}">
${[3, 6, 9, 12, 15, 18, 21].map((row) => html`<line class="grid" x1="0" x2="${MINUTES}" y1="${row}" y2="${row}"/>`)}<line class="grid" x1="${SPREAD_MINUTES}" x2="${SPREAD_MINUTES}" y1="0" y2="${HOURS}"/>
${cells}
${slots}</svg>
</div>
</figure>
<details><summary>The numbers of this picture (${panel.title})</summary>
${numbers(panel)}
</details>`;
}

/** A square whose size and colour say how many. */
function cell(x: number, y: number, level: number, title?: string): Html {
  const side = SMALLEST + ((1 - SMALLEST) * level) / LEVELS;
  const inset = (1 - side) / 2;
  const round = (value: number) => Number(value.toFixed(2));
  const position = html`class="l${level}" x="${round(x + inset)}" y="${round(y + inset)}" width="${round(side)}" height="${round(side)}"`;
  return title === undefined ? html`<rect ${position}/>` : html`<rect ${position}><title>${title}</title></rect>`;
}

/** The first minute of a maintenance in an hour of one of the days. */
function startIn(hour: string, maintenance: ReadonlySet<string>): number | undefined {
  const clock = clockText(hour).slice(0, 2);
  const minutes = [...maintenance].filter((time) => time.startsWith(clock)).map((time) => Number(time.slice(3)));
  return minutes.length === 0 ? undefined : Math.min(...minutes);
}

/** What the picture shows, in words. */
function textAlternative({ hours, title }: DayPanel): string {
  const busiest = hours.reduce((most, hour) => (hour.starts > most.starts ? hour : most));
  const quiet = hours.filter(({ starts }) => starts === 0).length;
  const total = hours.reduce((sum, { starts }) => sum + starts, 0);
  return (
    `Heat map of starts, ${title}: ${counted(total, 'start')} a day. ` +
    `The busiest hour is ${clockText(busiest.hour)} with ${counted(busiest.starts, 'start')}, ` +
    `at most ${busiest.mostInAMinute} in one minute. ${counted(quiet, 'hour has', 'hours have')} none. ` +
    'The numbers follow as a table.'
  );
}

function numbers({ hours, title }: DayPanel): Html {
  const blocks = Array.from({ length: MINUTES / BLOCK }, (_, block) => block * BLOCK);
  const rows = hours.map(
    ({ hour, starts, mostInAMinute, mostRunning, perMinute }) => html`<tr><th scope="row">${clockText(hour)}</th>
<td class="number">${starts}</td><td class="number">${mostInAMinute}</td><td class="number">${mostRunning}</td>
${blocks.map((from) => html`<td class="number">${perMinute.slice(from, from + BLOCK).reduce((sum, count) => sum + count, 0)}</td>`)}</tr>
`,
  );
  return html`<div class="scroll tall" role="region" tabindex="0" aria-label="Starts in numbers, ${title}">
<table>
<caption>Starts in each hour, and in each ${BLOCK} minutes of it, ${title}</caption>
<thead><tr><th scope="col">Hour</th><th scope="col" class="number">Starts</th><th scope="col" class="number">Most in a minute</th><th scope="col" class="number">Most running</th>
${blocks.map((from) => html`<th scope="col" class="number">:${String(from).padStart(2, '0')}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

/** What sizes and colours mean. */
export function legend(scale: Scale, hasSlot: boolean): Html {
  const items = scale.ranges.map(({ from, to }) => {
    const text = from === to ? String(to) : `${from} to ${to}`;
    return html`<li><svg viewBox="0 0 1 1" aria-hidden="true">${cell(0, 0, scale.levelOf(to))}</svg>${text}</li>`;
  });
  const slot = html`<li><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="slot" x="0.1" y="0.1" width="0.8" height="0.8"/></svg>the maintenance’s slot</li>`;
  return html`<ul class="legend" aria-label="Legend"><li>Starts in one minute:</li>${items}${hasSlot ? slot : undefined}</ul>`;
}
