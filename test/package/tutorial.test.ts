import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT, TARBALL } from './support/tarball';
import { WorkDirectory } from './support/work-directory';

const PAGE = readFileSync(join(ROOT, 'docs/tutorial/first-platform.md'), 'utf8');
const ON_THE_CLUSTER = '## 7. Bring it up';

interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that is named in the prose right before the block. */
  readonly file: string | undefined;
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/(?:`(apps\/[\w.]+)`[^`]*)?```(\w+)\n(.*?)^```$/gms)].map(
    ([, file, language = '', text = '']) => ({ language, text, file }),
  );
}

/** A file after the lines of a block that begin with + and -, which stand below lines of context. */
function edited(source: string, diff: string): string {
  const lines = source.split('\n');
  let place = 0;
  for (const line of diff.trimEnd().split('\n')) {
    const text = line.slice(1);
    if (line.startsWith('+')) {
      lines.splice(place, 0, text);
      place += 1;
    } else {
      const found = lines.indexOf(text, place);
      if (found < 0) throw new Error(`not in the file: ${text}`);
      if (line.startsWith('-')) lines.splice(found, 1);
      place = line.startsWith('-') ? found : found + 1;
    }
  }
  return lines.join('\n');
}

const work = new WorkDirectory();
afterAll(() => work.remove());

test('the tutorial does what it says, up to where it needs a cluster', () => {
  copyFileSync(TARBALL, join(work.path, 'cdk8s-pvc-backup-0.1.0.tgz'));
  let said = '';
  let directory = '.';
  const did = { bash: 0, text: 0, ts: 0, diff: 0 };
  for (const { language, text, file } of blocksOf(PAGE.slice(0, PAGE.indexOf(ON_THE_CLUSTER)))) {
    const path = join(work.path, directory, file ?? '');
    switch (language) {
      case 'bash':
        said = work.shell(text, directory);
        directory = /^cd (\S+)$/m.exec(text)?.[1] ?? directory;
        break;
      case 'text':
        for (const line of text.trimEnd().split('\n')) expect(said).toContain(line);
        break;
      case 'ts':
        expect(file).toBeDefined();
        writeFileSync(path, text);
        break;
      case 'diff':
        expect(file).toBeDefined();
        writeFileSync(path, edited(readFileSync(path, 'utf8'), text));
        break;
      default:
        throw new Error(`nobody runs a block of ${language}`);
    }
    did[language as keyof typeof did] += 1;
  }
  expect(Object.values(did).every((count) => count > 0)).toBe(true);
  expect(work.shell('git status --porcelain', directory)).toBe('');
  expect(work.shell('git ls-files', directory)).toContain('dist/apps/photos/photos.yaml');
});

test('what it does on the cluster is right for bash', () => {
  const blocks = blocksOf(PAGE.slice(PAGE.indexOf(ON_THE_CLUSTER)));
  expect(blocks.length).toBeGreaterThan(3);
  for (const { language, text } of blocks) {
    expect(language).toBe('bash');
    expect(work.run('bash', ['--norc', '-n', '-c', text])).toMatchObject({ status: 0, stderr: '' });
  }
});
