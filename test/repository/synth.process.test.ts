import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../schema-validation/manifests';
import { contents, ProjectCopy } from './project-copy';

const OUTPUTS = ['dist', 'examples'];
const committed = contents(ROOT, OUTPUTS);

test('dist/ and examples/ are what `npm run synth` gives; run it and commit', async () => {
  const copy = new ProjectCopy();
  copy.write('dist/stale.yaml', 'left over from an earlier version\n');
  const { exitCode, stderr } = await copy.synth();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(contents(copy.directory, OUTPUTS)).toEqual(committed);
});

test('a synth does not depend on where, when and in which language it runs', async () => {
  const [one, other] = [new ProjectCopy(), new ProjectCopy()];
  await one.synth({ TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  await other.synth({ TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' });
  expect(contents(other.directory, OUTPUTS)).toEqual(contents(one.directory, OUTPUTS));
});

test('`npx cdk8s synth` gives the same, and its own copy', async () => {
  const copy = new ProjectCopy();
  const { exitCode, stderr } = await copy.cdk8sSynth();
  expect(exitCode, stderr).toBe(0);
  expect(contents(copy.directory, OUTPUTS)).toEqual(committed);
  expect(contents(join(copy.directory, 'build', 'cdk8s'), OUTPUTS)).toEqual(committed);
});
