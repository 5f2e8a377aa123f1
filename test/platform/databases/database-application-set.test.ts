import { describe, expect, test } from 'vitest';
import { DatabaseApplicationSet, type Plan, resolvePlan } from '../../../lib';
import { minimalDatabases, validConfig } from '../../support/config';
import { allOptionsPlan, databasePlan } from '../../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('DatabaseApplicationSet');

const argocd = { repoURL: 'https://git.example.com/backups.git', revision: 'main' };
const plan = resolvePlan(validConfig({ databases: minimalDatabases, argocd }));

const render = (given: Plan) =>
  manifestsOf((chart) => new DatabaseApplicationSet(chart, 'Test', { plan: given, folder: 'databases' }));

interface Template {
  readonly spec: { readonly syncPolicy: object };
}
const specOf = (given: Plan) => only(render(given), 'ApplicationSet').spec as { template: Template };

describe('Applications of databases', () => {
  test('are there only with databases and Argo CD', () => {
    expect(kindsOf(render(plan))).toEqual(['AppProject', 'ApplicationSet']);
    expect(render(databasePlan)).toEqual([]);
    expect(render(resolvePlan(validConfig({ argocd })))).toEqual([]);
  });

  test('are one for each folder', () => {
    expect(specOf(plan)).toMatchObject({
      generators: [{ git: { ...argocd, repoURL: argocd.repoURL, directories: [{ path: 'dist/databases/*' }] } }],
      template: { metadata: { name: 'database-{{ .path.basename }}' } },
    });
  });

  test('revert and remove nothing by themselves', () => {
    expect(specOf(plan).template.spec.syncPolicy).toMatchObject({
      automated: { enabled: true, prune: false, selfHeal: false },
    });
    expect(specOf(plan)).toMatchObject({
      syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
    });
  });

  test('can be paused, and the ApplicationSet does not undo that', () => {
    expect(specOf(plan)).toMatchObject({
      preservedFields: { annotations: ['argocd.argoproj.io/skip-reconcile'] },
      ignoreApplicationDifferences: [{ jsonPointers: ['/spec/syncPolicy/automated/enabled'] }],
    });
  });

  test.each([plan, allOptionsPlan])('ignore nothing, least of all how the first data comes there', (given) => {
    expect(specOf(given).template.spec).not.toHaveProperty('ignoreDifferences');
  });

  test('may make what a database consists of, in its namespace, and nothing else', () => {
    expect(only(render(plan), 'AppProject').spec).toMatchObject({
      sourceRepos: [argocd.repoURL],
      destinations: [{ namespace: 'cloudnative-pg' }],
      clusterResourceWhitelist: [],
    });
  });
});
