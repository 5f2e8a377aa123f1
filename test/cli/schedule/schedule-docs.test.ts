import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommandContext } from '../../../cli/command-context';
import { scheduleCommand } from '../../../cli/schedule/schedule';
import { SCHEDULE_RULES } from '../../../lib/analysis/schedule/finding';
import { scheduleReport } from '../../../lib/analysis/schedule/schedule-report';
import { inventoryOf, protectedPvc, pvc, replicationSource } from '../../analysis/schedule/inventory-of';
import { minimalPlan } from '../../support/config';

const ROOT = join(__dirname, '../../..');
const page = readFileSync(join(ROOT, 'docs/how-to/see-the-schedule.md'), 'utf8');

let out = '';
const context: CommandContext = {
  terminal: {
    out: (text) => {
      out += text;
    },
    err: () => {},
    progress: () => {},
    style: (_, text) => text,
  },
  exitWith: () => {},
};

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'plan-docs-'));
  const items = [protectedPvc('notes')];
  writeFileSync(join(directory, 'list.json'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** The help as a person sees it. */
function help(): string {
  let text = '';
  scheduleCommand(context)
    .configureOutput({
      writeOut: (part) => {
        text += part;
      },
    })
    .outputHelp();
  return text;
}

/** Each command line of a text, without what stands before or behind it in a pipe. */
function commandLines(text: string): string[] {
  return [...text.matchAll(/pvc-backup schedule((?: (?:-|[\w./-]*[\w/]))*)(?= {2}|[^ \w-]| [|<]|$)/gm)].map(
    ([, args = '']) => args.trim(),
  );
}

const LINES = [...new Set([...commandLines(page), ...commandLines(help())])];

test('the page and the help have command lines', () => {
  expect(LINES).toEqual(
    expect.arrayContaining([
      '',
      'dist',
      '- --namespace my-app',
      '--html schedule.html',
      '- --mover-minutes 25 --max-movers 40',
    ]),
  );
});

test.each(LINES)('pvc-backup schedule %s: runs', { timeout: 60_000 }, async (line) => {
  const list = join(directory, 'list.json');
  const places: Record<string, string> = {
    '-': list,
    dist: list,
    apps: list,
    'schedule.html': join(directory, 'schedule.html'),
  };
  const args = line.split(' ').filter((arg) => arg !== '');
  out = '';
  await scheduleCommand(context)
    .exitOverride()
    .parseAsync(['--config', join(ROOT, 'apps/config.ts'), ...args.map((arg) => places[arg] ?? arg)], { from: 'user' });
  if (args.includes('--html')) expect(readFileSync(join(directory, 'schedule.html'), 'utf8')).toContain('</html>');
  else expect(out.length).toBeGreaterThan(1000);
});

test('the page has every flag', () => {
  const documented = [...page.matchAll(/^\| .*`--([\w-]+)[^|]*\| /gm)].map(([, name]) => name);
  expect(documented).toEqual(scheduleCommand(context).options.map((option) => option.long?.slice(2)));
});

test('the page has every finding with its level', () => {
  const documented = [...page.matchAll(/^\| `([\w-]+)` \| (error|note) \|/gm)].map(([, rule, level]) => [rule, level]);
  expect(documented).toEqual(Object.entries(SCHEDULE_RULES));
});

test('the page has every field of the JSON', () => {
  const platform = { ...minimalPlan, tiers: minimalPlan.tiers.slice(1) };
  const objects = [
    protectedPvc('a', 'daily'),
    pvc('b'),
    replicationSource('b', '57 3 * * *'),
    protectedPvc('c', 'weekly'),
  ];
  const plan = JSON.parse(JSON.stringify(scheduleReport(platform, inventoryOf(objects), { maxMovers: 9 })));
  const json = page.slice(page.indexOf('## JSON'));
  const rows = [...json.matchAll(/^\| `(\w+)(?:\[\])?` \| (.*) \|$/gm)].map(([, field, text = '']) => [field, text]);
  expect(rows.map(([field]) => field)).toEqual(Object.keys(plan));
  for (const [field = '', text = ''] of rows) {
    const fields = new Set(fieldsOf(plan[field]));
    const named = new Set([...text.matchAll(/`(\w+)(?:\[\])?`/g)].map(([, name = '']) => name));
    for (const name of fields) expect([...named], `${field}: ${name}`).toContain(name);
  }
});

/** Statuses and kinds of snapshots are data, not fields. */
const DATA = new Set(['counts', 'stated', 'effective', 'addedByKopia']);

/** The names of all fields inside a value. */
function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...(DATA.has(key) ? [] : fieldsOf(inner))]);
}
