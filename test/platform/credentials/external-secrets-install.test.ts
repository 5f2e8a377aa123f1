import { expect, test } from 'vitest';
import { CHARTS, ExternalSecretsInstall } from '../../../lib';
import { externalSecretsValues } from '../../../lib/platform/credentials/external-secrets-install';
import { unknownValues } from '../../support/chart-keys';
import { minimalPlan, validPlan } from '../../support/config';
import { manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('ExternalSecretsInstall');

test('is an Application for the chart, unless it is there already', () => {
  const render = (install: boolean) =>
    manifestsOf(
      (chart) => new ExternalSecretsInstall(chart, 'Test', { plan: validPlan({ externalSecrets: { install } }) }),
    );
  expect(only(render(true), 'Application')).toMatchObject({
    spec: { destination: { namespace: minimalPlan.namespaces.externalSecrets } },
  });
  expect(render(false)).toEqual([]);
});

test('its values stand where the chart looks for them', () => {
  expect(unknownValues(CHARTS.externalSecrets, externalSecretsValues())).toEqual([]);
});

test('nothing that fails closed must be up before the first Secret', () => {
  expect(externalSecretsValues()).toMatchObject({ webhook: { create: false }, certController: { create: false } });
});
