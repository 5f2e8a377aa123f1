import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Command } from 'commander';
import { describeProblem, type Problem } from '../../lib/validation/problem';
import { type CommandContext, EXIT, UsageError } from '../command-context';
import { type Answers, QUESTIONS, type Question } from './answers';
import { askFor, type Dialogue } from './ask';
import { answeredConfig, checkAnswers } from './check-answers';
import { npmInstall } from './install';
import { namedPackage, ownPackage, type PackageSource } from './own-package';
import { checkTarget, copyInto, writeRepository } from './target';
import { repositoryFiles } from './template';

type Options = Partial<Answers> & { readonly package?: string; readonly install: boolean; readonly yes?: boolean };

const EXAMPLES = `
Without flags it asks, on a terminal. In scripts, say everything:

  pvc-backup init my-platform \\
    --nfs-server nas.example.com --nfs-path /mnt/tank/kopia \\
    --storage-class longhorn --snapshot-class longhorn-snapclass \\
    --store 1password --repo-url https://git.example.com/platform/backups.git

From a tarball, without installing anything before:

  npx ./cdk8s-pvc-backup-0.1.0.tgz init my-platform

The new repository gets the package from where this command has it: the same version of a registry, or a copy of the
tarball below vendor/.

Exit codes: 0 the repository is there; 2 it is not, or \`npm install\` failed in it.
`;

/** `pvc-backup init`: a new platform repository. */
export function initCommand({ terminal, exitWith }: CommandContext): Command {
  const command = new Command('init')
    .summary('make a new platform repository')
    .description('Makes a new platform repository: its config, apps, CI workflow and the root Application of Argo CD.')
    .argument('[directory]', 'where; it must be empty, or not exist yet', '.');
  for (const question of QUESTIONS) command.option(`${question.flag} ${question.argument}`, describe(question));
  return command
    .option('--package <tarball|version|url>', 'where the new repository gets cdk8s-pvc-backup from')
    .option('--no-install', 'do not run `npm install`; there is no package-lock.json then')
    .option('-y, --yes', 'ask nothing, take what stands in brackets for everything that has no flag')
    .addHelpText('after', EXAMPLES)
    .action(async (directory: string, options: Options) => {
      const { stdin: input, stderr: output } = process;
      const isDialogue = input.isTTY === true && output.isTTY === true && options.yes !== true;
      const repository = await init(directory, options, isDialogue ? { input, output } : undefined);
      for (const line of repository.written) terminal.err(line);
      const failure = options.install ? npmInstall(repository.directory) : undefined;
      if (failure !== undefined) {
        terminal.err(`\npvc-backup: the files are there, but \`npm install\` failed: ${failure}.`);
        terminal.err(`What it says stands above. Mend it, then run \`npm install\` in ${directory}.`);
        exitWith(EXIT.usage);
        return;
      }
      for (const line of nextSteps(directory, options.install)) terminal.err(line);
    });
}

function describe({ text, fallback }: Question): string {
  if (fallback === undefined) return text;
  return fallback === '' ? text : `${text} [${fallback}]`;
}

interface NewRepository {
  readonly directory: string;
  readonly written: readonly string[];
}

/** Makes the repository. Asks only where there is a dialogue. */
export async function init(
  target: string,
  options: Partial<Answers> & { readonly package?: string },
  dialogue?: Dialogue,
  packageRoot = dirname(require.resolve('cdk8s-pvc-backup/package.json')),
): Promise<NewRepository> {
  const directory = resolve(target);
  const source = packageSource(options.package, packageRoot);
  const tarball = source !== undefined && 'tarball' in source ? source.tarball : undefined;
  checkTarget(directory, tarball);

  const given = Object.fromEntries(
    QUESTIONS.flatMap(({ key }) => (options[key] === undefined ? [] : [[key, options[key]]])),
  );
  const problems = [...checkAnswers(withFallbacks(given)), ...packageProblems(source, options.package)];
  const isMissing = ({ field }: Problem) =>
    QUESTIONS.some(({ flag, key }) => flag === field && given[key] === undefined);
  const serious = dialogue === undefined ? problems : problems.filter((problem) => !isMissing(problem));
  if (serious.length > 0) throw refusal(serious, dialogue === undefined && serious.some(isMissing));

  const answers = dialogue === undefined ? withFallbacks(given) : await askFor(given, dialogue);
  return write(directory, answers, source as PackageSource);
}

function withFallbacks(given: Partial<Answers>): Partial<Answers> {
  const fallbacks = Object.fromEntries(QUESTIONS.map(({ key, fallback }) => [key, fallback]));
  return { ...fallbacks, ...given };
}

function packageSource(named: string | undefined, root: string): PackageSource | undefined {
  return named === undefined ? ownPackage(root) : namedPackage(named);
}

function packageProblems(source: PackageSource | undefined, named: string | undefined): Problem[] {
  if (source !== undefined) return [];
  return [
    {
      field: '--package',
      value: named,
      allowed: 'an exact version, a tarball that exists (.tgz), or an https URL of one',
      fix:
        named === undefined
          ? 'say where the new repository gets cdk8s-pvc-backup from: npm has not noted where this one came from'
          : 'pack one with `npm pack`, or write a version such as 0.1.0',
    },
  ];
}

function refusal(problems: readonly Problem[], canAsk: boolean): UsageError {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const lines = problems.map((problem) => `  - ${describeProblem(problem)}`);
  const hint = canAsk ? ['On a terminal, without --yes, `pvc-backup init` asks for what is missing.'] : [];
  return new UsageError([`init: ${count}; nothing was written`, ...lines, ...hint].join('\n'));
}

function write(directory: string, answers: Partial<Answers>, source: PackageSource): NewRepository {
  const config = answeredConfig(answers);
  const vendored = 'tarball' in source ? vendor(directory, source.tarball) : undefined;
  const spec = 'spec' in source ? source.spec : `file:${vendored}`;
  const files = repositoryFiles({ name: basename(directory), config, spec });
  writeRepository(directory, files);
  if ('tarball' in source && vendored !== undefined && resolve(directory, vendored) !== source.tarball) {
    copyInto(directory, vendored, source.tarball);
  }
  const paths = [...Object.keys(files), ...(vendored === undefined ? [] : [vendored])];
  return { directory, written: [`${directory}:`, ...paths.sort().map((path) => `  ${path}`)] };
}

/** Where the tarball stands in the repository. One that lies there already stays where it is. */
function vendor(directory: string, tarball: string): string {
  const inside = relative(directory, tarball);
  return inside.includes(sep) || inside.startsWith('..') ? join('vendor', basename(tarball)) : inside;
}

function nextSteps(directory: string, isInstalled: boolean): string[] {
  return [
    '',
    'Next:',
    ...(directory === '.' ? [] : [`  cd ${/^[\w./-]+$/.test(directory) ? directory : JSON.stringify(directory)}`]),
    ...(isInstalled ? [] : ['  npm install      makes package-lock.json, which `npm ci` needs']),
    '  npm run synth    renders dist/, examples/ and docs/',
    '  npm run check    is every volume protected? (pvc-backup check)',
    '  npm run schedule     when the backups will run (pvc-backup schedule)',
    'Then the first install, in README.md.',
  ];
}
