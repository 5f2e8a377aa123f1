import { expect, test } from 'vitest';
import { ArgoCdSettings } from '../../../lib';
import { argoCdSettings } from '../../../lib/platform/argocd/argo-cd-settings';
import { HEALTH_CHECKS } from '../../../lib/platform/argocd/health';
import { validPlan } from '../../support/config';
import { manifestsOf, testSamples } from '../../support/manifests';

testSamples('ArgoCdSettings');

test('patches the two ConfigMaps of Argo CD, where it runs', () => {
  const plan = validPlan({ namespaces: { argocd: 'gitops' } });
  const manifests = manifestsOf((chart) => new ArgoCdSettings(chart, 'Test', { plan }));
  expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
    'ConfigMap gitops/argocd-cm',
    'ConfigMap gitops/argocd-cmd-params-cm',
  ]);
});

test('holds every health check, under the key that Argo CD looks for', () => {
  for (const [kind, lua] of Object.entries(HEALTH_CHECKS)) {
    expect(argoCdSettings()[`resource.customizations.health.${kind}`]).toBe(lua);
  }
});

test('states nothing that Argo CD’s own manifests state: a server-side apply would be refused', () => {
  // manifests/base/config/argocd-cm.yaml, Argo CD 3
  const stated = ['resource.exclusions', 'resource.customizations.ignoreResourceUpdates.all'];
  for (const key of stated) expect(argoCdSettings()).not.toHaveProperty([key]);
});

test('every value is a string, as in any ConfigMap', () => {
  expect(Object.values(argoCdSettings()).every((value) => typeof value === 'string')).toBe(true);
});
