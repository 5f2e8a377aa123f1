import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleConfig } from '../apps/examples/config';
import { resolvePlan } from '../lib';
import { fullRetention } from '../lib/plan/tier';

const PAGE = readFileSync(join(__dirname, '..', 'docs', 'config.md'), 'utf8');

/** Type → field → the code in its column of defaults, from the generated tables. Defaults in words are left out. */
function documented(): Map<string, Map<string, string>> {
  const tables = [...PAGE.matchAll(/<!-- options: (\w+) -->(.*?)<!-- end -->/gs)].map(([, type = '', table = '']) => {
    const rows = table.matchAll(/^\| `([\w.]+)` \| .*? \| `([^`]+)`(?:, [^|]*)? \| /gm);
    return [type, new Map([...rows].map(([, field = '', code = '']) => [field, code]))] as const;
  });
  return new Map(tables);
}

const plan = resolvePlan({
  ...exampleConfig,
  argocd: { repoURL: 'https://git.example.com/platform.git', revision: 'main' },
  domain: 'example.com',
  kopiaUi: { enabled: true, route: { gateway: { name: 'internal', namespace: 'gateway' } } },
  databases: {
    backups: { path: 's3://backups', endpoint: 'https://s3.example.com', accessKeyField: 'a', secretKeyField: 's' },
    clusters: [
      {
        name: 'photos',
        image: 'ghcr.io/cloudnative-pg/postgresql:16.14-standard-trixie',
        database: 'photos',
        owner: 'photos',
        storage: '1Gi',
        bootstrap: { method: 'initdb', writeLineage: 'v1' },
      },
    ],
  },
});

/** Type of the config → where its fields are in the plan, when nothing is stated. */
const RESOLVED: Readonly<Record<string, object | undefined>> = {
  RepositoryConfig: {
    ...plan.repository,
    mountPath: plan.repository.path,
    create: plan.repository.uniqueId !== undefined,
  },
  StorageConfig: plan.storage,
  CredentialsConfig: plan.credentials,
  ScheduleConfig: plan,
  MoverConfig: plan.mover,
  MoverSettings: plan.mover,
  NamespacesConfig: plan.namespaces,
  KopiaUiConfig: { ...plan.kopiaUi, enabled: resolvePlan(exampleConfig).kopiaUi !== undefined },
  PvcPlumberConfig: plan.pvcPlumber,
  ClusterConfig: { kubernetes: `1.${plan.kubernetesMinor}` },
  MonitoringConfig: plan,
  InstallConfig: plan.volsync,
  KyvernoConfig: plan.kyverno,
  MaintenanceConfig: plan.maintenance,
  ArgocdConfig: plan.argocd,
  DatabasesConfig: plan.databases,
  DatabaseConfig: plan.databases?.clusters[0],
  Retention: fullRetention({}),
};

const DEFAULTS = [...documented()]
  // Its parts have defaults of their own; here they are summed up in words.
  .filter(([type]) => type !== 'PlatformConfig')
  .flatMap(([type, fields]) => [...fields].map(([field, code]) => [type, field, code] as const));

test('the defaults of many fields are documented as values', () => {
  expect(DEFAULTS.length).toBeGreaterThan(30);
});

test.each(DEFAULTS)('%s.%s is %s when it is left out, as its documentation says', (type, field, code) => {
  expect(RESOLVED[type], `where ${type} is in the plan`).toBeDefined();
  const resolved = field
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], RESOLVED[type]);
  expect(JSON.parse(code.replaceAll("'", '"'))).toStrictEqual(resolved);
});
