import { expect, test } from 'vitest';
import { missingManifests } from '../src/manifests';

const GLOBAL = { id: 'a', labels: { policyType: 'global', type: 'policy' } };
const MAINTENANCE = { id: 'b', labels: { type: 'maintenance' } };
const SNAPSHOT = {
  id: 'c',
  labels: { type: 'snapshot', username: 'my-data-backup', hostname: 'my-app', path: '/data' },
};
const OF_PATH = { id: 'd', labels: { policyType: 'path', type: 'policy', username: 'my-data-backup' } };

test.each([
  ['nothing in a healthy repository', [SNAPSHOT, GLOBAL, OF_PATH, MAINTENANCE], []],
  ['all in an empty list', [], ['the global policy', 'the settings of the maintenance']],
  ['the global policy where only others are', [SNAPSHOT, OF_PATH, MAINTENANCE], ['the global policy']],
  ['what has no labels', [GLOBAL, null, {}, { labels: null }], ['the settings of the maintenance']],
])('%s is missing', (_, list, missing) => {
  expect(missingManifests(JSON.stringify(list))).toEqual(missing);
});

test.each(['', '{}', '[', 'null', 'no manifests'])('%s is not taken for a list of manifests', (text) => {
  expect(() => missingManifests(text)).toThrow(/^Kopia did not print a (whole )?list of manifests$/);
});
