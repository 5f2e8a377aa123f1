import { type Dashboard, DashboardBuilder, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dataquery } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { POLICIES } from '../plan/naming';
import { type Plan } from '../plan/plan';
import { inPhase, LAST_COMPLETE, PROTECTED_PVC, SOURCE_RESULT } from './series';

const AGE = `(time() - ${LAST_COMPLETE})`;
const size = (which: string) => `max by (namespace, pvc) (pvc_plumber_source_${which}_snapshot_size_bytes)`;

type Query = { readonly build: () => Dataquery };

/** A query to Prometheus. The SDK's own builder loads two more forms of dashboards, which takes as long as all the rest. */
function query(expr: string, legendFormat = '', now: Pick<Dataquery, 'instant' | 'range' | 'format'> = {}): Query {
  return { build: () => ({ expr, legendFormat, ...now, _implementsDataqueryVariant: () => {} }) };
}

/** The value of this moment alone. */
const INSTANT = { instant: true, range: false };

/** One number. */
function number(title: string, expression: string, unit = 'short'): StatBuilder {
  return new StatBuilder()
    .title(title)
    .unit(unit)
    .height(4)
    .span(4)
    .withTarget(query(expression, '', INSTANT));
}

/** Lines over time. */
function lines(title: string, unit: string, ...queries: Query[]): TimeseriesBuilder {
  const panel = new TimeseriesBuilder().title(title).unit(unit).height(8).span(12);
  for (const each of queries) panel.withTarget(each);
  return panel;
}

/** A row for each PVC. */
function table(title: string, unit: string, expression: string): TableBuilder {
  const target = query(expression, '', { ...INSTANT, format: 'table' as never });
  return new TableBuilder().title(title).unit(unit).height(8).span(12).withTarget(target);
}

/** What is backed up, how old that is, and what stands in the way, on one page. */
export function dashboard(plan: Plan): Dashboard {
  const gate = `policy_name="${POLICIES.gate}"`;
  const builder = new DashboardBuilder('Backups of PVCs')
    .uid('volsync-backups')
    .tags(['backup', 'volsync', 'kopia'])
    .refresh('1m')
    .time({ from: 'now-24h', to: 'now' })
    .withRow(new RowBuilder('Now'))
    .withPanel(number('Protected PVCs', `count(${PROTECTED_PVC})`))
    .withPanel(number('PVCs with a backup', 'max(pvc_plumber_sources)'))
    .withPanel(number('Oldest last backup', `max(${AGE} * on (namespace, pvc) group_right () ${PROTECTED_PVC})`, 's'))
    .withPanel(number('Pending', `count(${PROTECTED_PVC} and on (namespace, pvc) ${inPhase('Pending')}) or vector(0)`))
    .withPanel(number('Failed movers', `sum(${SOURCE_RESULT}{result="Failed"}) or vector(0)`))
    .withPanel(number('Vanished', 'max(pvc_plumber_vanished_sources) + max(pvc_plumber_set_back_sources)'))
    .withRow(new RowBuilder('Backups'))
    .withPanel(table('Age of the last complete backup', 's', `sort_desc(${AGE})`))
    .withPanel(table('Size of the last complete backup', 'bytes', `sort_desc(${size('last_complete')})`))
    .withPanel(
      lines('Largest last backups', 'bytes', query(`topk(10, ${size('last_complete')})`, '{{namespace}}/{{pvc}}')),
    )
    .withPanel(
      lines(
        'Answers of pvc-plumber',
        'short',
        query('sum by (decision) (increase(pvc_plumber_decisions_total[15m]))', '{{decision}}'),
      ),
    )
    .withRow(new RowBuilder('Repository'))
    .withPanel(
      lines(
        `${plan.repository.nfs.server}:${plan.repository.nfs.path}`,
        'bytes',
        query('max(pvc_plumber_repository_bytes)', 'repository'),
        query('min(pvc_plumber_repository_free_bytes)', 'free'),
        query('min(pvc_plumber_repository_size_bytes)', 'share'),
      ),
    )
    .withPanel(
      lines(
        'Listings of the repository',
        's',
        query('max(pvc_plumber_cache_age_seconds)', 'age of the newest'),
        query('sum by (reason) (increase(pvc_plumber_listing_failures_total[15m])) > 0', 'failed: {{reason}}'),
      ),
    )
    .withRow(new RowBuilder('Gate'))
    .withPanel(
      lines(
        'PVCs that the gate judged',
        'short',
        query(`sum by (rule_result) (increase(kyverno_policy_results_total{${gate}}[15m]))`, '{{rule_result}}'),
        query(`sum by (result) (increase(kyverno_validating_policy_results_total{${gate}}[15m]))`, '{{result}}'),
      ),
    )
    .withPanel(
      lines(
        'Webhooks of Kyverno that fail',
        'short',
        query(
          'sum by (name) (increase(apiserver_admission_webhook_rejection_count{name=~".*kyverno.*",error_type="calling_webhook_error"}[15m]))',
          '{{name}}',
        ),
      ),
    );
  return builder.build();
}
