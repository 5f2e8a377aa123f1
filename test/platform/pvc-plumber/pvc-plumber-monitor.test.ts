import { expect, test } from 'vitest';
import { type Plan, PvcPlumberDeployment, PvcPlumberMonitor } from '../../../lib';
import { minimalPlan } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';
import { manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('PvcPlumberMonitor');

const monitor = (plan: Plan) =>
  only(
    manifestsOf((chart) => new PvcPlumberMonitor(chart, 'Test', { plan })),
    'ServiceMonitor',
  );

test('finds the Service of pvc-plumber by its labels, in its namespace', () => {
  const deployment = manifestsOf((chart) => new PvcPlumberDeployment(chart, 'Test', { plan: minimalPlan }));
  const { metadata } = only(deployment, 'Service');
  const { matchLabels } = (monitor(minimalPlan).spec as { selector: { matchLabels: object } }).selector;
  expect(metadata.labels).toMatchObject(matchLabels);
  expect(monitor(minimalPlan).metadata.namespace).toBe(metadata.namespace);
});

test('carries the labels by which Prometheus finds it', () => {
  expect(monitor(allOptionsPlan).metadata.labels).toMatchObject({ release: 'prometheus' });
  expect(monitor(minimalPlan).metadata.labels).not.toHaveProperty('release');
});
