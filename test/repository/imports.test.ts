import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from '../schema-validation/manifests';

test('imports/*.ts are what imports/crds/ gives; run `npm run import` and commit', () => {
  const command = ['--import', 'tsx', 'tools/import-crds.ts', '--check'];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}, 120_000);
