import { describe, expect, test } from 'vitest';
import { CnpgDatabase, type DatabaseBootstrap, type DatabaseConfig, type Plan, resolvePlan } from '../../../lib';
import { minimalDatabases, minimalPlan, validConfig } from '../../support/config';
import { allOptionsPlan, databasePlan } from '../../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('CnpgDatabase');

const render = (plan: Plan, name = 'photos') => manifestsOf((chart) => new CnpgDatabase(chart, 'Test', { plan, name }));

const planWith = (fields: Partial<DatabaseConfig>, method: 'plugin' | 'inTree' = 'plugin') => {
  const database = { ...(minimalDatabases.clusters[0] as DatabaseConfig), image: 'pg:17.6-system-trixie', ...fields };
  return resolvePlan(
    validConfig({ databases: { backups: { ...minimalDatabases.backups, method }, clusters: [database] } }),
  );
};

const recovery: DatabaseBootstrap = { method: 'recovery', readLineage: 'v1', writeLineage: 'v2' };

describe('a database', () => {
  test('has backups, credentials and metrics', () => {
    expect(kindsOf(render(databasePlan))).toEqual([
      ...['Cluster', 'ExternalSecret', 'ObjectStore', 'ScheduledBackup', 'Service', 'ServiceMonitor'],
    ]);
  });

  test('must be one of the config', () => {
    expect(() => render(databasePlan, 'notes')).toThrow(
      'name: got "notes"; allowed: photos; to fix: name a database of databases.clusters, or add it there',
    );
    expect(() => render(minimalPlan)).toThrow('allowed: nothing: the config has no databases');
  });

  test('is never removed by Argo CD', () => {
    expect(only(render(databasePlan), 'Cluster').metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,SkipDryRunOnMissingResource=true',
    });
  });

  test('gives its PVCs no label of ours', () => {
    for (const plan of [databasePlan, allOptionsPlan]) {
      expect(only(render(plan), 'Cluster').spec).not.toHaveProperty('inheritedMetadata');
      for (const { metadata } of render(plan)) expect(metadata.labels).not.toHaveProperty('backup');
    }
  });

  test('is scraped at every instance, ready or not, and told apart by a label', () => {
    const service = only(render(databasePlan), 'Service');
    expect(service.spec).toMatchObject({
      publishNotReadyAddresses: true,
      selector: { 'cnpg.io/cluster': 'photos' },
      ports: [{ name: 'metrics', targetPort: 'metrics' }],
    });
    const { spec } = only(render(databasePlan), 'ServiceMonitor') as { spec?: { selector?: { matchLabels: object } } };
    expect(service.metadata.labels).toMatchObject(spec?.selector?.matchLabels ?? { none: '' });
    expect(spec).toMatchObject({ targetLabels: ['cnpg.io/cluster'] });
  });
});

describe('base backups', () => {
  test('are made every hour, and once at the start, by the plugin', () => {
    expect(only(render(databasePlan), 'ScheduledBackup').spec).toMatchObject({
      schedule: '0 0 * * * *',
      immediate: true,
      method: 'plugin',
      pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
    });
  });

  test('go below the path of all databases, and are kept as long as is said', () => {
    expect(only(render(databasePlan), 'ObjectStore').spec).toMatchObject({
      configuration: { destinationPath: 's3://postgres-backups/cnpg/photos', endpointURL: 'http://192.0.2.10:9000' },
      retentionPolicy: '14d',
    });
    expect(only(render(databasePlan), 'ObjectStore')).not.toHaveProperty('spec.configuration.serverName');
  });

  test('can be made by CloudNativePG itself', () => {
    const manifests = render(planWith({}, 'inTree'));
    expect(kindsOf(manifests)).not.toContain('ObjectStore');
    expect(only(manifests, 'ScheduledBackup').spec).toMatchObject({ method: 'barmanObjectStore' });
    expect(only(manifests, 'Cluster').spec).toMatchObject({
      backup: {
        barmanObjectStore: { destinationPath: 's3://postgres-backups/cnpg/photos', serverName: 'photos-v1' },
        retentionPolicy: '14d',
      },
    });
    expect(only(manifests, 'Cluster').spec).not.toHaveProperty('plugins');
  });

  test('find their credentials in the Secret that External Secrets makes', () => {
    const manifests = render(databasePlan);
    expect(only(manifests, 'ExternalSecret')).toHaveProperty('spec.target.name', 'photos-s3');
    const { configuration } = only(manifests, 'ObjectStore').spec as {
      configuration: { s3Credentials: Record<string, { name: string }> };
    };
    expect(Object.values(configuration.s3Credentials).map(({ name }) => name)).toEqual(['photos-s3', 'photos-s3']);
  });
});

describe.each(['plugin', 'inTree'] as const)('the first data, with %s', (method) => {
  const clusterOf = (bootstrap: DatabaseBootstrap) => only(render(planWith({ bootstrap }, method)), 'Cluster');
  const written = (spec: unknown) => JSON.stringify(spec).match(/photos-v\d/g);

  test('is an empty database', () => {
    const cluster = clusterOf({ method: 'initdb', writeLineage: 'v1' });
    expect(cluster).toHaveProperty('spec.bootstrap', { initdb: { database: 'photos', owner: 'photos_owner' } });
    expect(cluster).not.toHaveProperty('spec.externalClusters');
    expect(written(cluster.spec)).toEqual(['photos-v1']);
  });

  test('is recovered from one lineage, and another one is written', () => {
    const cluster = clusterOf(recovery);
    expect(cluster).toHaveProperty('spec.bootstrap', {
      recovery: { source: 'recovery-source', database: 'photos', owner: 'photos_owner' },
    });
    const { externalClusters, ...rest } = cluster.spec as { externalClusters: { name: string }[] };
    expect(externalClusters).toMatchObject([{ name: 'recovery-source' }]);
    expect(written(externalClusters)).toEqual(['photos-v1']);
    expect(written(rest)).toEqual(['photos-v2']);
  });

  test('is recovered from a base backup, up to a time', () => {
    const cluster = clusterOf({ ...recovery, backupId: '20260728T020000', targetTime: '2026-07-28T09:30:00Z' });
    expect(cluster).toHaveProperty('spec.bootstrap.recovery.recoveryTarget', {
      backupID: '20260728T020000',
      targetTime: '2026-07-28T09:30:00Z',
    });
  });

  test('one method at a time: everything else of the Cluster stays as it is', () => {
    const before = clusterOf({ method: 'recovery', readLineage: 'v1', writeLineage: 'v2' });
    const after = clusterOf({ method: 'initdb', writeLineage: 'v2' });
    const without = ({ spec }: { spec?: object }) => {
      const { bootstrap: _, externalClusters: __, ...rest } = spec as Record<string, unknown>;
      return rest;
    };
    expect(without(after)).toEqual(without(before));
  });
});
