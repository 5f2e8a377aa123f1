import type { Dashboard, GridPos, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dataquery } from '@grafana/grafana-foundation-sdk/prometheus';
import type { Options as StatOptions } from '@grafana/grafana-foundation-sdk/stat';
import type { Options as TableOptions } from '@grafana/grafana-foundation-sdk/table';
import type { Options as TimeseriesOptions } from '@grafana/grafana-foundation-sdk/timeseries';
import { POLICIES } from '../../contract/names';
import { type ManifestOf } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { inPhase, LAST_COMPLETE, PROTECTED_PVC, SOURCE_RESULT } from './series';

const AGE = `(time() - ${LAST_COMPLETE})`;
const size = (which: string) => `max by (namespace, pvc) (pvc_plumber_source_${which}_snapshot_size_bytes)`;

type Query = Partial<Omit<ManifestOf<Dataquery>, '_implementsDataqueryVariant'>> & { readonly expr: string };

/** A panel that has no place yet. */
type Unplaced = Omit<ManifestOf<Panel>, 'gridPos' | 'targets'> & {
  readonly size: Pick<GridPos, 'h' | 'w'>;
  readonly targets: readonly Query[];
};

function query(expr: string, legendFormat = ''): Query {
  return { expr, legendFormat };
}

/** The value of this moment alone. */
const INSTANT = { instant: true, range: false };

function panel(
  about: { readonly type: string; readonly title: string; readonly unit: string },
  size: Unplaced['size'],
  options: ManifestOf<StatOptions> | ManifestOf<TableOptions> | ManifestOf<TimeseriesOptions>,
  targets: readonly Query[],
): Unplaced {
  const { type, title, unit } = about;
  return { type, title, size, options, fieldConfig: { defaults: { unit }, overrides: [] }, targets };
}

/** One number. */
function number(title: string, expression: string, unit = 'short'): Unplaced {
  const options: ManifestOf<StatOptions> = {
    graphMode: 'none',
    colorMode: 'value',
    justifyMode: 'auto',
    textMode: 'auto',
    wideLayout: true,
    showPercentChange: false,
    reduceOptions: { calcs: ['lastNotNull'] },
    percentChangeColorMode: 'standard',
    orientation: 'auto',
  };
  return panel({ type: 'stat', title, unit }, { h: 4, w: 4 }, options, [{ ...query(expression), ...INSTANT }]);
}

/** Lines over time. */
function lines(title: string, unit: string, ...queries: Query[]): Unplaced {
  const options: ManifestOf<TimeseriesOptions> = {
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
    tooltip: { mode: 'multi', sort: 'desc' },
  };
  return panel({ type: 'timeseries', title, unit }, { h: 8, w: 12 }, options, queries);
}

/** A row for each PVC. */
function table(title: string, unit: string, expression: string): Unplaced {
  const options: ManifestOf<TableOptions> = {
    frameIndex: 0,
    showHeader: true,
    showTypeIcons: false,
    footer: { show: false, reducer: [], countRows: false },
    cellHeight: 'sm',
  };
  const target = { ...query(expression), ...INSTANT, format: 'table' };
  return panel({ type: 'table', title, unit }, { h: 8, w: 12 }, options, [target]);
}

/** Width of Grafana's grid. */
const WIDTH = 24;

/** Puts panels beside each other as long as they fit, below the title of their row. */
function placed(rows: readonly (readonly [title: string, panels: readonly Unplaced[]])[]): Panels {
  const result: Panels[number][] = [];
  let y = 0;
  let id = 0;
  for (const [title, panels] of rows) {
    result.push({ type: 'row', collapsed: false, id: ++id, panels: [], title, gridPos: { x: 0, y, h: 1, w: WIDTH } });
    y += 1;
    let x = 0;
    let height = 0;
    for (const { size, ...rest } of panels) {
      if (x + size.w > WIDTH) [x, y, height] = [0, y + height, 0];
      result.push({ ...rest, id: ++id, gridPos: { ...size, x, y } });
      x += size.w;
      height = Math.max(height, size.h);
    }
    y += height;
  }
  return result;
}

type Panels = readonly ((Omit<Unplaced, 'size'> & { readonly gridPos: GridPos }) | ManifestOf<RowPanel>)[];

/** What is backed up, how old that is, and what stands in the way, on one page. */
export function dashboard(plan: Plan): Omit<ManifestOf<Dashboard>, 'panels'> & { readonly panels: Panels } {
  const gate = `policy_name="${POLICIES.gate}"`;
  const { server, path } = plan.repository.nfs;
  return {
    timezone: 'browser',
    editable: true,
    graphTooltip: 0,
    fiscalYearStartMonth: 0,
    schemaVersion: 42,
    templating: {},
    annotations: {},
    title: 'Backups of PVCs',
    uid: 'volsync-backups',
    tags: ['backup', 'volsync', 'kopia'],
    refresh: '1m',
    time: { from: 'now-24h', to: 'now' },
    panels: placed([
      [
        'Now',
        [
          number('Protected PVCs', `count(${PROTECTED_PVC})`),
          number('PVCs with a backup', 'max(pvc_plumber_sources)'),
          number('Oldest last backup', `max(${AGE} * on (namespace, pvc) group_right () ${PROTECTED_PVC})`, 's'),
          number('Pending', `count(${PROTECTED_PVC} and on (namespace, pvc) ${inPhase('Pending')}) or vector(0)`),
          number('Failed movers', `sum(${SOURCE_RESULT}{result="Failed"}) or vector(0)`),
          number('Vanished', 'max(pvc_plumber_vanished_sources) + max(pvc_plumber_set_back_sources)'),
        ],
      ],
      [
        'Backups',
        [
          table('Age of the last complete backup', 's', `sort_desc(${AGE})`),
          table('Size of the last complete backup', 'bytes', `sort_desc(${size('last_complete')})`),
          lines('Largest last backups', 'bytes', query(`topk(10, ${size('last_complete')})`, '{{namespace}}/{{pvc}}')),
          lines(
            'Answers of pvc-plumber',
            'short',
            query('sum by (decision) (increase(pvc_plumber_decisions_total[15m]))', '{{decision}}'),
          ),
        ],
      ],
      [
        'Repository',
        [
          lines(
            `${server}:${path}`,
            'bytes',
            query('max(pvc_plumber_repository_bytes)', 'repository'),
            query('min(pvc_plumber_repository_free_bytes)', 'free'),
            query('min(pvc_plumber_repository_size_bytes)', 'share'),
          ),
          lines(
            'Listings of the repository',
            's',
            query('max(pvc_plumber_cache_age_seconds)', 'age of the newest'),
            query('sum by (reason) (increase(pvc_plumber_listing_failures_total[15m])) > 0', 'failed: {{reason}}'),
          ),
        ],
      ],
      [
        'Gate',
        [
          lines(
            'PVCs that the gate judged',
            'short',
            query(`sum by (rule_result) (increase(kyverno_policy_results_total{${gate}}[15m]))`, '{{rule_result}}'),
            query(`sum by (result) (increase(kyverno_validating_policy_results_total{${gate}}[15m]))`, '{{result}}'),
          ),
          lines(
            'Webhooks of Kyverno that fail',
            'short',
            query(
              'sum by (name) (increase(apiserver_admission_webhook_rejection_count{name=~".*kyverno.*",error_type="calling_webhook_error"}[15m]))',
              '{{name}}',
            ),
          ),
        ],
      ],
    ]),
  };
}
