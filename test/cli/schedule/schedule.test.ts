import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { UsageError } from '../../../cli/command-context';
import { pvcBackup } from '../../../cli/program';
import { type ScheduleReport } from '../../../lib/analysis/schedule/schedule-report';
import { drill, protectedPvc, pvc, replicationSource } from '../../analysis/schedule/inventory-of';

const CONFIG = join(__dirname, '../../../apps/examples/config.ts');
const NAMED_CONFIG = "export { exampleConfig as config } from '";

let directory: string;
const file = (name: string) => join(directory, name);
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'plan-'));
  writeFileSync(file('config.ts'), `${NAMED_CONFIG}${CONFIG}';\n`);
  const good = [
    protectedPvc('notes'),
    protectedPvc('photos', 'daily', { storage: '100Gi' }),
    pvc('cache', {
      labels: { 'backup-exempt': 'true' },
      annotations: { 'volsync.backup/exempt-reason': 'can be computed again' },
    }),
    pvc('plain'),
    drill('photos-drill', '0 4 * * 0'),
  ];
  const yaml = (objects: readonly object[]) => objects.map((object) => stringify(object)).join('---\n');
  writeFileSync(file('good.yaml'), yaml(good));
  // What `kubectl get pvc -A -o json` prints, and `-o yaml`.
  const list = { apiVersion: 'v1', kind: 'List', items: good };
  writeFileSync(file('list.json'), JSON.stringify(list));
  writeFileSync(file('list.yaml'), stringify(list));
  writeFileSync(
    file('bad.yaml'),
    yaml([protectedPvc('odd\u001b[2J', 'weekly'), replicationSource('films', '57 3 * * *')]),
  );
  writeFileSync(file('broken.yaml'), 'a: [\n');
  writeFileSync(file('no-namespace.yaml'), stringify(protectedPvc('notes', 'hourly', { namespace: undefined })));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** The first run compiles what the command loads only when it is needed. */
const TIMEOUT = 60_000;

/** What a run of `pvc-backup schedule` prints, and its exit code. */
async function run(...args: string[]) {
  const result = { out: '', err: '', code: 0 };
  const terminal = {
    out: (text: string) => {
      result.out += text;
    },
    err: (line: string) => {
      result.err += `${line}\n`;
    },
    progress: () => {},
    style: (_: unknown, text: string) => text,
  };
  const exitWith = (code: number) => {
    result.code = code;
  };
  const program = pvcBackup('0.0.0', { terminal, exitWith });
  for (const command of [program, ...program.commands]) command.configureOutput({ writeErr: terminal.err });
  await program.parseAsync(['schedule', '--config', file('config.ts'), ...args], { from: 'user' });
  return result;
}

const planOf = async (...args: string[]): Promise<ScheduleReport> => JSON.parse((await run('--json', ...args)).out);

