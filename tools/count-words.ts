/**
 * Counts the words of the docs that are written by hand, as `wc -w` does, and fails when there are too many:
 * `npm run words`. What is generated does not count: whole pages, and what stands between markers in the others.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

export const LIMIT = 27_000;

/** Groups of pages by their path, the first one that fits. Pages of no group do not count. */
const GROUPS: readonly (readonly [group: string, pages: RegExp])[] = [
  ['README', /^README\.md$/],
  ['CONTRIBUTING', /^CONTRIBUTING\.md$/],
  ['config', /^docs\/config\.md$/],
  ['constructs', /^docs\/constructs\//],
  ['decisions', /^docs\/decisions\//],
  ['differences', /^docs\/differences\.md$/],
  ['how-to, tutorial', /^docs\/(how-to|tutorial)\//],
  ['runbooks', /^lib\/pages\/runbooks\/templates\//],
  [
    'generated',
    /^docs\/(reference\/|runbooks\/|(system|proof|cnpg-disaster-recovery|llm-recovery-prompts)\.md$)|^examples?\/|^dist\//,
  ],
  ['rest', /^docs\/|^services\/|^example-repos\//],
];

/** What is generated inside of a page: tables of options and alerts, and the table of Kyverno's versions. */
const GENERATED = /<!-- (?:options: \w+|alerts|kyverno versions) -->[\s\S]*?<!-- end(?: of kyverno versions)? -->/g;

/** Group → its words. */
export function countWords(pages: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const counts = new Map(GROUPS.map(([group]) => [group, 0]));
  for (const [path, text] of Object.entries(pages)) {
    const group = GROUPS.find(([, places]) => places.test(path))?.[0];
    if (group === undefined) continue;
    counts.set(group, (counts.get(group) ?? 0) + wordsOf(text.replaceAll(GENERATED, '')));
  }
  counts.delete('generated');
  return counts;
}

const wordsOf = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

export function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, words) => sum + words, 0);
}

/** Every page that is not ignored by Git, by its path. */
function pagesOfRepository(): Record<string, string> {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'];
  const paths = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\n');
  // One that was deleted is listed until that is committed.
  const there = [...new Set(paths)].filter((path) => path !== '' && existsSync(join(ROOT, path)));
  return Object.fromEntries(there.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

if (require.main === module) {
  const counts = countWords(pagesOfRepository());
  const rows = [...counts, ['total', totalOf(counts)] as const];
  for (const [group, words] of rows) console.log(`${group.padEnd(20)}${String(words).padStart(7)}`);
  if (totalOf(counts) > LIMIT) {
    console.error(`${totalOf(counts)} words; allowed: ${LIMIT}; to fix: merge pages, or cut what is said twice`);
    process.exitCode = 1;
  }
}
