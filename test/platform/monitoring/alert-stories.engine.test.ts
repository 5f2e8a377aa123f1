import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ROOT } from '../../schema-validation/manifests';
import { databasePlan } from '../../support/constructs';
import { type AlertCase, alertCases } from './alert-cases';
import { alertsOf, plans, rulesOf } from './alert-plans';
import { runPromtool } from './promtool';

describe('with promtool', () => {
  const directory = join(ROOT, 'build', 'alerts');
  const severities = new Map(alertsOf(databasePlan).map(({ name, severity }) => [name, severity]));

  beforeAll(() => {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    for (const [name, plan] of plans) writeFileSync(join(directory, `${name}.yaml`), stringify(rulesOf(plan)));
  });

  test.each(plans)('the rules %s are right', (name) => {
    const { ok, output } = runPromtool(['check', 'rules', `${name}.yaml`], directory);
    expect(ok, output).toBe(true);
  });

  const numbered = alertCases.map((story, index) => [story.alert, index, story] as const);
  test.each(numbered)('%s (%d) is quiet, fires, and is quiet again', (alert, index, story) => {
    const file = `${alert}-${index}.yaml`;
    writeFileSync(join(directory, file), stringify(testFile(story, severities.get(alert) ?? '')));
    const { ok, output } = runPromtool(['test', 'rules', file], directory);
    expect(ok, output).toBe(true);
  });

  test('a story that is wrong is noticed', () => {
    const [story] = alertCases as [AlertCase, ...AlertCase[]];
    const wrong = { ...story, fires: { ...story.fires, at: story.resolved }, resolved: story.fires.at };
    writeFileSync(join(directory, 'wrong.yaml'), stringify(testFile(wrong, 'warning')));
    expect(runPromtool(['test', 'rules', 'wrong.yaml'], directory).ok).toBe(false);
  });
});

/** A story as promtool reads it. */
function testFile(story: AlertCase, severity: string): object {
  const { alert, plan = 'with a database', interval = '1m', series, quiet, fires, resolved } = story;
  const firing = `ALERTS{alertname="${alert}",alertstate="firing"}`;
  const labels = { alertname: alert, alertstate: 'firing', severity, ...fires.labels };
  const written = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  const silent = [...quiet, resolved].map((time) => ({ expr: firing, eval_time: time, exp_samples: [] }));
  return {
    rule_files: [`${plan}.yaml`],
    evaluation_interval: interval,
    tests: [
      {
        interval,
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: [
          ...silent,
          {
            expr: firing,
            eval_time: fires.at,
            exp_samples: [{ labels: `ALERTS{${written.join(',')}}`, value: 1 }],
          },
        ],
      },
    ],
  };
}