describe('pvc-backup schedule', { timeout: TIMEOUT }, () => {
  test('prints the schedule as text', async () => {
    const { out, err, code } = await run(file('good.yaml'));
    expect([err, code]).toEqual(['', 0]);
    expect(out.replaceAll(directory, '')).toMatchSnapshot();
    expect(out.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  test('prints it as JSON, in which lists of numbers stand on one line', async () => {
    const { out } = await run('--json', file('good.yaml'));
    const plan: ScheduleReport = JSON.parse(out);
    expect(plan.version).toBe(1);
    expect(plan.starts.hours).toHaveLength(168);
    expect(out.split('\n').filter((line) => /"perMinute": \[\d+(, \d+){59}\]$/.test(line))).toHaveLength(168);
    expect(JSON.stringify(plan, undefined, 2).replaceAll(/\s/g, '')).toBe(out.replaceAll(/\s/g, ''));
  });

  test('writes it as a page, and then prints nothing', async () => {
    const { out, err } = await run('--html', file('schedule.html'), file('good.yaml'));
    expect(out).toBe('');
    expect(err).toBe(`wrote ${file('schedule.html')}\n`);
    const page = readFileSync(file('schedule.html'), 'utf8');
    expect(page).toContain('<h1>Backup schedule</h1>');
    expect(page).toContain('my-app/photos');
    expect(page).not.toMatch(/(src|href)="(?!#)/);
  });

  test('gives the same bytes for the same manifests', async () => {
    const runTo = (html: string) => run('--json', '--html', file(html), file('good.yaml'), file('bad.yaml'));
    const [first, second] = [await runTo('first.html'), await runTo('second.html')];
    expect(first.out).toBe(second.out);
    expect(readFileSync(file('first.html'), 'utf8')).toBe(readFileSync(file('second.html'), 'utf8'));
  });

  test.each(['list.json', 'list.yaml'])('takes what the cluster has, as in %s', async (name) => {
    const [listed, rendered] = [await planOf(file(name)), await planOf(file('good.yaml'))];
    expect(listed.starts).toEqual(rendered.starts);
    expect(listed.coverage.counts).toEqual(rendered.coverage.counts);
  });

  test('exits with 1 when something is wrong with the schedule, and says what', async () => {
    const { out, code } = await run(file('bad.yaml'));
    expect(code).toBe(1);
    expect(out).toContain('maintenance-collision');
    expect(out).toContain('asks-in-vain');
    const never = ['--max-movers', '1', '--mover-minutes'];
    expect((await run(file('good.yaml'), ...never, '60')).code).toBe(1);
    expect((await run(file('good.yaml'), ...never, '1')).code).toBe(0);
  });

  test('lets no name from a manifest steer the terminal', async () => {
    const { out } = await run(file('bad.yaml'), '--all');
    expect(out).not.toMatch(/[^\P{Cc}\n]/u);
    expect(out).toContain('my-app/odd\ufffd[2J');
  });

  test('exits with 2 when a file cannot be read, and shows the rest all the same', async () => {
    const { out, err, code } = await run(file('broken.yaml'), file('good.yaml'));
    expect(code).toBe(2);
    expect(err).toContain(`${file('broken.yaml')}:`);
    expect(out).toContain('my-app/notes');
  });

  test('knows of the namespace that it is told', async () => {
    expect((await planOf(file('no-namespace.yaml'))).findings.map(({ rule }) => rule)).toEqual(['namespace-unknown']);
    const { coverage, findings } = await planOf(file('no-namespace.yaml'), '--namespace', 'my-app');
    expect(findings).toEqual([]);
    expect(coverage.volumes[0]?.schedules).toHaveLength(1);
  });

  test('looks at the week that it is told', async () => {
    const { starts, assumptions } = await planOf(file('good.yaml'), '--from', '2024-02-29');
    expect(assumptions.from).toBe('2024-02-29');
    expect(starts.hours[0]?.hour).toBe('2024-02-29T00:00Z');
  });

  test('without paths looks at dist', async () => {
    const { coverage } = await planOf();
    // The database of apps/config.ts, in this repository's own dist/.
    expect(coverage.volumes.map(({ origin, place }) => [origin, place.split('/')[0]])).toEqual([['Cluster', 'dist']]);
  });

  test('without volumes shows what the tiers keep, and how to name some', async () => {
    mkdirSync(file('empty'));
    const { out, code } = await run(file('empty'));
    expect(code).toBe(0);
    expect(out).toContain('tier hourly');
    expect(out).toContain('kubectl get pvc -A -o json | pvc-backup schedule -');
  });

  test.each([
    ['--from', '2024-13-01'],
    ['--from', 'tomorrow'],
    ['--mover-minutes', '0'],
    ['--mover-minutes', 'long'],
    ['--max-movers', '1.5'],
  ])('refuses %s %s, and says what to write', async (option, value) => {
    await expect(run(option, value)).rejects.toThrow(/Write a (day|whole number)/);
  });

  test('refuses a path, a config or a folder that is not there', async () => {
    await expect(run(file('nothing.yaml'))).rejects.toThrow(UsageError);
    await expect(run('--config', file('nothing.ts'))).rejects.toThrow('name the config of your platform with --config');
    await expect(run('--html', join(directory, 'nowhere', 'schedule.html'))).rejects.toThrow('in a folder that exists');
    expect(existsSync(join(directory, 'nowhere'))).toBe(false);
  });
});
