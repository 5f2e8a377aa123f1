import type { ObjectStoreSpec } from '../../../imports/barmancloud.cnpg.io';
import { type Manifest, type ManifestMetadata, type ManifestOf } from '../../kubernetes/manifest';
import { type DatabasePlan, type DatabasesPlan } from '../../plan/databases/database';
import { S3_KEYS, s3SecretName } from './names';

type Configuration = ManifestOf<ObjectStoreSpec>['configuration'];

/**
 * Where the backups of a database are, for the plugin and for CloudNativePG itself. `serverName`, the lineage, is not in
 * it: with the plugin it is a parameter of the Cluster, and must be empty here.
 */
export function storeConfiguration({ backups }: DatabasesPlan, database: DatabasePlan): Configuration {
  const name = s3SecretName(database);
  const { endpointCa } = backups;
  return {
    destinationPath: `${backups.path}/${database.name}`,
    endpointURL: backups.endpoint,
    ...(endpointCa !== undefined && { endpointCA: { name: endpointCa.secretName, key: endpointCa.key } }),
    s3Credentials: {
      accessKeyId: { name, key: S3_KEYS.access },
      secretAccessKey: { name, key: S3_KEYS.secret },
    },
    wal: { compression: 'gzip', maxParallel: 4 },
    data: { compression: 'gzip' },
  };
}

/** Environment of whoever speaks to the store. */
export function storeEnvironment({ backups }: DatabasesPlan): { readonly name: string; readonly value: string }[] {
  return [
    // Most stores that are not Amazon's refuse the checksums that newer clients add.
    { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' },
    { name: 'AWS_RESPONSE_CHECKSUM_VALIDATION', value: 'when_required' },
    { name: 'AWS_DEFAULT_REGION', value: backups.region },
  ];
}

/** The ObjectStore of a database. One each: the retention stands in it. */
export function objectStore(plan: DatabasesPlan, database: DatabasePlan, metadata: ManifestMetadata): Manifest {
  const spec: ManifestOf<ObjectStoreSpec> = {
    configuration: storeConfiguration(plan, database),
    instanceSidecarConfiguration: {
      env: storeEnvironment(plan),
      logLevel: 'info',
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      retentionPolicyIntervalSeconds: 1800,
    },
    retentionPolicy: database.retention,
  };
  return { apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore', metadata, spec };
}
