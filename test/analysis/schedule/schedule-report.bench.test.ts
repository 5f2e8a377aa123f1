import { expect, test } from 'vitest';
import { scheduleReport } from '../../../lib/analysis/schedule/schedule-report';
import { minimalPlan } from '../../support/config';
import { inventoryOf, protectedPvc } from './inventory-of';

test('ten times as many PVCs take at most twenty times as long', { timeout: 60_000 }, () => {
  const tiers = ['hourly', 'daily'];
  const inventory = (count: number) =>
    inventoryOf(Array.from({ length: count }, (_, index) => protectedPvc(`v${index}`, tiers[index % 2] as string)));
  // Of several runs the fastest one: others were disturbed.
  const timeOf = (count: number) => {
    const given = inventory(count);
    const times = Array.from({ length: 4 }, () => {
      const start = performance.now();
      expect(scheduleReport(minimalPlan, given).starts.backups).toBe(count);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  const [small, large] = [timeOf(1000), timeOf(10_000)];
  expect(large / small).toBeLessThan(20);
});
