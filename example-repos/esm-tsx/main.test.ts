import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App } from 'cdk8s';
import { Notes } from './chart.js';

const objects = new Notes(new App(), 'notes').toJson();
const find = (kind: string, name: string) =>
  objects.find((object) => object.kind === kind && object.metadata.name === name);

test('the archive is backed up when the app wants it', () => {
  assert.equal(find('ReplicationSource', 'archive-backup').spec.trigger.schedule, '30 4 * * *');
});

test('each replica of the database is backed up every hour', () => {
  const [template] = find('StatefulSet', 'database').spec.volumeClaimTemplates;
  assert.equal(template.metadata.labels.backup, 'hourly');
});

test('the cache is left without backups, and says why', () => {
  assert.equal(find('PersistentVolumeClaim', 'cache').metadata.labels['backup-exempt'], 'true');
});
