import { App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { exampleConfig } from '../../apps/examples/config';
import { PvcPlumberDeployment, resolvePlan } from '../../lib';
import { inPackage } from './support/tarball';

test('the package finds the bundle of pvc-plumber, and renders what the sources render', () => {
  const chart = new Chart(new App(), 'pvc-plumber');
  new PvcPlumberDeployment(chart, 'PvcPlumber', { plan: resolvePlan(exampleConfig) });
  const script = `
    const { App, Chart } = require('cdk8s');
    const { PvcPlumberDeployment, resolvePlan } = require('cdk8s-pvc-backup');
    const chart = new Chart(new App(), 'pvc-plumber');
    new PvcPlumberDeployment(chart, 'PvcPlumber', { plan: resolvePlan(${JSON.stringify(exampleConfig)}) });
    process.stdout.write(JSON.stringify(chart.toJson()));`;
  expect(JSON.parse(inPackage(script))).toStrictEqual(JSON.parse(JSON.stringify(chart.toJson())));
});
