import { describe, expect, it } from 'vitest';
import { type ManifestDocument } from '../../../cli/manifests/manifest-document';
import { parseManifests } from '../../../cli/manifests/parse-manifests';

const PVC = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
  labels:
    backup: hourly
`;

function parse(text: string) {
  return parseManifests('a.yaml', text);
}

function names(documents: readonly ManifestDocument[]): unknown[] {
  return documents.map(({ object }) => (object.metadata as { name?: unknown } | undefined)?.name);
}

describe('parseManifests', () => {
  it('reads several documents, and skips empty ones and those that are no objects', () => {
    const { documents, problems } = parse(`---\n# nothing\n---\n${PVC}---\n---\n- 1\n---\njust text\n---\n${PVC}`);
    expect(names(documents)).toEqual(['data', 'data']);
    expect(problems).toEqual([]);
    expect(documents.map(({ line }) => line)).toEqual([4, 16]);
  });

  it('reads nothing from an empty text', () => {
    expect(parse('')).toEqual({ documents: [], problems: [], hasObjects: false });
  });

  it('passes over YAML that is no manifest', () => {
    expect(parse('image:\n  tag: 1\n')).toEqual({ documents: [], problems: [], hasObjects: false });
  });

  it('takes a plain list apart, which is what jq makes of the items of a list', () => {
    const claim = (name: string) => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name } });
    const objects = [claim('a'), { apiVersion: 'v1', kind: 'List', items: [claim('b'), claim('c')] }];
    const text = JSON.stringify(objects, undefined, 2);
    const { documents, hasObjects } = parse(text);
    expect(names(documents)).toEqual(['a', 'b', 'c']);
    expect(hasObjects).toBe(true);
    const lines = text.split('\n');
    expect(documents.map((document) => lines[document.lineOf(['metadata', 'name']) - 1]?.trim())).toEqual(
      ['a', 'b', 'c'].map((name) => `"name": "${name}"`),
    );
    expect(names(parse(`- ${JSON.stringify(claim('a'))}\n- 1\n- null\n`).documents)).toEqual(['a']);
    expect(names(parse(`${text}${' '.repeat(1_000_001)}`).documents)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['{ kind: List, items: [] }', true],
    ['{ kind: ConfigMap }', true],
    ['[]', false],
    ['[1, text, {}]', false],
    ['Error: chart not found', false],
    ['# nothing', false],
    ['{ error: none }', false],
  ])('says of %s whether there is an object in it: %s', (text, expected) => {
    const keepNone = () => false;
    expect(parseManifests('a.yaml', text, keepNone).hasObjects).toBe(expected);
  });

  it('takes lists apart, also typed and nested ones', () => {
    const item = (name: string) => `{ apiVersion: v1, kind: Secret, metadata: { name: ${name} } }`;
    const text = `kind: List
items:
  - ${item('a')}
  - kind: List
    items:
      - ${item('b')}
---
apiVersion: v1
kind: PersistentVolumeClaimList
items:
  - metadata:
      name: c
`;
    const { documents } = parse(text);
    expect(names(documents)).toEqual(['a', 'b', 'c']);
    expect(documents.map(({ line }) => line)).toEqual([3, 6, 11]);
    expect(documents[2]?.object).toMatchObject({ apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
    expect(documents[2]?.lineOf(['metadata', 'name'])).toBe(12);
  });

  it('reads JSON', () => {
    const { documents } = parse(JSON.stringify({ kind: 'Secret', metadata: { name: 'a' } }, null, 2));
    expect(names(documents)).toEqual(['a']);
    expect(documents[0]?.lineOf(['metadata', 'name'])).toBe(4);
  });

  it('reads large JSON, without lines', () => {
    const items = Array.from({ length: 9000 }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: `data-${index}`, namespace: 'a-namespace-with-a-rather-long-name' },
    }));
    const { documents } = parse(JSON.stringify({ kind: 'List', items }));
    expect(documents).toHaveLength(9000);
    expect(documents[8999]?.lineOf(['metadata', 'name'])).toBe(1);
  });

  it('says what is wrong with large text that only begins like JSON', () => {
    const { problems } = parse(`{"kind": "List", "items": [${`"${'x'.repeat(1000)}", `.repeat(1100)}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ fault: 'syntax' });
  });

  it('reads a byte order mark, CRLF and comments of Helm', () => {
    const text = `\uFEFF---\n# Source: chart/templates/pvc.yaml\n${PVC}`.replaceAll('\n', '\r\n');
    const { documents, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(documents[0]?.object).toMatchObject({ metadata: { name: 'data', labels: { backup: 'hourly' } } });
    expect(documents[0]?.line).toBe(3);
    expect(documents[0]?.lineOf(['metadata', 'labels', 'backup'])).toBe(8);
  });

  it('follows anchors, aliases and merge keys', () => {
    const text = `kind: Secret
metadata: &meta
  name: a
copy:
  <<: *meta
other: *meta
`;
    const [document] = parse(text).documents;
    expect(document?.object).toMatchObject({ copy: { name: 'a' }, other: { name: 'a' } });
    // The line of the alias: there it is written.
    expect(document?.lineOf(['other', 'name'])).toBe(6);
  });

  it('reads an anchor that is used many times', () => {
    const text = `kind: ConfigMap\nbase: &a x\ndata: [${Array.from({ length: 500 }, () => '*a').join(', ')}]\n`;
    expect(parse(text)).toMatchObject({ problems: [], documents: [{ object: { kind: 'ConfigMap' } }] });
  });

  it('knows kustomizations and charts by the names of their files', () => {
    const read = (file: string, text: string) => parseManifests(file, text).documents.map(({ object }) => object.kind);
    expect(read('a/kustomization.yaml', 'resources: [a.yaml]\n')).toEqual(['Kustomization']);
    expect(read('Chart.yaml', 'apiVersion: v2\nname: web\n')).toEqual(['Chart']);
    expect(read('a\\kustomization.yml', 'kind: Component\n')).toEqual(['Component']);
    expect(read('my-chart.yaml', 'apiVersion: v2\nname: web\n')).toEqual([]);
    expect(read('chart.json', '[]')).toEqual([]);
  });

  it('keeps what it is asked to keep', () => {
    const text = `${PVC}---\nkind: Secret\nmetadata: { name: s }\n`;
    const { documents } = parseManifests('a.yaml', text, ({ kind }) => kind === 'Secret');
    expect(names(documents)).toEqual(['s']);
  });

  it('leads to the deepest part of a path that is there', () => {
    const [document] = parse(`# first\n${PVC}`).documents;
    expect(document?.lineOf()).toBe(2);
    expect(document?.lineOf(['metadata', 'labels', 'other'])).toBe(6);
    expect(document?.lineOf(['spec', 'volumeMode'])).toBe(2);
    expect(document?.lineOf(['metadata', 'name', 'deeper'])).toBe(5);
  });

  it('finds lines in every way of writing', () => {
    const text = `kind: Secret
# before
list: # of all
  # first
  - &anchor
    a: 1

  # second
  - !!map { "b": 1,
      'c': [
        x,
        { d: 1 }] }
  -
    - 1
    - e: "multi
        line"
      f: |
        block
      ? g
      : h
`;
    const [document] = parse(text).documents;
    const line = (...path: (string | number)[]) => document?.lineOf(path);
    expect([line('list', 0, 'a'), line('list', 1, 'b'), line('list', 1, 'c'), line('list', 1, 'c', 1, 'd')]).toEqual([
      6, 9, 10, 12,
    ]);
    expect([line('list', 2), line('list', 2, 1, 'e'), line('list', 2, 1, 'f'), line('list', 2, 1, 'g')]).toEqual([
      14, 15, 17, 19,
    ]);
    expect(line('list', 7)).toBe(3);
  });

  it('finds the lines of several documents in any order', () => {
    const { documents } = parse(`${PVC}---\n${PVC}`);
    const backup = ['metadata', 'labels', 'backup'];
    expect([1, 0, 1].map((index) => documents[index]?.lineOf(backup))).toEqual([13, 6, 13]);
  });
});

