import { schedulePage } from '../../../cli/schedule/page/schedule-page';
import { type KubernetesObject } from '../../../lib/analysis/inventory/found-object';
import { type ScheduleOptions, scheduleReport } from '../../../lib/analysis/schedule/schedule-report';
import { drill, inventoryOf, protectedPvc, pvc, replicationSource } from '../../analysis/schedule/inventory-of';
import { minimalPlan } from '../../support/config';

function pageOf(objects: readonly KubernetesObject[], options: ScheduleOptions = {}): string {
  return schedulePage(scheduleReport(minimalPlan, inventoryOf(objects), options));
}

export const HOSTILE = '<img src="https://example.com/x.png" onerror="alert(1)"><script>alert(2)</script>';

const many = Array.from({ length: 150 }, (_, index) =>
  protectedPvc(`data-${index}`, index % 2 === 0 ? 'hourly' : 'daily', { namespace: `app-${index % 7}` }),
);

const exempt = pvc('cache', {
  labels: { 'backup-exempt': 'true' },
  annotations: { 'volsync.backup/exempt-reason': HOSTILE },
});

/** Name → HTML. */
export const PLAN_PAGES = {
  'with nothing to complain about': pageOf([...many, exempt]),
  'with every kind of finding and days that differ': pageOf(
    [
      ...many,
      exempt,
      pvc(`plain-${HOSTILE}`),
      protectedPvc('unknown-tier', 'weekly'),
      protectedPvc('nowhere', 'daily', { namespace: undefined }),
      replicationSource('a', '57 3 * * *', { kopia: { retain: { daily: 3 } } }),
      replicationSource('b', '57 5 * * 1'),
      replicationSource('c'),
      replicationSource('d', '0 2 * * MON'),
      replicationSource('e', '0 2 15 * *'),
      replicationSource('data-0', '0 3 * * 3', { namespace: 'app-0', name: 'second' }),
      replicationSource('f', '0 2 * * *', { paused: true }),
      { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'chart' } },
      drill('drill', '0 4 * * 0', { timeZone: 'Europe/Berlin' }),
    ],
    { maxMovers: 5 },
  ),
  'with no volumes': pageOf([]),
} as const;

export type SchedulePageName = keyof typeof PLAN_PAGES;
