import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plumberBundle } from '../../../lib/platform/pvc-plumber/bundle';
import { buildPlumberBundle } from '../../../tools/bundle-pvc-plumber';
import { ROOT } from '../../schema-validation/manifests';

/** A ConfigMap takes 1 MiB, and the annotation of a client-side apply 256 KiB. */
const ROOM = 256 * 1024;

test('the bundle of pvc-plumber is what its sources give: if not, `npm run bundle && npm run synth`', () => {
  expect(plumberBundle()).toEqual(buildPlumberBundle());
});

test('the bundle of pvc-plumber fits into a ConfigMap, and is plain text', () => {
  const { script, notices } = plumberBundle();
  expect(script.length + notices.length).toBeLessThan(ROOM);
  expect(script).toMatch(/^[\n\t\x20-\x7e]*$/);
});

test('the bundle names no path of the machine that made it', () => {
  for (const text of Object.values(plumberBundle())) {
    expect(text).not.toContain(ROOT);
    expect(text).not.toContain('node_modules');
  }
});

test('the licenses of all packages in the bundle come with it', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'services/pvc-plumber/package.json'), 'utf8'));
  const heads = plumberBundle().notices.match(/^\S+ \d+\.\d+\.\d+ \([A-Za-z0-9.-]+\)$/gm);
  for (const name of Object.keys(dependencies)) {
    expect(heads).toContainEqual(expect.stringContaining(`${name} ${dependencies[name]} (`));
  }
  expect(heads?.length).toBeGreaterThan(Object.keys(dependencies).length);
});
