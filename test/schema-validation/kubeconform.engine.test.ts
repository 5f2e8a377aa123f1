import { expect, test } from 'vitest';
import { runKubeconform } from './kubeconform';
import { committedManifests, ROOT } from './manifests';

test('kubeconform accepts every object in dist/ and examples/, and leaves none out', () => {
  const directories = ['dist', 'examples'];
  const { resources, summary } = runKubeconform(ROOT, directories);

  const refused = resources.filter(({ status }) => status !== 'statusValid');
  expect(refused.map(({ filename, kind, name, msg }) => `${filename}: ${kind} ${name}: ${msg}`)).toEqual([]);

  const count = directories.flatMap(committedManifests).length;
  expect(count).toBeGreaterThan(0);
  expect(summary).toEqual({ valid: count, invalid: 0, errors: 0, skipped: 0 });
});
