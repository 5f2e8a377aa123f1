import { describe, expect, test } from 'vitest';
import { readSnapshots } from '../src/snapshots';

const snapshot = (fields: object = {}) => ({
  id: 'a',
  source: { host: 'my-app', userName: 'my-data-backup', path: '/data' },
  startTime: '2026-11-23T22:05:14.780549671Z',
  endTime: '2026-11-23T22:05:15Z',
  stats: { totalSize: 3 },
  rootEntry: { type: 'd', summ: { size: 3, files: 1, symlinks: 0, numFailed: 0 } },
  ...fields,
});
const read = (...list: unknown[]) => readSnapshots(JSON.stringify(list));

describe('of what Kopia lists', () => {
  test('each PVC with a complete snapshot is kept, with the newest and the one before, in whatever order they come', () => {
    const days = ['2026-11-02', '2026-11-04', '2026-11-01', '2026-11-03'];
    const { sources } = read(
      ...days.map((day, index) =>
        snapshot({ startTime: `${day}T00:00:00Z`, rootEntry: { summ: { size: 10 + index, files: 1 } } }),
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

  const summary = (fields: object) => ({
    rootEntry: { type: 'd', summ: { size: 3, files: 1, numFailed: 0, ...fields } },
  });
  const later = '2026-11-24T00:00:00Z';

  test.each([
    ['that was cut off', 'incomplete', { incomplete: 'checkpoint' }],
    ['that was cut off and lacks files', 'incomplete', { incomplete: 'canceled', ...summary({ numFailed: 1 }) }],
    ['that lacks files', 'failed_files', summary({ numFailed: 2 })],
    ['of no file', 'no_files', summary({ files: 0 })],
    ['of no file that Kopia could read', 'failed_files', summary({ files: 0, numFailed: 2 })],
    ['without a root', 'no_summary', { rootEntry: undefined }],
    ['whose root is null', 'no_summary', { rootEntry: null }],
    ['that does not say how many files it has', 'no_summary', summary({ files: undefined })],
    ['that does not say how many files failed', 'no_summary', summary({ numFailed: 'some' })],
  ])('a snapshot %s is no backup, and is told when it is the newest', (_, flaw, fields) => {
    const alone = read(snapshot(fields));
    expect(alone.sources.size).toBe(0);
    expect(alone.unusable.get('my-app/my-data')).toMatchObject({ namespace: 'my-app', pvc: 'my-data', id: 'a', flaw });

    const newer = read(snapshot(), snapshot({ ...fields, startTime: later }));
    expect(newer.sources.get('my-app/my-data')?.last.time).toBe(Date.parse('2026-11-23T22:05:14.780Z'));
    expect(newer.unusable.get('my-app/my-data')?.time).toBe(Date.parse(later));

    const older = read(snapshot({ startTime: later }), snapshot(fields));
    expect(older.sources.get('my-app/my-data')?.last.time).toBe(Date.parse(later));
    expect(older.unusable.size).toBe(0);
  });

  test('of two that were begun at the same moment, VolSync may take either', () => {
    const { unusable } = read(snapshot(), snapshot(summary({ numFailed: 1 })));
    expect([...unusable.keys()]).toEqual(['my-app/my-data']);
  });

  test('the newest of several that are no backup is told', () => {
    const flawed = summary({ numFailed: 7 });
    const { unusable } = read(snapshot({ ...flawed, id: 'b', startTime: later }), snapshot({ ...flawed, id: 'c' }));
    expect(unusable.get('my-app/my-data')).toMatchObject({ id: 'b', failedFiles: 7 });
  });

  test('symbolic links are data, and so is a single file', () => {
    expect(read(snapshot(summary({ files: 0, symlinks: 1 }))).sources.size).toBe(1);
    const { sources } = read(snapshot({ rootEntry: { type: 'f', size: 3 } }));
    expect(sources.get('my-app/my-data')?.last.size).toBe(3);
  });

  test('the same name in another namespace is another PVC', () => {
    const other = { host: 'other-app', userName: 'my-data-backup', path: '/data' };
    expect([...read(snapshot(), snapshot({ source: other })).sources.keys()]).toEqual([
      'my-app/my-data',
      'other-app/my-data',
    ]);
  });

  test('what is no backup of a PVC is left out', () => {
    const theirs = { host: 'pc', userName: 'somebody', path: '/home' };
    const { sources, unusable } = read(
      snapshot({ source: theirs }),
      snapshot({ source: theirs, incomplete: 'canceled' }),
    );
    expect([sources.size, unusable.size]).toEqual([0, 0]);
  });

  test('an empty list is no backup at all', () => {
    expect(readSnapshots('[\n]').sources.size).toBe(0);
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
  [
    'a snapshot whose source is empty, as Kopia prints one that it could not read',
    JSON.stringify([snapshot({ source: { host: '', userName: '', path: '' } })]),
  ],
  ['a snapshot without a time', JSON.stringify([snapshot({ startTime: undefined })])],
  ['a snapshot whose mark of incompleteness is none', JSON.stringify([snapshot({ incomplete: 1 })])],
])('%s is not taken for a list of snapshots', (_, text) => {
  expect(() => readSnapshots(text)).toThrow(/^Kopia (did not print|printed)/);
});
