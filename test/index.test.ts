import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as library from '../lib';

const ROOT = join(__dirname, '..');

test('the public door exports these values and no others', () => {
  expect(Object.keys(library).sort()).toStrictEqual([
    'ArgoCdApplications',
    'ArgoCdSettings',
    'BackedUpPvc',
    'CHARTS',
    'CnpgDatabase',
    'ConfigError',
    'DEFAULT_EXCLUDED_NAMESPACES',
    'DEFAULT_IMAGES',
    'DEFAULT_TIERS',
    'DatabaseApplicationSet',
    'DatabaseNamespace',
    'ExternalSecretsInstall',
    'KopiaMaintenance',
    'KopiaRepositoryBootstrap',
    'KopiaUi',
    'KyvernoInstall',
    'KyvernoVolsyncPolicy',
    'NamespaceCredentials',
    'NfsInjectionPolicy',
    'OnePasswordStore',
    'OrphanCleanupPolicy',
    'PvcPlumberDeployment',
    'PvcPlumberMonitor',
    'RestoreDrill',
    'SnapshotControllerInstall',
    'VolsyncAlerts',
    'VolsyncInstall',
    'WAVES',
    'argocdSettings',
    'describeProblem',
    'exemptPvc',
    'formatKopiaIdentity',
    'kopiaIdentity',
    'platformFiles',
    'platformPages',
    'protectPvc',
    'protectVolumeClaimTemplates',
    'requireBackups',
    'resolvePlan',
    'synth',
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
    'ArgoCdApplicationsProps',
    'ArgoCdSettingsProps',
    'ArgocdConfig',
    'BackedUpPvcCommonProps',
    'BackedUpPvcProps',
    'BackupRules',
    'ChartFiles',
    'ClusterConfig',
    'CnpgDatabaseProps',
    'CredentialsConfig',
    'CredentialsPlan',
    'Cron',
    'DatabaseApplicationSetProps',
    'DatabaseBackupMethod',
    'DatabaseBackupsConfig',
    'DatabaseBootstrap',
    'DatabaseConfig',
    'DatabaseNamespaceProps',
    'DatabasePlan',
    'DatabasesConfig',
    'DatabasesPlan',
    'EmptyDatabase',
    'ExplicitModeProps',
    'ExternalSecretsInstallProps',
    'FolderApplication',
    'GatewayConfig',
    'IgnoredFinding',
    'ImagesConfig',
    'IngressConfig',
    'Injection',
    'InstallConfig',
    'KopiaIdentity',
    'KopiaMaintenanceProps',
    'KopiaRepositoryBootstrapProps',
    'KopiaUiConfig',
    'KopiaUiPlan',
    'KopiaUiProps',
    'KyvernoConfig',
    'KyvernoInstallProps',
    'KyvernoVolsyncPolicyProps',
    'MaintenanceConfig',
    'Manifest',
    'ManifestMetadata',
    'MonitoringConfig',
    'MoverConfig',
    'MoverPlan',
    'MoverSettings',
    'NamespaceCredentialsProps',
    'NamespacesConfig',
    'NamespacesPlan',
    'NfsConfig',
    'NfsInjectionPolicyProps',
    'OnePasswordConfig',
    'OnePasswordConnectConfig',
    'OnePasswordSdkConfig',
    'OnePasswordStoreProps',
    'OnePasswordUsers',
    'OrphanCleanupPolicyProps',
    'Plan',
    'PlatformConfig',
    'PlatformPagesOptions',
    'PolicyFamily',
    'PolicyModeProps',
    'Problem',
    'ProtectPvcOptions',
    'ProtectionOverrides',
    'PvcManifest',
    'PvcPlumberConfig',
    'PvcPlumberDeploymentProps',
    'PvcPlumberMonitorProps',
    'PvcPlumberPlan',
    'PvcPlumberRun',
    'RecoveredDatabase',
    'RepositoryConfig',
    'RepositoryPlan',
    'RestoreCheck',
    'RestoreDrillProps',
    'Retention',
    'RouteConfig',
    'ScheduleConfig',
    'SecretKeyConfig',
    'SecretScope',
    'SixFieldCron',
    'SnapshotControllerInstallProps',
    'SnapshotStorage',
    'Squash',
    'StatefulSetManifest',
    'StorageConfig',
    'StoreConfig',
    'StoreKind',
    'StoreReference',
    'SynthOutput',
    'Tier',
    'VolsyncAlertsProps',
    'VolsyncInstallProps',
    'Wave',
  ]);
});

test('an app that loads the library loads neither cdk8s-plus nor the generated imports', { timeout: 60_000 }, () => {
  const script = "require('./lib'); console.log(JSON.stringify(Object.keys(require.cache)))";
  const loaded: string[] = JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { cwd: ROOT, encoding: 'utf8' }),
  );
  expect(loaded).toContain(join(ROOT, 'lib/backed-up-pvc.ts'));
  expect(loaded.filter((path) => /cdk8s-plus|\/imports\//.test(path))).toStrictEqual([]);
});
