import assert from 'node:assert/strict';
import { test } from 'node:test';
import { App } from 'cdk8s';
import { Photos } from './chart';

const objects = new Photos(new App(), 'photos').toJson();

test('every PVC has a tier', () => {
  const pvcs = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim');
  const tiers = pvcs.map(({ metadata }) => [metadata.name, metadata.labels.backup]);
  assert.deepEqual(tiers, [
    ['library', 'hourly'],
    ['thumbnails', 'daily'],
    ['uploads', 'daily'],
  ]);
});

test('the server mounts the PVC that is backed up', () => {
  const { spec } = objects.find(({ kind }) => kind === 'Deployment');
  const volumes: { persistentVolumeClaim?: { claimName: string } }[] = spec.template.spec.volumes;
  const claims = volumes.map(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName);
  assert.deepEqual(claims, ['library', 'thumbnails', undefined]);
});