/** What is wrong with a text → the problem that it gives, and on which line. */
const BROKEN: Readonly<Record<string, readonly [string, string, number | undefined]>> = {
  'an indentation by tabs': ['kind: Secret\nmetadata:\n\tname: x\n', 'syntax', 3],
  'a bracket that is not closed': ['kind: Secret\ndata: [1, 2\n', 'syntax', 3],
  'an unknown alias': ['kind: Secret\ndata: *nothing\n', 'aliases', 1],
  'an anchor that holds itself': ['kind: Secret\ndata: &a\n  deeper: [1, { b: *a }]\n', 'cycle', 3],
  'an anchor that holds itself at the root': ['&a [*a]\n', 'cycle', 1],
  'a bomb of aliases': [bomb(), 'aliases', 1],
  'a key that stands twice': ['kind: Secret\nmetadata:\n  name: a\n  name: b\n', 'duplicate-key', 4],
  'thousands of open brackets': [`kind: ${'['.repeat(100_000)}`, 'nesting', 1],
  'thousands of levels': [`a: ${'['.repeat(5000)}${']'.repeat(5000)}`, 'nesting', 1],
  'thousands of nested mappings': [
    Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    'nesting',
    200,
  ],
  'a template of Helm': ['kind: Secret\nmetadata:\n  labels:\n    {{- include "a" . | nindent 4 }}\n', 'template', 4],
  'a template of Jinja': ['kind: Secret\n{% if x %}\nmetadata: [\n{% endif %}\n', 'template', 2],
};

