import { expect, test } from 'vitest';
import { CHARTS } from '../../lib';
import { unknownValues } from './chart-keys';

test('a value at the place where the seed had it is found to be unknown', () => {
  expect(unknownValues(CHARTS.kyverno, { admissionController: { resources: {}, replicas: 3 } })).toEqual([
    '/admissionController/resources',
  ]);
  expect(unknownValues(CHARTS.kyverno, { config: { webhooks: 'none', resourceFilters: 'none' } })).toEqual([
    '/config/webhooks',
    '/config/resourceFilters',
  ]);
});
