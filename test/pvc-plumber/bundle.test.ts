import { expect, test } from 'vitest';
import { plumberBundle } from '../../lib/pvc-plumber/bundle';

/** A ConfigMap takes 1 MiB, and the annotation of a client-side apply 256 KiB. */
const ROOM = 256 * 1024;

test('the bundle of pvc-plumber fits into a ConfigMap, and is plain text', () => {
  const bundle = plumberBundle();
  expect(bundle.length).toBeLessThan(ROOM);
  expect(bundle).toMatch(/^[\n\t\x20-\x7e]*$/);
});

test('the bundle names no path of the machine that made it', () => {
  expect(plumberBundle()).not.toContain(process.cwd());
  expect(plumberBundle()).not.toContain('node_modules');
});
