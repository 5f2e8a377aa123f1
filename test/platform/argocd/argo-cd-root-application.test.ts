import { expect, test } from 'vitest';
import { ArgoCdRootApplication, type Plan } from '../../../lib';
import { type Manifest } from '../../../lib/kubernetes/manifest';
import { renderFiles } from '../../../lib/output/render';
import { platformFiles } from '../../../lib/platform/platform-files';
import { minimalPlan } from '../../support/config';
import { installPlan } from '../../support/constructs';
import { manifestsOf, testSamples } from '../../support/manifests';

testSamples('ArgoCdRootApplication');

const home = 'infrastructure/argocd';

const render = (plan: Plan): Manifest[] =>
  manifestsOf((chart) => new ArgoCdRootApplication(chart, 'Test', { plan, home }));

test('nothing is emitted without Argo CD', () => {
  expect(render(minimalPlan)).toEqual([]);
});

test('the root Application reads the folder of the Applications, and is in the project that is always there', () => {
  const [root] = render(installPlan);
  expect(root).toMatchObject({
    metadata: { name: 'backup-root' },
    spec: { project: 'default', source: { path: 'dist/infrastructure/argocd' } },
  });
  expect(root?.metadata.annotations).toMatchObject({ 'argocd.argoproj.io/compare-options': 'ServerSideDiff=false' });
});

test('what is applied by hand holds nothing else: the other Applications must wait for their wave', () => {
  const folder = 'infrastructure/controllers/argocd';
  const files = renderFiles(platformFiles(installPlan));
  const applications = (file: string) =>
    [...(files[`${folder}/${file}`]?.text ?? '').matchAll(/^kind: (.*)$/gm)].length;
  expect(applications('backup-root.yaml')).toBe(1);
  expect(files[`${folder}/backup-root.yaml`]?.text).toContain('name: backup-root');
  expect(files[`${folder}/applications.yaml`]?.text).not.toContain('name: backup-root');
});
