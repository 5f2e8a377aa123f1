import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Plan, resolvePlan, VolsyncAlerts } from '../../../lib';
import { RUNBOOKS } from '../../../lib/contract/runbook-names';
import { ROOT } from '../../schema-validation/manifests';
import { validConfig } from '../../support/config';
import { allOptionsPlan, databasePlan } from '../../support/constructs';
import { manifestsOf, only, testSamples } from '../../support/manifests';
import { alertCases } from './alert-cases';
import { alertsOf, plans, rulesOf, weeklyPlan } from './alert-plans';
import { knownSeries, type SeriesList, seriesLists } from './known-series';
import { parseQuery } from './promql';

testSamples('VolsyncAlerts');

const allRules = (plan: Plan) => rulesOf(plan).groups.flatMap(({ rules }) => rules);

describe.each(plans)('alerts %s', (_, plan) => {
  const recorded = new Set(allRules(plan).flatMap(({ record }) => record ?? []));

  test.each(allRules(plan).map((rule) => [rule.alert ?? rule.record, rule] as const))(
    '%s asks for series that exist, by labels that they have',
    (_, { expr }) => {
      const { metrics, errors } = parseQuery(expr);
      expect(errors).toEqual([]);
      expect(metrics.size + (expr.startsWith('vector(') ? 1 : 0)).toBeGreaterThan(0);
      for (const [metric, labels] of metrics) {
        if (recorded.has(metric)) continue;
        expect([...knownSeries.keys()], metric).toContain(metric);
        expect(knownSeries.get(metric), metric).toEqual(expect.arrayContaining([...labels]));
      }
    },
  );

  test('each say what they mean, how urgent it is and what to do', () => {
    for (const { name, summary, description, severity } of alertsOf(plan)) {
      expect(summary, name).toMatch(/^\S.*\.$/);
      expect(description, name).toMatch(/^\S.{20,}\.$/);
      expect(['critical', 'warning']).toContain(severity);
    }
    const names = alertsOf(plan).map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  test('each lead to a runbook', () => {
    for (const { annotations } of allRules(plan).filter(({ alert }) => alert !== undefined)) {
      const page = annotations?.runbook_url?.replace(`${plan.runbooks}/`, '').replace('.md', '');
      expect(RUNBOOKS).toContain(page);
    }
  });
});

test('no alert is without a story, and no story without an alert', () => {
  expect([...new Set(alertCases.map(({ alert }) => alert))].sort()).toEqual(
    alertsOf(databasePlan)
      .map(({ name }) => name)
      .sort(),
  );
});

test('the page lists all of them, as urgent as they are', () => {
  const page = readFileSync(join(ROOT, 'docs/constructs/alerts.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| (critical|warning) \|/gm)].map(([, name, severity]) => [
    name,
    severity,
  ]);
  expect(rows.sort()).toEqual(
    alertsOf(databasePlan)
      .map(({ name, severity }) => [name, severity])
      .sort(),
  );
});

test.each([
  ['2 days', databasePlan],
  ['8 days', weeklyPlan],
  ['30 hours', resolvePlan(validConfig({ maintenance: { schedule: '55 */6 * * *' } }))],
])('the alert on the maintenance says how long it has not succeeded: %s', (duration, plan) => {
  const { summary } = alertsOf(plan).find(({ name }) => name === 'BackupMaintenanceNotRun') ?? {};
  expect(summary).toBe(`The maintenance of the repository has not succeeded for ${duration}.`);
});

test('nobody is asked to state the id of the repository where it stands in the config', () => {
  const names = (plan: Plan) => alertsOf(plan).map(({ name }) => name);
  expect(names(databasePlan)).toContain('BackupRepositoryNotPinned');
  expect(allOptionsPlan.repository.uniqueId).toBeDefined();
  expect(names(allOptionsPlan)).not.toContain('BackupRepositoryNotPinned');
});

test('annotations speak of labels that the alert has when it fires', () => {
  for (const { name, summary, description } of alertsOf(databasePlan)) {
    const spoken = [...`${summary} ${description}`.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label);
    for (const { fires } of alertCases.filter(({ alert }) => alert === name)) {
      expect(Object.keys(fires.labels), name).toEqual(expect.arrayContaining(spoken));
    }
  }
});

describe('Prometheus reads the admission controller of Kyverno, whose chart is not told to have it read', () => {
  // Service kyverno-svc-metrics of Kyverno v1.19.1 (config/install-latest-testing.yaml, which is rendered from its chart).
  const service = {
    labels: {
      'app.kubernetes.io/component': 'admission-controller',
      'app.kubernetes.io/instance': 'kyverno',
      'app.kubernetes.io/name': 'kyverno-admission-controller',
      'app.kubernetes.io/part-of': 'kyverno',
    },
    port: { name: 'metrics-port', port: 8000 },
  };
  const monitor = (plan: Plan) =>
    only(
      manifestsOf((chart) => new VolsyncAlerts(chart, 'Test', { plan })),
      'ServiceMonitor',
    );

  test('by its Service, in the namespace of Kyverno', () => {
    const { selector, namespaceSelector, endpoints } = monitor(allOptionsPlan).spec as {
      selector: { matchLabels: object };
      namespaceSelector: { matchNames: string[] };
      endpoints: { port: string; path: string }[];
    };
    expect(service.labels).toMatchObject(selector.matchLabels);
    expect(namespaceSelector.matchNames).toEqual([allOptionsPlan.namespaces.kyverno]);
    expect(endpoints).toMatchObject([{ port: service.port.name, path: '/metrics' }]);
  });

  test('found by the labels that Prometheus looks for, also where somebody else installs Kyverno', () => {
    const plan = resolvePlan(validConfig({ kyverno: { install: false }, monitoring: { labels: { release: 'prom' } } }));
    expect(monitor(plan).metadata).toMatchObject({ namespace: 'monitoring', labels: { release: 'prom' } });
  });
});

test('kube-state-metrics is asked for what the alerts need', () => {
  const config = only(
    manifestsOf((chart) => new VolsyncAlerts(chart, 'Test', { plan: databasePlan })),
    'ConfigMap',
  ) as unknown as { data: Record<string, string> };
  const values = parse(config.data['values.yaml'] ?? '')['kube-state-metrics'];
  expect(values.metricLabelsAllowlist).toEqual(['persistentvolumeclaims=[backup]']);
  expect(values.metricAnnotationsAllowList).toEqual(['persistentvolumeclaims=[volsync.backup/skip-restore]']);
  const told = values.customResourceState.config.spec.resources.flatMap(
    ({ labelsFromPath, metrics }: { labelsFromPath: object; metrics: { name: string; each: Each }[] }) =>
      metrics.map(({ name, each }) => [
        `kube_customresource_${name}`,
        [
          ...['customresource_group', 'customresource_kind', 'customresource_version'],
          ...Object.keys(labelsFromPath),
          ...Object.keys(each.info?.labelsFromPath ?? {}),
          ...(each.stateSet === undefined ? [] : [each.stateSet.labelName]),
        ].sort(),
      ]),
  );
  const { series } = seriesLists['kube-state-metrics-custom'] as SeriesList;
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(series).map(([name, labels]) => [name, [...labels].sort()])),
  );
});

interface Each {
  readonly info?: { readonly labelsFromPath: object };
  readonly stateSet?: { readonly labelName: string };
}
