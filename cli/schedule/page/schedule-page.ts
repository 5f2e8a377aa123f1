import { createHash } from 'node:crypto';
import { type CoverageStatus } from '../../../lib/analysis/inventory/coverage';
import { type ScheduleFinding } from '../../../lib/analysis/schedule/finding';
import { type RetentionPlan } from '../../../lib/analysis/schedule/retentions';
import { type ScheduleReport } from '../../../lib/analysis/schedule/schedule-report';
import { formatBytes } from '../../../lib/units/bytes';
import { dayPanels } from '../day-panels';
import {
  maintenanceExplanation,
  restoreExplanation,
  retentionExplanation,
  scheduledText,
  sourceName,
  statusCounts,
  temporaryExplanation,
  volumesByStatus,
} from '../explain';
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
} from '../words';
import { FILTER_SCRIPT } from './filter';
import { heatMap, legend, scaleUpTo } from './heat-map';
import { Html, html } from './html';
import { STYLE } from './style';

const SECTIONS = [
  ['findings', 'Findings'],
  ['starts', 'Starts'],
  ['maintenance', 'Maintenance'],
  ['retention', 'Retention'],
  ['temporary', 'Temporary capacity'],
  ['restore', 'After a disaster'],
  ['volumes', 'Volumes'],
] as const;

/** The schedule as one page that needs nothing else: no network, no fonts, no other file. */
export function schedulePage(plan: ScheduleReport): string {
  const { from, moverMinutes } = plan.assumptions;
  const script = plan.coverage.volumes.length > 0 ? FILTER_SCRIPT : undefined;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(STYLE)}'${script === undefined ? '' : html`; script-src '${hashOf(script)}'`}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Backup schedule</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<h1>Backup schedule</h1>
<p class="quiet">The week from ${dayText(from)} ${from.slice(0, 4)}. Times are UTC. Each backup is taken to run for ${counted(moverMinutes, 'minute')}.</p>
</header>
<nav aria-label="On this page"><ul>${SECTIONS.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">
${facts(plan)}
${section('findings', findings(plan.findings))}
${section('starts', starts(plan))}
${section('maintenance', notes(maintenanceExplanation(plan)))}
${section('retention', retentions(plan.retentions))}
${section('temporary', notes(temporaryExplanation(plan)))}
${section('restore', notes(restoreExplanation(plan), 'When all protected PVCs are created again at once:'))}
${section('volumes', volumes(plan))}
</main>
${script === undefined ? undefined : html`<script>${new Html(script)}</script>`}
</body>
</html>
`;
  return page.text;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function section(id: (typeof SECTIONS)[number][0], content: Html): Html {
  const title = SECTIONS.find(([known]) => known === id)?.[1];
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}
</section>`;
}

function facts({ coverage, starts, temporary, restore }: ScheduleReport): Html {
  const { counts } = coverage;
  const fact = (term: string, value: string, detail: string) =>
    html`<div><dt>${term}</dt><dd>${value}<small>${detail}</small></dd></div>`;
  return html`<dl class="facts">
${fact('Protected volumes', counts.protected.toLocaleString('en-US'), `${counted(counts.unprotected, 'volume')} unprotected, ${counts.exempt.toLocaleString('en-US')} exempt`)}
${fact('Starts in the week', starts.inWeek.toLocaleString('en-US'), `at most ${starts.mostInAMinute.most} in one minute`)}
${fact('Most at the same time', starts.mostRunning.most.toLocaleString('en-US'), starts.inWeek === 0 ? 'nothing starts' : `first ${timeText(starts.mostRunning.at)}`)}
${fact('Temporary volumes', formatBytes(temporary.bytes.most), 'at most, while backups run')}
${fact('To restore', formatBytes(restore.bytes), `by ${counted(restore.movers, 'mover')} at once`)}
</dl>`;
}

function findings(all: readonly ScheduleFinding[]): Html {
  if (all.length === 0) return html`<p>None.</p>`;
  const items = all.map((each) => {
    const subjects = subjectsText(each);
    const whole =
      each.subjects.length > 3
        ? html`<details><summary>All ${each.subjects.length}</summary><p>${each.subjects.join(', ')}</p></details>`
        : undefined;
    return html`<li class="${each.level}"><p><span class="badge ${each.level}">${each.level}</span> <code>${each.rule}</code>${each.place === undefined ? undefined : html` <span class="quiet">${each.place}</span>`}</p>
<p>${subjects === '' ? undefined : html`<strong>${subjects}:</strong> `}${each.message}</p>
<p class="quiet">To mend it: ${each.fix}</p>${whole}</li>
`;
  });
  return html`<ul class="findings">
${items}</ul>`;
}

