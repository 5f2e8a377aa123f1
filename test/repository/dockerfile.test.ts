import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_IMAGES } from '../../lib';
import { BUNDLE_FILE, NOTICES_FILE } from '../../lib/platform/pvc-plumber/bundle';
import { ROOT } from '../schema-validation/manifests';

const DOCKERFILE = readFileSync(join(ROOT, 'services/pvc-plumber/Dockerfile'), 'utf8');

test('the image of pvc-plumber is built from the images that the bundled one uses', () => {
  const images = Object.fromEntries(
    [...DOCKERFILE.matchAll(/^ARG (\w+)=(\S+)$/gm)].map(([, name, image]) => [name, image]),
  );
  expect(images).toEqual({ NODE_IMAGE: DEFAULT_IMAGES.node, KOPIA_IMAGE: DEFAULT_IMAGES.kopia });
});

test('the image runs as a user that is stated, and starts the file that the bundling writes', () => {
  expect(DOCKERFILE).toMatch(/^USER 568:568$/m);
  expect(DOCKERFILE).toContain(`ENTRYPOINT ["node", "/app/${BUNDLE_FILE}"]`);
});

test('the image holds the bundle, and nothing else of this repository', () => {
  const copies = [...DOCKERFILE.matchAll(/^COPY (?!--from)(.+) (\S+)$/gm)].map(([, source, target]) => [
    source,
    target,
  ]);
  expect(copies).toEqual([['services/pvc-plumber/bundle', '/app']]);
  expect(readdirSync(join(ROOT, 'services/pvc-plumber/bundle')).sort()).toEqual([NOTICES_FILE, BUNDLE_FILE].sort());
  const ignored = readFileSync(join(ROOT, 'services/pvc-plumber/Dockerfile.dockerignore'), 'utf8').trim().split('\n');
  expect(ignored).toEqual(['*', '!services/pvc-plumber/bundle']);
});
