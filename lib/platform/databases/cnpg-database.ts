import { Construct } from 'constructs';
import { FOREIGN_KIND, KEPT, SYNC_OPTIONS, SYNC_WAVE } from '../../kubernetes/argocd-annotations';
import { type ManifestMetadata } from '../../kubernetes/manifest';
import { place } from '../../kubernetes/place';
import { PART_OF } from '../../kubernetes/platform-metadata';
import { type DatabasePlan, type DatabasesPlan } from '../../plan/databases/database';
import { type Plan } from '../../plan/plan';
import { credentialsSpec } from '../../protection/external-secret';
import { ConfigError } from '../../validation/problem';
import { cluster } from './cluster';
import { metricsMonitor, metricsService } from './metrics';
import { metricsServiceName, objectStoreName, S3_KEYS, s3SecretName } from './names';
import { objectStore } from './object-store';
import { scheduledBackup } from './scheduled-backup';

/** Props of {@link CnpgDatabase}. */
export interface CnpgDatabaseProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
  /** Name of one of the databases in `databases.clusters` of the config. */
  readonly name: string;
}

/** Argo CD removes nothing of this by itself: neither when a file moves nor when an Application is deleted. */
const KEPT_OBJECT = { [SYNC_OPTIONS]: `${KEPT},${FOREIGN_KIND}` };

/** CRDs that come with other Applications. */
const FOREIGN_OBJECT = { [SYNC_OPTIONS]: FOREIGN_KIND };

/**
 * A PostgreSQL database with backups of its own: base backups on a schedule and every segment of the write-ahead log, to
 * an S3 store.
 *
 * ExternalSecret of the S3 credentials, ObjectStore (with the Barman Cloud plugin), Cluster, ScheduledBackup, and a
 * Service and ServiceMonitor for its metrics.
 *
 * Place it in a chart without a namespace.
 *
 * @throws ConfigError when the config has no database of this name.
 */
export class CnpgDatabase extends Construct {
  constructor(scope: Construct, id: string, props: CnpgDatabaseProps) {
    super(scope, id);
    const { plan, name } = props;
    const [databases, database] = find(plan, name, this.node.path);
    const labels = { 'app.kubernetes.io/name': name, ...PART_OF };
    const metadata = (objectName: string, wave: number, annotations: ManifestMetadata['annotations']) => ({
      name: objectName,
      namespace: databases.namespace,
      labels,
      annotations: { [SYNC_WAVE]: String(wave), ...annotations },
    });

    place(this, 'Credentials', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: metadata(s3SecretName(database), -2, FOREIGN_OBJECT),
      spec: credentialsSpec(plan, s3SecretName(database), {
        [S3_KEYS.access]: databases.backups.accessKeyField,
        [S3_KEYS.secret]: databases.backups.secretKeyField,
      }),
    });
    if (databases.backups.method === 'plugin') {
      place(
        this,
        'ObjectStore',
        objectStore(databases, database, metadata(objectStoreName(database), -1, FOREIGN_OBJECT)),
      );
    }
    place(this, 'Resource', cluster(databases, database, metadata(name, 0, KEPT_OBJECT)));
    place(this, 'Schedule', scheduledBackup(databases, database, metadata(name, 1, FOREIGN_OBJECT)));
    place(this, 'Metrics', metricsService(name, metadata(metricsServiceName(database), 1, {})));
    place(
      this,
      'Monitor',
      metricsMonitor(name, plan.monitoringLabels, metadata(metricsServiceName(database), 1, FOREIGN_OBJECT)),
    );
  }
}

/** The database of that name, and what all databases share. */
function find({ databases }: Plan, name: string, path: string): readonly [DatabasesPlan, DatabasePlan] {
  const database = databases?.clusters.find((each) => each.name === name);
  if (databases !== undefined && database !== undefined) return [databases, database];
  const problem = {
    field: 'name',
    value: name,
    allowed: databases?.clusters.map((each) => each.name).join(', ') ?? 'nothing: the config has no databases',
    fix: 'name a database of databases.clusters, or add it there',
  };
  throw new ConfigError(`CnpgDatabase "${path}"`, [problem]);
}
