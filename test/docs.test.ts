import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(__dirname, '..');
const WORK = join(ROOT, 'build', 'docs-check');

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'services/pvc-plumber/README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .sort(),
];

/** The compiler and the blocks run as programs of their own. */
const TIMEOUT = 60_000;

const FENCED = /^```(\w*)\n(.*?)^```$/gms;

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

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): string[] {
  const headings = read(page)
    .replaceAll(FENCED, '')
    .matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

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
    .filter(([, language]) => language === 'ts')
    .map((match) => {
      const line = text.slice(0, match.index).split('\n').length;
      return { file: `${page.replaceAll('/', '__')}.${line}.ts`, text: '\n'.repeat(line) + match[2] };
    });
}

/** What a command says; nothing when it succeeds. */
function run(command: string, args: readonly string[]): string {
  const env = { ...process.env, TSX_TSCONFIG_PATH: join(WORK, 'tsconfig.json') };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, env, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}
