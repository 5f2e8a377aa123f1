import { expect, test } from 'vitest';
import { DatabaseNamespace } from '../../../lib';
import { minimalPlan } from '../../support/config';
import { databasePlan } from '../../support/constructs';
import { manifestsOf } from '../../support/manifests';

test('the namespace of the databases outlives each of them, and is not there without any', () => {
  const render = (plan = databasePlan) => manifestsOf((chart) => new DatabaseNamespace(chart, 'Test', { plan }));
  expect(render()).toMatchObject([
    {
      kind: 'Namespace',
      metadata: {
        name: 'cloudnative-pg',
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
      },
    },
  ]);
  expect(render(minimalPlan)).toEqual([]);
});
