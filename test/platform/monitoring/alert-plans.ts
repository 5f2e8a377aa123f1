import { type Plan, resolvePlan, VolsyncAlerts } from '../../../lib';
import { alertGroups } from '../../../lib/platform/monitoring/volsync-alerts';
import { minimalDatabases, validConfig } from '../../support/config';
import { allOptionsPlan, databasePlan } from '../../support/constructs';
import { manifestsOf, only } from '../../support/manifests';

const inTreePlan = resolvePlan(
  validConfig({
    databases: {
      backups: { ...minimalDatabases.backups, method: 'inTree' },
      clusters: [{ ...minimalDatabases.clusters[0], image: 'pg:17.6-system' } as never],
    },
  }),
);
const othersPlan = resolvePlan(
  validConfig({ volsync: { install: false }, externalSecrets: { install: false }, kyverno: { install: false } }),
);
export const weeklyPlan = resolvePlan(validConfig({ maintenance: { schedule: '55 3 * * 0' } }));
/** Plans that bring in different alerts, by what is special about them. */
export const plans: [string, Plan][] = [
  ['with a database', databasePlan],
  ['with a database whose backups CloudNativePG makes', inTreePlan],
  ['with every option', allOptionsPlan],
  ['with operators of somebody else', othersPlan],
  ['with weekly maintenance', weeklyPlan],
];

export const alertsOf = (plan: Plan) => Object.values(alertGroups(plan)).flat();

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly annotations?: Readonly<Record<string, string>>;
}
interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}
export const rulesOf = (plan: Plan) =>
  only(
    manifestsOf((chart) => new VolsyncAlerts(chart, 'Test', { plan })),
    'PrometheusRule',
  ).spec as RuleFile;
