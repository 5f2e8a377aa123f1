import { expect, test } from 'vitest';
import { CHARTS, SnapshotControllerInstall } from '../../../lib';
import { snapshotControllerValues } from '../../../lib/platform/snapshot-controller/snapshot-controller-install';
import { unknownValues } from '../../support/chart-keys';
import { minimalPlan, validPlan } from '../../support/config';
import { manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('SnapshotControllerInstall');

test('is an Application for the chart, unless it is there already', () => {
  const render = (install: boolean) =>
    manifestsOf(
      (chart) => new SnapshotControllerInstall(chart, 'Test', { plan: validPlan({ snapshotController: { install } }) }),
    );
  expect(only(render(true), 'Application')).toMatchObject({
    spec: { destination: { namespace: minimalPlan.namespaces.snapshotController } },
  });
  expect(render(false)).toEqual([]);
});

test('its values stand where the chart looks for them', () => {
  expect(unknownValues(CHARTS.snapshotController, snapshotControllerValues())).toEqual([]);
});
