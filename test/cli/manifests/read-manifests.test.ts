import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../../cli/manifests/decode';
import { type ReadManifests, readManifests } from '../../../cli/manifests/read-manifests';

const WORK = mkdtempSync(join(tmpdir(), 'read-manifests-'));
afterAll(() => rmSync(WORK, { recursive: true, force: true }));

const secret = (name: string) => `kind: Secret\nmetadata:\n  name: ${name}\n`;

/** Writes files below a folder of their own, and returns it. */
function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const root = mkdtempSync(join(WORK, 'case-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

function filesOf(root: string, { documents }: ReadManifests): string[] {
  return documents.map(({ file }) => relative(root, file));
}

describe('readManifests', () => {
  it('reads YAML and JSON below a folder, in the order of their names', () => {
    const root = folder({
      'b.yml': secret('b'),
      'a.yaml': secret('a'),
      'deeper/c.json': '{"kind": "Secret"}',
      'notes.txt': secret('no'),
      'README.md': '# {{',
    });
    expect(filesOf(root, readManifests([root]))).toEqual(['a.yaml', 'b.yml', 'deeper/c.json']);
  });

  it('leaves out hidden folders and packages, unless they are named', () => {
    const root = folder({
      '.git/a.yaml': secret('a'),
      'node_modules/x/a.yaml': secret('a'),
      '.hidden/a.yaml': secret('a'),
    });
    expect(readManifests([root])).toEqual({ documents: [], problems: [], files: 0, withoutObjects: [] });
    expect(readManifests([join(root, '.hidden')]).files).toBe(1);
  });

  it('says which files hold no object, and nothing that could be one', () => {
    const root = folder({
      'a.yaml': secret('a'),
      'empty.yaml': '',
      'values.yaml': 'replicas: 1\n',
      'broken.yaml': 'kind: Secret\nmetadata: [\n',
      'error.yaml': 'Error: chart: not found\n',
      'template.yaml': 'kind: Secret\nmetadata:\n  {{- include "x" . }}\n',
    });
    const { withoutObjects } = readManifests([root]);
    expect(withoutObjects.map((file) => relative(root, file))).toEqual([
      'empty.yaml',
      'error.yaml',
      'template.yaml',
      'values.yaml',
    ]);
    const stdin = () => Buffer.from('Error: chart not found\n');
    expect(readManifests([root, '-'], { stdin }).withoutObjects.at(-1)).toBe('<stdin>');
  });

  it('reads a file of any name that is named, and each file once', () => {
    const root = folder({ 'manifest.txt': secret('a'), 'b.yaml': secret('b') });
    const read = readManifests([join(root, 'manifest.txt'), root, join(root, 'b.yaml')]);
    expect(filesOf(root, read)).toEqual(['manifest.txt', 'b.yaml']);
  });

  it('follows links to files, and not those to folders or to themselves', () => {
    const root = folder({ 'a.yaml': secret('a') });
    symlinkSync('a.yaml', join(root, 'b.yaml'));
    symlinkSync('.', join(root, 'loop.yaml'));
    symlinkSync('self.yaml', join(root, 'self.yaml'));
    symlinkSync('nowhere', join(root, 'nowhere.yaml'));
    const read = readManifests([root]);
    expect(filesOf(root, read)).toEqual(['a.yaml', 'b.yaml']);
    expect(read.problems).toEqual([]);
  });

  it('reads the standard input', () => {
    const { documents } = readManifests(['-'], { stdin: () => Buffer.from(secret('a')) });
    expect(documents).toMatchObject([{ file: '<stdin>', object: { metadata: { name: 'a' } } }]);
  });

  it('does not take an empty standard input, which a command that failed leaves, for manifests without a fault', () => {
    expect(readManifests(['-'], { stdin: () => Buffer.alloc(0) })).toMatchObject({
      documents: [],
      problems: [{ fault: 'unreadable', file: '<stdin>', message: 'the standard input is empty' }],
    });
  });

  it('reads UTF-16 with its mark', () => {
    const root = folder({ 'a.yaml': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(secret('ä'), 'utf16le')]) });
    expect(readManifests([root]).documents).toMatchObject([{ object: { metadata: { name: 'ä' } } }]);
  });

  it('tells how many files it has read', () => {
    const seen: number[] = [];
    const root = folder({ 'a.yaml': '', 'b.yaml': '' });
    readManifests([root], { progress: (files) => seen.push(files) });
    expect(seen).toEqual([1, 2]);
  });

  it('refuses a path that does not exist', () => {
    expect(() => readManifests([join(WORK, 'nowhere')])).toThrow(/nowhere: there is no such file or folder/);
  });
});

describe('a file that is no manifest', () => {
  const good = { 'a.yaml': secret('a'), 'z.yaml': secret('z') };

  it.each([
    ['zero bytes', Buffer.from('kind: Secret\0\n'), 'binary'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xd8]), 'binary'],
    ['another encoding', Buffer.from('name: gr\u00fc\u00df', 'latin1'), 'binary'],
    ['invalid YAML', Buffer.from('kind: [\n'), 'syntax'],
    ['50 MB of one word', Buffer.alloc(50_000_000, 'x'), undefined],
    [
      '50 MB of one block',
      Buffer.from(`kind: ConfigMap\ndata:\n  a: |\n${`    ${'x'.repeat(95)}\n`.repeat(500_000)}`),
      undefined,
    ],
    ['50 MB of brackets', Buffer.alloc(50_000_000, '['), 'nesting'],
  ] as const)(
    'with %s gives at most one problem, and the others are read',
    { timeout: 120_000 },
    (_, content, fault) => {
      const root = folder({ ...good, 'm.yaml': content });
      const { documents, problems } = readManifests([root], { keep: ({ kind }) => kind === 'Secret' });
      expect(documents).toHaveLength(2);
      expect(problems.map((problem) => [relative(root, problem.file), problem.fault])).toEqual(
        fault === undefined ? [] : [['m.yaml', fault]],
      );
    },
  );

  it('because it is larger than anything sensible is not read at all', () => {
    const root = folder(good);
    const file = join(root, 'm.yaml');
    // Sparse: it takes no room.
    writeFileSync(file, '');
    truncateSync(file, MAX_FILE_BYTES + 1);
    expect(readManifests([root])).toMatchObject({ documents: [{}, {}], problems: [{ fault: 'too-large', file }] });
  });

  it('because nobody may read it gives a problem', () => {
    const root = folder(good);
    writeFileSync(join(root, 'm.yaml'), secret('m'), { mode: 0 });
    mkdirSync(join(root, 'n'));
    chmodSync(join(root, 'n'), 0);
    const { documents, problems } = readManifests([root]);
    chmodSync(join(root, 'n'), 0o700);
    // Root may read everything.
    const isRoot = process.getuid?.() === 0;
    expect(documents).toHaveLength(isRoot ? 3 : 2);
    expect(problems.map(({ fault, message }) => [fault, message])).toEqual(
      isRoot ? [] : Array(2).fill(['unreadable', 'cannot be read: permission denied']),
    );
  });
});