function starts(plan: ScheduleReport): Html {
  const { backups, drills, inWeek, busiest, hours, mostInAMinute } = plan.starts;
  if (backups + drills === 0) return html`<p>Nothing that was read is backed up.</p>`;
  const panels = dayPanels(hours);
  const scale = scaleUpTo(mostInAMinute.most);
  const slots = (days: readonly string[]) =>
    new Set(plan.maintenance.starts.filter((time) => days.includes(dayText(time))).map(clockText));
  const rows = busiest.map(
    ({ times, starts: count }) => html`<tr><th scope="row">${timesText(times)}</th><td class="number">${count}</td></tr>
`,
  );
  return html`<p>${scheduledText(plan.starts)} have a schedule; together they start ${counted(inWeek, 'time')} in the week. Each PVC has a minute of its own, computed from its namespace and name, so that adding one moves no other.</p>
${panels.map((panel) => heatMap(panel, scale, slots(panel.days), panels.length === 1))}
${legend(scale, plan.maintenance.starts.length > 0)}
<div class="scroll" role="region" tabindex="0" aria-label="Table of the busiest minutes"><table>
<caption>The busiest minutes of the week</caption>
<thead><tr><th scope="col">When</th><th scope="col" class="number">Starts in that minute</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

function retentions(all: readonly RetentionPlan[]): Html {
  const rows = all.map(
    (each) => html`<tr><th scope="row" class="wrap">${each.kind === 'tier' ? each.name : sourceName(each)}</th>
<td class="number">${each.volumes}</td><td><code>${each.cron}</code></td><td class="wrap">${retentionText(each.effective)}</td>
<td class="number">${spanText(each.kept.count)}</td><td class="number">${spanText(each.kept.oldestSeconds, durationText)}</td><td class="number">${durationText(each.longestIntervalSeconds)}</td></tr>
`,
  );
  const explained = all.flatMap((each) =>
    retentionExplanation(each).map(
      (line) => html`<li><strong>${each.kind === 'tier' ? `Tier ${each.name}` : sourceName(each)}:</strong> ${line}</li>
`,
    ),
  );
  return html`<p>What is kept of each PVC once it has been backed up for long enough: Kopia’s own rules, played through for a year. “2 monthly” is the month that has just begun and the end of the one before, so the oldest backup is often younger than the numbers suggest.</p>
<div class="scroll" role="region" tabindex="0" aria-label="Table of what is kept"><table>
<caption>Snapshots that are kept of one PVC</caption>
<thead><tr><th scope="col">Tier or source</th><th scope="col" class="number">PVCs</th><th scope="col">Schedule</th><th scope="col">Kept</th><th scope="col" class="number">Snapshots</th><th scope="col" class="number">Oldest one</th><th scope="col" class="number">At most lost</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
${explained.length === 0 ? undefined : html`<ul class="notes">${explained}</ul>`}`;
}

function notes(lines: readonly string[], lead?: string): Html {
  return html`${lead === undefined ? undefined : html`<p>${lead}</p>`}<ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function volumes({ coverage }: ScheduleReport): Html {
  const sorted = volumesByStatus(coverage.volumes);
  if (sorted.length === 0) return html`<p>None were read. Name rendered manifests, or pass what the cluster has.</p>`;
  const statuses = [...new Set(sorted.map(({ status }) => status))];
  const rows = sorted.map(
    (
      each,
    ) => html`<tr data-status="${each.status}"><td>${badge(each.status)}</td><th scope="row" class="wrap">${each.namespace ?? '?'}/${each.name ?? '?'}</th><td class="number">${each.bytes === undefined ? '?' : formatBytes(each.bytes)}</td><td>${each.schedules.map((cron, index) => html`${index === 0 ? '' : ' and '}<code>${cron}</code>`)}</td><td class="wrap">${each.why}</td><td class="wrap quiet">${each.place}</td></tr>
`,
  );
  return html`<p>${statusCounts(coverage.counts)}.</p>
<form class="filter" id="filter" hidden role="search" aria-label="Find volumes">
<label>Find a volume <input type="search" id="filter-text" autocomplete="off"></label>
<label>Status <select id="filter-status"><option value="">all</option>${statuses.map((status) => html`<option>${status}</option>`)}</select></label>
<p id="filter-count" class="quiet" role="status"></p>
</form>
<div class="scroll tall" role="region" tabindex="0" aria-label="Table of volumes"><table id="volumes-table">
<caption>Every volume, whether it is protected, and why</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Volume</th><th scope="col" class="number">Size</th><th scope="col">Schedule</th><th scope="col">Why</th><th scope="col">Where</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

function badge(status: CoverageStatus): Html {
  return html`<span class="badge ${status}">${status}</span>`;
}
