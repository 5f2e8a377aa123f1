import { type Checker } from './checker';
import { type FieldsOf } from './fields';

/** How Prometheus finds what it is given, and where alerts lead. */
export interface MonitoringConfig {
  /**
   * Labels by which Prometheus finds ServiceMonitors and PrometheusRules, for example `{ release: 'kube-prometheus-stack' }`.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Where people find the runbooks, for the links in alerts: the folder `docs/runbooks` of your repository as a URL,
   * such as `https://git.example.com/platform/backups/src/branch/main/docs/runbooks`.
   * @default 'docs/runbooks', as a path
   */
  readonly runbooks?: string;
}

export const MONITORING_FIELDS: FieldsOf<MonitoringConfig> = { labels: true, runbooks: true };

/** It stands in annotations of alerts, which are templates. */
const LINK = /^[^\s{}]*[^\s{}/]$/;

/** Says what is wrong with the monitoring. */
export function checkMonitoring(checker: Checker): void {
  checker.optionalText(
    'monitoring.runbooks',
    LINK,
    'a URL or a path, without spaces, "{" and "}", and without a slash at its end',
    'write where people find docs/runbooks, for example "https://git.example.com/backups/docs/runbooks"',
  );
  if (checker.has('monitoring.labels')) checker.labels('monitoring.labels');
}
