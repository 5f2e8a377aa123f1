import { Command } from 'commander';
import { checkCommand } from './check/check';
import { type CommandContext } from './command-context';
import { initCommand } from './init/init';
import { scheduleCommand } from './schedule/schedule';

/** Builds one subcommand, such as `pvc-backup check`. */
type CommandFactory = (context: CommandContext) => Command;

/** The subcommands, in the order of the help. */
const COMMANDS: readonly CommandFactory[] = [initCommand, checkCommand, scheduleCommand];

const EXIT_CODES = `
Exit codes:
  0  done, nothing to complain about
  1  done, and something is wrong with what was looked at
  2  not done: wrong arguments, or a file that cannot be read
`;

/** The whole command line. */
export function pvcBackup(version: string, context: CommandContext): Command {
  const program = new Command('pvc-backup')
    .description('Backup and restore of Kubernetes PersistentVolumeClaims by one label.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride();
  for (const command of COMMANDS) program.addCommand(command(context).copyInheritedSettings(program));
  return program;
}
