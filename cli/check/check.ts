import { Command, Option } from 'commander';
import { SEVERITIES } from '../../lib/analysis/check/rules';
import { type CommandContext } from '../command-context';
import { type CheckFlags } from './run-check';

const EXAMPLES = `
Examples:
  pvc-backup check dist                              everything below a folder
  helm template my-app ./chart -n my-app | pvc-backup check - --namespace my-app
  kubectl kustomize overlays/prod | pvc-backup check -
  kubectl get -A -o json pvc,statefulsets,replicationsources.volsync.backube,clusters.postgresql.cnpg.io,scheduledbackups.postgresql.cnpg.io | pvc-backup check -
                                                     a cluster; leave out kinds that it does not have
  pvc-backup check dist --config apps/config.ts      by the platform's tiers and excluded namespaces
  pvc-backup check dist --since origin/main          also: who lost the history of its backups?
  pvc-backup check dist --format sarif > check.sarif for code review
  pvc-backup check dist --baseline .pvc-backup.json --write-baseline
                                                     accept what is, and fail on what comes
  pvc-backup check --explain unprotected-volume      what a rule means

What to do with a volume that is not backed up:
  back it up      metadata.labels: { backup: hourly }
  or say why not  metadata.labels: { backup-exempt: "true" }
                  metadata.annotations: { volsync.backup/exempt-reason: "a cache" }

Exit codes: 0 nothing to complain about, 1 findings (see --fail-on), 2 not done.
`;

/** `pvc-backup check` */
export function checkCommand(context: CommandContext): Command {
  return new Command('check')
    .summary('say which volumes are backed up, and which are not')
    .description(
      'Reads rendered manifests and says of each volume whether it is backed up, exempt with a reason, or neither; and what would keep backups from being made or found again. Nothing is changed, and no cluster is asked.',
    )
    .argument('[paths...]', 'files, folders, or "-" for the standard input; without any, dist')
    .option(
      '-c, --config <file>',
      "config of the platform, for its tiers and excluded namespaces; without it, the defaults'",
    )
    .option('-n, --namespace <name>', 'namespace of manifests that state none')
    .option('--since <ref>', 'compare with a commit of Git, and say which volumes lose the history of their backups')
    .addOption(
      new Option('-f, --format <format>', 'format of the report').choices(['text', 'json', 'sarif']).default('text'),
    )
    .option('--json', 'short for --format json')
    .option('--baseline <file>', 'findings that are known, and do not fail the check')
    .option('--write-baseline', 'write what is found into the baseline, and succeed')
    .addOption(
      new Option('--fail-on <severity>', 'least weight that fails the check')
        .choices([...SEVERITIES, 'never'])
        .default('warning'),
    )
    .option('--no-list', 'leave out the table of all volumes')
    .option('-v, --verbose', 'show every note, and what the baseline has')
    .option('--explain <rule>', 'explain a rule, by its id')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], flags: CheckFlags, command: Command) => {
      // Only now: reading YAML and judging it is no part of the help.
      const { runCheck } = await import('./run-check.js');
      await runCheck(paths, flags, command.parent?.version() ?? '', context);
    });
}
