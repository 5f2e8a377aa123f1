import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Memory } from '../src/memory';
import { type Source } from '../src/snapshots';

const ID = 'ab'.repeat(32);
const OTHER_ID = 'cd'.repeat(32);

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'memory-'));
  file = join(directory, 'below', 'known.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

const listing = (times: Record<string, number>): Map<string, Source> =>
  new Map(
    Object.entries(times).map(([key, time]) => {
      const [namespace = '', pvc = ''] = key.split('/');
      return [key, { namespace, pvc, last: { time, size: 1 }, previous: undefined }];
    }),
  );

test('what was never seen is not missed', async () => {
  const { vanished, setBack } = await new Memory(file).learn(ID, listing({ 'a/x': 1 }));
  expect([...vanished, ...setBack]).toEqual([]);
});

test('a source that is gone has vanished, one whose newest snapshot is older was set back, until they are as before', async () => {
  const memory = new Memory(file);
  await memory.learn(ID, listing({ 'a/x': 10, 'a/y': 10, 'a/z': 10 }));
  const losses = await memory.learn(ID, listing({ 'a/x': 5, 'a/z': 11 }));
  expect([...losses.vanished]).toEqual([['a/y', 10]]);
  expect([...losses.setBack]).toEqual([['a/x', 10]]);
  const again = await memory.learn(ID, listing({ 'a/x': 5, 'a/z': 11 }));
  expect([again.vanished.size, again.setBack.size]).toEqual([1, 1]);
  const mended = await memory.learn(ID, listing({ 'a/x': 12, 'a/y': 10, 'a/z': 11 }));
  expect([mended.vanished.size, mended.setBack.size]).toEqual([0, 0]);
});

test('a restarted container still knows', async () => {
  await new Memory(file).learn(ID, listing({ 'a/x': 10 }));
  const memory = new Memory(file);
  await memory.load();
  expect(memory.repositoryId).toBe(ID);
  expect([...(await memory.learn(ID, listing({}))).vanished.keys()]).toEqual(['a/x']);
});

test('what is known of one repository says nothing about another', async () => {
  const memory = new Memory(file);
  await memory.learn(ID, listing({ 'a/x': 10 }));
  expect((await memory.learn(OTHER_ID, listing({}))).vanished.size).toBe(0);
});

test.each(['', '{', 'null', '{"repositoryId":1}', '{"newest":{"a/x":1}}'])(
  'a file with %s in it is nothing that is known',
  async (text) => {
    file = join(directory, 'known.json');
    writeFileSync(file, text);
    const memory = new Memory(file);
    await memory.load();
    expect(memory.repositoryId).toBeUndefined();
    expect((await memory.learn(ID, listing({}))).vanished.size).toBe(0);
  },
);

test('where nothing can be written it is known for the life of the process', async () => {
  writeFileSync(join(directory, 'below'), 'a file, not a directory');
  const memory = new Memory(file);
  await memory.learn(ID, listing({ 'a/x': 10 }));
  expect((await memory.learn(ID, listing({}))).vanished.size).toBe(1);
});
