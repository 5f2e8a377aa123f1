import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageJson } from '../cli/init/template/package-json';
import { pvcBackup } from '../cli/program';

const ROOT = join(__dirname, '..');
const WORK = join(ROOT, 'build', 'docs-check');

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'services/pvc-plumber/README.md',
  'example-repos/README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .sort(),
];

/** The compiler and the blocks run as programs of their own. */
const TIMEOUT = 60_000;

/** Blocks, also those inside of list items. */
const FENCED = /^( *)```(\w*)\n(.*?)^\1```$/gms;

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

describe('links', () => {
  it.each(PAGES)('of %s lead to files and headings that exist', (page) => {
    const prose = read(page).replaceAll(FENCED, '');
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(page, target));
    expect(broken).toEqual([]);
  });
});

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === undefined || anchorsOf(file).includes(anchor);
}

/** The anchors that GitHub gives to the headings of a page. A heading that comes again gets a number. */
function anchorsOf(page: string): string[] {
  const headings = read(page)
    .replaceAll(FENCED, '')
    .matchAll(/^#+ (.+)$/gm);
  const seen = new Map<string, number>();
  return [...headings].map(([, heading = '']) => {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

describe('the index of the documentation', () => {
  const INDEX = 'docs/README.md';
  const linked = (page: string) =>
    [...read(page).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => join(dirname(page), target));
  const listed = linked(INDEX);
  /** Folders with an index of their own. */
  const folders = listed.filter((page) => page.endsWith('/README.md') && page.startsWith('docs/'));

  it.each(PAGES.filter((page) => page.startsWith('docs/') && page !== INDEX))('leads to %s', (page) => {
    const own = folders.find((folder) => dirname(folder) === dirname(page) && folder !== page);
    expect([...listed, ...(own === undefined ? [] : linked(own))]).toContain(page);
  });

  it('has the four parts', () => {
    const parts = [...read(INDEX).matchAll(/^## (.+)$/gm)].map(([, part]) => part);
    expect(parts).toEqual(['Tutorial', 'How-to', 'Reference', 'Explanation']);
  });
});

describe('commands', () => {
  const commands = PAGES.flatMap(commandsOf);
  const ours = commands.filter(({ words }) => words[0] === 'pvc-backup');
  const scripts = commands.filter(({ words }) => words[0] === 'npm');

  it('are there', () => {
    expect(ours.length).toBeGreaterThan(0);
    expect(scripts.length).toBeGreaterThan(0);
  });

  it.each(ours)('$page:$line pvc-backup understands $text', async ({ words }) => {
    expect(await complaint(words.slice(1))).toBe('');
  });

  it.each(scripts)('$page:$line npm knows $text', ({ words }) => {
    const [, command = '', script = ''] = words;
    const known = ['ci', 'install', 'pack', 'test', 'run', 'ls'];
    expect(known).toContain(command);
    if (command === 'run') expect(SCRIPTS).toContain(script);
  });
});

describe('TypeScript blocks', () => {
  const blocks = PAGES.flatMap(blocksOf);

  beforeAll(() => {
    rmSync(WORK, { recursive: true, force: true });
    mkdirSync(WORK, { recursive: true });
    for (const { file, text } of blocks) writeFileSync(join(WORK, file), text);
    const tsconfig = {
      extends: '../../tsconfig.json',
      compilerOptions: {
        moduleDetection: 'force',
        noUnusedLocals: false,
        paths: { 'cdk8s-pvc-backup': ['../../lib/index.ts'] },
      },
      include: ['*.ts'],
    };
    writeFileSync(join(WORK, 'tsconfig.json'), JSON.stringify(tsconfig));
    writeFileSync(join(WORK, 'run.cjs'), blocks.map(({ file }) => `require('./${file}');\n`).join(''));
  });

  it('are there', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  it('compile against the library', { timeout: TIMEOUT }, () => {
    expect(run(join(ROOT, 'node_modules', '.bin', 'tsc'), ['-p', WORK])).toBe('');
  });

  it('run without an error', { timeout: TIMEOUT }, () => {
    expect(run(process.execPath, ['--import', 'tsx', join(WORK, 'run.cjs')])).toBe('');
  });
});

/** The TypeScript blocks of a page, each on the lines on which it stands there, so that errors name these. */
function blocksOf(page: string): { file: string; text: string }[] {
  const text = read(page);
  return [...text.matchAll(FENCED)]
    .filter(([, , language]) => language === 'ts')
    .map((match) => {
      const line = text.slice(0, match.index).split('\n').length;
      return { file: `${page.replaceAll('/', '__')}.${line}.ts`, text: '\n'.repeat(line) + match[3] };
    });
}

interface DocumentedCommand {
  readonly page: string;
  readonly line: number;
  readonly text: string;
  /** Without `npx` and what belongs to it, so that the command itself comes first. */
  readonly words: readonly string[];
}

/** Scripts of this repository, of the examples, and of what `pvc-backup init` makes. */
const SCRIPTS = [
  ...['package.json', ...readdirSync(join(ROOT, 'example-repos')).map((name) => `example-repos/${name}/package.json`)]
    .filter((file) => existsSync(join(ROOT, file)))
    .map(read),
  packageJson('my-platform', '0.1.0'),
].flatMap((text) => Object.keys(JSON.parse(text).scripts));

/** The commands in the shell blocks of a page that are ours or npm's. */
function commandsOf(page: string): DocumentedCommand[] {
  const text = read(page);
  return [...text.matchAll(FENCED)]
    .filter(([, , language = '']) => ['bash', 'sh', 'console'].includes(language))
    .flatMap((match) => {
      const start = text.slice(0, match.index).split('\n').length;
      return shellCommands(match[3] as string).map(({ line, words }) => ({ page, line: start + line, words }));
    })
    .map(({ words, ...place }) => ({ ...place, words: withoutNpx(words) }))
    .filter(({ words }) => words[0] === 'pvc-backup' || words[0] === 'npm')
    .map((command) => ({ ...command, text: command.words.slice(1).join(' ') }));
}

/** The simple commands of a script, as lists of words. Enough of a shell for documentation. */
function shellCommands(script: string): { line: number; words: string[] }[] {
  const lines = script.replaceAll('\\\n', '  ').split('\n');
  return lines.flatMap((text, index) => {
    const tokens = text.match(/"[^"]*"|'[^']*'|#.*|[|&;<>]+|[^\s|&;<>"']+/g) ?? [];
    const commands: string[][] = [[]];
    for (const token of tokens) {
      if (token.startsWith('#')) break;
      if (/^[|&;]/.test(token)) commands.push([]);
      else commands.at(-1)?.push(token.replace(/^(["'])(.*)\1$/, '$2'));
    }
    // What is behind > or < is a file.
    const words = commands.map((command) => command.slice(0, command.findIndex((each) => /^[<>]/.test(each)) >>> 0));
    return words.filter((command) => command.length > 0).map((command) => ({ line: index + 1, words: command }));
  });
}

/** `npx --yes ./cdk8s-pvc-backup-0.1.0.tgz init` runs what `pvc-backup init` does. */
function withoutNpx(words: readonly string[]): readonly string[] {
  if (words[0] !== 'npx') return words;
  const rest = words.slice(words.findIndex((word, index) => index > 0 && !word.startsWith('-')));
  return /^(pvc-backup|.*cdk8s-pvc-backup-.*\.tgz)$/.test(rest[0] ?? '') ? ['pvc-backup', ...rest.slice(1)] : rest;
}

/** What the command line of pvc-backup has against some arguments; nothing is run. */
async function complaint(words: readonly string[]): Promise<string> {
  const terminal = { out: () => {}, err: () => {}, progress: () => {}, style: (_: unknown, text: string) => text };
  const program = pvcBackup('0.0.0', { terminal, exitWith: () => {} });
  let said = '';
  for (const command of [program, ...program.commands]) {
    command.configureOutput({ writeErr: (text) => (said += text), writeOut: () => {} });
    command.action(() => {});
  }
  await program.parseAsync(words, { from: 'user' }).catch((error: { exitCode?: number }) => {
    if (error.exitCode !== 0) said += String(error);
  });
  return said;
}

/** What a command says; nothing when it succeeds. */
function run(command: string, args: readonly string[]): string {
  const env = { ...process.env, TSX_TSCONFIG_PATH: join(WORK, 'tsconfig.json') };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, env, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}
