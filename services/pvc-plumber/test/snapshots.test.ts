import { describe, expect, test } from 'vitest';
import { readSnapshots } from '../src/snapshots';

const snapshot = (fields: object = {}) => ({
  id: 'a',
  source: { host: 'my-app', userName: 'my-data-backup', path: '/data' },
  startTime: '2026-11-23T22:05:14.780549671Z',
  endTime: '2026-11-23T22:05:15Z',
  stats: { totalSize: 3 },
  rootEntry: { summ: { size: 3 } },
  ...fields,
});
const read = (...list: unknown[]) => readSnapshots(JSON.stringify(list));

describe('of what Kopia lists', () => {
  test('each PVC with a complete snapshot is kept, with the newest and the one before, in whatever order they come', () => {
    const days = ['2026-11-02', '2026-11-04', '2026-11-01', '2026-11-03'];
    const sources = read(
      ...days.map((day, index) =>
        snapshot({ startTime: `${day}T00:00:00Z`, rootEntry: { summ: { size: 10 + index } } }),
      ),
    );
    expect([...sources]).toEqual([
      [
        'my-app/my-data',
        {
          namespace: 'my-app',
          pvc: 'my-data',
          last: { time: Date.parse('2026-11-04'), size: 11 },
          previous: { time: Date.parse('2026-11-03'), size: 13 },
        },
      ],
    ]);
  });

  test('an incomplete snapshot is no backup, nor does it hide a complete one', () => {
    expect(read(snapshot({ incomplete: 'checkpoint' })).size).toBe(0);
    expect(read(snapshot({ rootEntry: undefined })).size).toBe(0);
    const both = read(snapshot(), snapshot({ startTime: '2026-11-24T00:00:00Z', incomplete: 'canceled' }));
    expect(both.get('my-app/my-data')?.last.time).toBe(Date.parse('2026-11-23T22:05:14.780Z'));
  });

  test('the same name in another namespace is another PVC', () => {
    const other = { host: 'other-app', userName: 'my-data-backup', path: '/data' };
    expect([...read(snapshot(), snapshot({ source: other })).keys()]).toEqual(['my-app/my-data', 'other-app/my-data']);
  });

  test('what is no backup of a PVC is left out', () => {
    expect(read(snapshot({ source: { host: 'pc', userName: 'somebody', path: '/home' } })).size).toBe(0);
  });

  test('an empty list is no backup at all', () => {
    expect(readSnapshots('[\n]').size).toBe(0);
  });
});

test.each([
  ['nothing', ''],
  ['a list that is cut off', JSON.stringify([snapshot()]).slice(0, -1)],
  ['a list that is cut off between two snapshots', `[${JSON.stringify(snapshot())},`],
  ['an object', '{}'],
  ['null', 'null'],
  ['text', 'no snapshots found'],
  ['a list with null', '[null]'],
  ['a snapshot without a source', JSON.stringify([snapshot({ source: undefined })])],
  ['a snapshot without a time', JSON.stringify([snapshot({ startTime: undefined })])],
  ['a snapshot whose mark of incompleteness is none', JSON.stringify([snapshot({ incomplete: 1 })])],
])('%s is not taken for a list of snapshots', (_, text) => {
  expect(() => readSnapshots(text)).toThrow(/^Kopia (did not print|printed)/);
});
