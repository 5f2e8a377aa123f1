import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runPromtool } from '../../platform/monitoring/promtool';
import { old } from './alerts-of-the-page';

const OF = (cronjob: string) => `{namespace="my-app",cronjob="${cronjob}"}`;
const CREATED = (cronjob: string, time: number) => ({
  series: `kube_cronjob_created${OF(cronjob)}`,
  values: `${time}x400`,
});
const SUCCEEDED = (cronjob: string, values: string) => ({
  series: `kube_cronjob_status_last_successful_time${OF(cronjob)}`,
  values,
});

test('the second one fires for a drill that stopped, and for one that never succeeded', () => {
  const directory = mkdtempSync(join(tmpdir(), 'drill-alerts-'));
  writeFileSync(
    join(directory, 'rules.yaml'),
    stringify({ groups: [{ name: 'drill', rules: [{ alert: 'Old', expr: old }] }] }),
  );
  const input_series = [
    CREATED('never-drill', 0),
    CREATED('stopped-drill', 0),
    SUCCEEDED('stopped-drill', '86400x400'),
    CREATED('good-drill', 0),
    SUCCEEDED('good-drill', '0+3600x400'),
    CREATED('new-drill', 300 * 3600),
    CREATED('other', 0),
  ];
  const labels = (cronjob: string) => ({ exp_labels: { namespace: 'my-app', cronjob } });
  const expect_alerts = ['never-drill', 'stopped-drill'].map(labels);
  const tests = [
    {
      interval: '1h',
      input_series,
      alert_rule_test: [
        { eval_time: '200h', alertname: 'Old', exp_alerts: [] },
        { eval_time: '320h', alertname: 'Old', exp_alerts: expect_alerts },
      ],
    },
  ];
  writeFileSync(join(directory, 'tests.yaml'), stringify({ rule_files: ['rules.yaml'], tests }));
  const { ok, output } = runPromtool(['test', 'rules', 'tests.yaml'], directory);
  rmSync(directory, { recursive: true });
  expect(output).toContain('SUCCESS');
  expect(ok).toBe(true);
});
