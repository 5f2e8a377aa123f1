import { type Plan } from '../../plan/plan';
import { type PlatformPart } from '../part';
import { CnpgDatabase } from './cnpg-database';
import { DatabaseApplicationSet } from './database-application-set';
import { DatabaseNamespace } from './database-namespace';

const FOLDER = 'infrastructure/database';

/** Each folder below is a database, and has an Application of the ApplicationSet `database-appset`. */
export const DATABASES_FOLDER = `${FOLDER}/cloudnative-pg`;

/** The databases: what they share, and below it a folder for each. */
export function databases(plan: Plan): PlatformPart[] {
  const clusters = plan.databases?.clusters ?? [];
  return [
    {
      folder: FOLDER,
      application: { name: 'database', wave: 'workloads' },
      files: {
        'namespace.yaml': (chart) => new DatabaseNamespace(chart, 'Namespace', { plan }),
        'database-appset.yaml': (chart) =>
          new DatabaseApplicationSet(chart, 'Applications', { plan, folder: DATABASES_FOLDER }),
      },
    },
    ...clusters.map(({ name }) => ({
      folder: `${DATABASES_FOLDER}/${name}`,
      files: {
        [`${name}.yaml`]: (chart) => new CnpgDatabase(chart, 'Database', { plan, name }),
      } as PlatformPart['files'],
    })),
  ];
}