function bomb(): string {
  const levels = [...'abcdefghij'];
  const lines = levels.map((name, index) => {
    const previous = levels[index - 1];
    return `${name}: &${name} [${Array.from({ length: 9 }, () => (previous === undefined ? '1' : `*${previous}`)).join(', ')}]`;
  });
  return lines.join('\n');
}

describe('a text with a fault', () => {
  it.each(Object.entries(BROKEN))('%s gives one problem, on its line', (_, [text, fault, line]) => {
    const { problems } = parse(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ fault, line, file: 'a.yaml' });
    expect(problems[0]?.message).not.toMatch(/\n|\s{4}at /);
    expect(problems[0]?.fix).not.toBe('');
  });

  it('leaves the documents around it to be read', () => {
    const { documents, problems } = parse(`${PVC}---\nkind: [\n---\n${PVC}`);
    expect(names(documents)).toEqual(['data', 'data']);
    expect(problems).toHaveLength(1);
  });

  it('with a key that stands twice is read nevertheless, and the last one counts', () => {
    expect(names(parse('kind: Secret\nmetadata:\n  name: a\n  name: b\n').documents)).toEqual(['b']);
  });

  it('that is a template gives one problem, however many documents it has', () => {
    expect(parse('a: {{ .x }}: {{\n---\nb: {{ .y }}: {{\n').problems).toHaveLength(1);
  });

  it('does not take long over tens of thousands of keys', () => {
    const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');
    const time = (text: string) => {
      const start = process.hrtime.bigint();
      parse(text);
      return Number(process.hrtime.bigint() - start);
    };
    time(keys(1000));
    // Comparing each key with all before it would take 64 times as long.
    expect(time(keys(32_000)) / time(keys(4000))).toBeLessThan(32);
  });

  it('with too many tokens in one document says so, and several documents may have as many together', () => {
    const limits = { depth: 200, tokens: 100 };
    const list = `kind: List\nitems: [${'1,'.repeat(60)}]\n`;
    expect(parseManifests('a.yaml', list, undefined, limits).problems).toMatchObject([{ fault: 'too-large', line: 2 }]);
    expect(parseManifests('a.yaml', Array(20).fill(PVC).join('---\n'), undefined, limits).problems).toEqual([]);
  });
});
