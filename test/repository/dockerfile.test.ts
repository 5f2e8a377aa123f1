import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_IMAGES } from '../../lib';
import { BUNDLE_FILE, plumberBundle } from '../../lib/pvc-plumber/bundle';
import { ROOT } from '../validation/manifests';

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

/** There are no containers here: the step that bundles runs in a directory with what the Dockerfile copies. */
test('what the Dockerfile copies is enough to bundle the service, and gives the same bytes', {
  timeout: 60_000,
}, () => {
  const directory = mkdtempSync(join(tmpdir(), 'image-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const [, stage = ''] = DOCKERFILE.split(/^FROM .* AS bundle$/m);
  const copies = [...(stage.split(/^FROM/m)[0] ?? '').matchAll(/^COPY (.+) \S+$/gm)];
  const ignored = readFileSync(join(ROOT, 'services/pvc-plumber/Dockerfile.dockerignore'), 'utf8').split('\n');
  for (const source of copies.flatMap(([, sources = '']) => sources.split(' '))) {
    // Of tools/ the ignore file lets one through.
    const sources = source === 'tools' ? ['tools/bundle-pvc-plumber.ts'] : [source];
    for (const path of sources) {
      expect(
        ignored.some((line) => line.startsWith('!') && `${path}/`.startsWith(`${line.slice(1)}/`)),
        path,
      ).toBe(true);
      cpSync(join(ROOT, path), join(directory, path), { recursive: true });
    }
  }
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  execFileSync(process.execPath, ['--import', 'tsx', 'tools/bundle-pvc-plumber.ts', join(directory, 'out')], {
    cwd: directory,
  });
  expect(readFileSync(join(directory, 'out', BUNDLE_FILE), 'utf8')).toBe(plumberBundle().script);
});
