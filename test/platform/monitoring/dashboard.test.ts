import { describe, expect, test } from 'vitest';
import { VolsyncAlerts } from '../../../lib';
import { dashboard } from '../../../lib/platform/monitoring/dashboard';
import { VolsyncDashboard } from '../../../lib/platform/monitoring/volsync-dashboard';
import { judge } from '../../schema-validation/judge';
import { minimalPlan } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';
import { manifestsOf, only } from '../../support/manifests';
import { knownSeries } from './known-series';
import { parseQuery } from './promql';

interface Panel {
  readonly type: string;
  readonly title?: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const panels = (dashboard(minimalPlan).panels ?? []) as unknown as Panel[];
const queries = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const));

const recorded = JSON.stringify(manifestsOf((chart) => new VolsyncAlerts(chart, 'Test', { plan: minimalPlan })));

describe('the dashboard', () => {
  test('has panels, and each panel a query', () => {
    expect(queries.length).toBeGreaterThan(10);
    for (const { type, title, targets } of panels.filter((panel) => panel.type !== 'row')) {
      expect(targets?.length, `${type} ${title}`).toBeGreaterThan(0);
    }
  });

  test.each(queries)('%s asks for series that exist, by labels that they have', (_, expr) => {
    const { metrics, errors } = parseQuery(expr);
    expect(errors).toEqual([]);
    expect(metrics.size).toBeGreaterThan(0);
    for (const [metric, labels] of metrics) {
      if (recorded.includes(`"record":"${metric}"`)) continue;
      expect([...knownSeries.keys()]).toContain(metric);
      expect(knownSeries.get(metric)).toEqual(expect.arrayContaining([...labels]));
    }
  });

  test('is a ConfigMap that Grafana finds, in the namespace of Prometheus', () => {
    const configMap = only(
      manifestsOf((chart) => new VolsyncDashboard(chart, 'Test', { plan: allOptionsPlan })),
      'ConfigMap',
    );
    expect(configMap.metadata).toMatchObject({ namespace: 'metrics', labels: { grafana_dashboard: '1' } });
    expect(judge(configMap)).toEqual([]);
    const json = Object.values(configMap.data as Record<string, string>)[0] ?? '';
    expect(JSON.parse(json)).toMatchObject({ title: 'Backups of PVCs', uid: 'volsync-backups' });
    expect(json).toContain('nas.example.com:/export/kopia');
  });
});
