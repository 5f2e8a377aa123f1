import { expect, test } from 'vitest';
import { CHARTS, DEFAULT_IMAGES } from '../../lib/plan/versions';

test('images are pinned by version, and by digest where it is known', () => {
  expect(DEFAULT_IMAGES).toEqual({
    node: expect.stringMatching(/^docker\.io\/library\/node:\d+\.\d+\.\d+-alpine[\d.]+@sha256:[0-9a-f]{64}$/),
    pvcPlumber: expect.stringMatching(/^ghcr\.io\/[a-z-]+\/pvc-plumber:\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/),
    kopia: expect.stringMatching(/^ghcr\.io\/[a-z-]+\/kopia:\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/),
    volsync: expect.stringMatching(/^ghcr\.io\/perfectra1n\/volsync:v\d+\.\d+\.\d+$/),
  });
});

test('charts are pinned by an exact version', () => {
  for (const { version, repoURL } of Object.values(CHARTS)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(repoURL).toMatch(/^https:\/\/[^/]+(\/.*[^/])?$/);
  }
});
