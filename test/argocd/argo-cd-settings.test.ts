import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ArgoCdSettings } from '../../lib';
import { argoCdSettings } from '../../lib/argocd/argo-cd-settings';
import { HEALTH_CHECKS } from '../../lib/argocd/health';
import { validPlan } from '../support/config';
import { manifestsOf, testSamples } from '../support/manifests';

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

test('excludes what Argo CD excludes by default, and the reports of openreports.io', () => {
  const exclusions: { apiGroups: string[]; kinds: string[] }[] = parse(argoCdSettings()['resource.exclusions'] ?? '');
  const excluded = exclusions.flatMap(({ apiGroups, kinds }) =>
    apiGroups.flatMap((group) => kinds.map((kind) => `${group}/${kind}`)),
  );
  expect(excluded).toEqual(
    expect.arrayContaining([
      '/Endpoints',
      'discovery.k8s.io/EndpointSlice',
      'coordination.k8s.io/Lease',
      'authorization.k8s.io/SubjectAccessReview',
      'certificates.k8s.io/CertificateSigningRequest',
      'cert-manager.io/CertificateRequest',
      'cilium.io/CiliumEndpoint',
      'kyverno.io/UpdateRequest',
      'reports.kyverno.io/EphemeralReport',
      'wgpolicyk8s.io/PolicyReport',
      'openreports.io/Report',
    ]),
  );
});

test('every value is a string, as in any ConfigMap', () => {
  expect(Object.values(argoCdSettings()).every((value) => typeof value === 'string')).toBe(true);
});
