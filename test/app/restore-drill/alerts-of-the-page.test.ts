import { expect, test } from 'vitest';
import { parseQuery } from '../../platform/monitoring/promql';
import { failed, old } from './alerts-of-the-page';

test.each([failed, old])('%s is a query', (expression) => {
  const { metrics, errors } = parseQuery(expression);
  expect(errors).toEqual([]);
  expect(metrics.size).toBeGreaterThan(0);
});
