import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as library from '../lib';

const ROOT = join(__dirname, '..');

test('the public door exports these values and no others', () => {
  expect(Object.keys(library).sort()).toStrictEqual([
    'BackedUpPvc',
    'CnpgDatabase',
    'ConfigError',
    'DEFAULT_EXCLUDED_NAMESPACES',
    'DEFAULT_IMAGES',
    'DEFAULT_TIERS',
    'DatabaseNamespace',
    'KopiaRepositoryBootstrap',
    'KopiaUi',
    'KyvernoVolsyncPolicy',
    'NfsInjectionPolicy',
    'OrphanCleanupPolicy',
    'PvcPlumberDeployment',
    'RestoreDrill',
    'VolsyncAlerts',
    'describeProblem',
    'exemptPvc',
    'formatKopiaIdentity',
    'kopiaIdentity',
    'protectPvc',
    'protectVolumeClaimTemplates',
    'resolvePlan',
  ]);
});

test('the public door exports these types and no others', () => {
  const source = readFileSync(join(ROOT, 'lib/index.ts'), 'utf8');
  expect(source).not.toContain('*');
  const lists = [...source.matchAll(/export (type )?\{([^}]*)\}/g)];
  const names = lists.flatMap(([, isType, list = '']) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => isType !== undefined || name.startsWith('type '))
      .map((name) => name.replace('type ', '')),
  );
  expect(names.filter((name) => name !== '').sort()).toStrictEqual([
    'AccessMode',
    'BackedUpPvcProps',
    'ClusterConfig',
    'CnpgDatabaseProps',
    'CredentialsConfig',
    'DatabaseBackupMethod',
    'DatabaseBackupsConfig',
    'DatabaseBootstrap',
    'DatabaseConfig',
    'DatabaseNamespaceProps',
    'DatabasePlan',
    'DatabasesConfig',
    'DatabasesPlan',
    'ExplicitModeProps',
    'ImagesConfig',
    'Injection',
    'KopiaIdentity',
    'KopiaRepositoryBootstrapProps',
    'KopiaUiConfig',
    'KopiaUiProps',
    'KyvernoConfig',
    'KyvernoVolsyncPolicyProps',
    'MonitoringConfig',
    'MoverConfig',
    'MoverSettings',
    'NamespacesConfig',
    'NfsInjectionPolicyProps',
    'OrphanCleanupPolicyProps',
    'Plan',
    'PlatformConfig',
    'PolicyFamily',
    'PolicyModeProps',
    'Problem',
    'ProtectPvcOptions',
    'ProtectionOverrides',
    'PvcManifest',
    'PvcPlumberConfig',
    'PvcPlumberDeploymentProps',
    'PvcPlumberRun',
    'RepositoryConfig',
    'RestoreCheck',
    'RestoreDrillProps',
    'Retention',
    'RouteConfig',
    'ScheduleConfig',
    'SixFieldCron',
    'Squash',
    'StatefulSetManifest',
    'StorageConfig',
    'StoreKind',
    'Tier',
    'VolsyncAlertsProps',
  ]);
});

test('an app that loads the library loads neither cdk8s-plus nor the generated imports', () => {
  const script = "require('./lib'); console.log(JSON.stringify(Object.keys(require.cache)))";
  const loaded: string[] = JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { cwd: ROOT, encoding: 'utf8' }),
  );
  expect(loaded).toContain(join(ROOT, 'lib/backed-up-pvc.ts'));
  expect(loaded.filter((path) => /cdk8s-plus|\/imports\//.test(path))).toStrictEqual([]);
});
