import { existsSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { DEFAULT_FROM, DEFAULT_MOVER_MINUTES } from '../../lib/analysis/schedule/week';
import { type CommandContext, DEFAULT_CONFIG, DEFAULT_PATH, EXIT, UsageError } from '../command-context';

interface Options {
  readonly config: string;
  readonly html?: string;
  readonly json?: boolean;
  readonly all?: boolean;
  readonly from: string;
  readonly moverMinutes: number;
  readonly maxMovers?: number;
  readonly namespace?: string;
}

const HELP = `
Paths are rendered manifests: files, folders with all that is below them, or "-" for what another command
prints. What the cluster has is as good: kubectl get pvc,replicationsource -A -o json; where there are
databases of CloudNativePG, clusters.postgresql.cnpg.io,scheduledbackups.postgresql.cnpg.io too.

The week is always the same unless --from names another, so that the same manifests give the same bytes: a
Monday that is the first day of a month and of a year. All times are UTC, as those of VolSync are.

Examples:
  pvc-backup schedule                                the schedule of what dist holds
  pvc-backup schedule dist apps --html schedule.html     of two folders, as a page with a heat map and all volumes
  helm template my-app ./chart | pvc-backup schedule - --namespace my-app
  kubectl get pvc -A -o json | pvc-backup schedule - --mover-minutes 25 --max-movers 40
  pvc-backup schedule dist --json | jq '.findings[] | select(.level == "error")'

Exit codes:
  0  nothing is wrong with the schedule; notes and unprotected volumes do not count
  1  something is: a start that meets the maintenance, more movers than --max-movers, a volume that asks
     for backups in vain, a ReplicationSource without a schedule; or the config is wrong
  2  wrong arguments, or a file that cannot be read
`;

/** `pvc-backup schedule`: the schedule as it will run. */
export function scheduleCommand({ terminal, exitWith }: CommandContext): Command {
  return new Command('schedule')
    .description('Show when backups start, what is kept, and what a disaster would ask of the cluster.')
    .argument('[paths...]', 'rendered manifests: files, folders, or "-" for the standard input; without any, dist')
    .option('-c, --config <file>', 'the config of the platform', DEFAULT_CONFIG)
    .option('--html <file>', 'write the schedule as one page for browsers')
    .option('--json', 'print the schedule as JSON')
    .option('--all', 'list every volume and every finding')
    .option('--from <date>', 'first day of the week to look at', isoDate, DEFAULT_FROM)
    .option('--mover-minutes <n>', 'how long a backup is taken to run', wholeNumber(1, 1440), DEFAULT_MOVER_MINUTES)
    .option('--max-movers <n>', 'exit with 1 when more run at the same time', wholeNumber(1, 1_000_000))
    .option('-n, --namespace <name>', 'namespace that manifests without one will be applied to')
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: Options) => {
      const { loadPlan } = await import('../load-config.js');
      const { readManifests } = await import('../manifests/read-manifests.js');
      const { INVENTORY_KINDS, takeInventory } = await import('../../lib/analysis/inventory/inventory.js');
      const { scheduleReport } = await import('../../lib/analysis/schedule/schedule-report.js');
      const platform = await loadPlan(options.config);
      const read = readManifests(pathsOf(paths), {
        keep: ({ kind }) => INVENTORY_KINDS.has(String(kind)),
        progress: (files) => terminal.progress(`${files} files read`),
      });
      for (const { file, line, message, fix } of read.problems) {
        terminal.err(`${line === undefined ? file : `${file}:${line}`}: ${message}; ${fix}`);
      }
      const { from, moverMinutes, maxMovers, namespace } = options;
      const inventory = takeInventory(read.documents, { namespace });
      const report = scheduleReport(platform, inventory, { from, moverMinutes, maxMovers });

      if (options.html !== undefined) {
        const { schedulePage } = await import('./page/schedule-page.js');
        write(options.html, schedulePage(report));
        terminal.err(`wrote ${options.html}`);
      }
      if (options.json === true) {
        const { scheduleJson } = await import('./schedule-json.js');
        terminal.out(scheduleJson(report));
      } else if (options.html === undefined) {
        const { scheduleText } = await import('./schedule-text.js');
        const style = terminal.style.bind(terminal);
        terminal.out(scheduleText(report, { style, all: options.all === true }));
      }
      if (read.problems.length > 0) exitWith(EXIT.usage);
      else if (report.findings.some(({ level }) => level === 'error')) exitWith(EXIT.findings);
    });
}

/** Without manifests there still is a schedule to look at: that of the tiers. */
function pathsOf(named: readonly string[]): readonly string[] {
  return named.length === 0 && existsSync(DEFAULT_PATH) ? [DEFAULT_PATH] : named;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}; name a file in a folder that exists`);
  }
}

function isoDate(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('Write a day as 2024-01-31.');
  }
  return text;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  };
}
