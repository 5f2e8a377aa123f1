import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { CnpgDatabase } from './cnpg-database';
import { DatabaseApplicationSet } from './database-application-set';
import { DatabaseNamespace } from './database-namespace';

const FOLDER = 'infrastructure/database';

/** The databases: what they share, and below it a folder for each, which is an Application of its own. */
export function databases(plan: Plan): ChartFiles {
  const app = new App();
  const shared = new Chart(app, 'databases');
  new DatabaseNamespace(shared, 'Namespace', { plan });

  const applications = new Chart(app, 'database-appset');
  new DatabaseApplicationSet(applications, 'Applications', { plan, folder: `${FOLDER}/cloudnative-pg` });

  const charts = (plan.databases?.clusters ?? []).map(({ name }) => {
    const chart = new Chart(app, name);
    new CnpgDatabase(chart, 'Database', { plan, name });
    return [`${FOLDER}/cloudnative-pg/${name}/${name}.yaml`, chart] as const;
  });
  return {
    [`${FOLDER}/namespace.yaml`]: shared,
    [`${FOLDER}/database-appset.yaml`]: applications,
    ...Object.fromEntries(charts),
  };
}
