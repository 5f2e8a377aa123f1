import { type FoundObject, type KubernetesObject } from '../../../lib/analysis/inventory/found-object';
import { type Inventory, takeInventory } from '../../../lib/analysis/inventory/inventory';

/** The inventory of some objects, each on a line of its own. */
export function inventoryOf(objects: readonly KubernetesObject[]): Inventory {
  return takeInventory(
    objects.map((object, index): FoundObject => ({ object, file: 'apps.yaml', lineOf: () => index + 1 })),
  );
}

interface PvcOptions {
  readonly namespace?: string | undefined;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly storage?: string;
  readonly dataSourceRef?: object;
}

export function pvc(name: string, options: PvcOptions = {}): KubernetesObject {
  const { labels = {}, annotations = {}, storage = '10Gi', dataSourceRef } = options;
  const namespace = 'namespace' in options ? options.namespace : 'my-app';
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, ...(namespace !== undefined && { namespace }), labels, annotations },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage } },
      ...(dataSourceRef !== undefined && { dataSourceRef }),
    },
  };
}

export const protectedPvc = (name: string, tier = 'hourly', options: PvcOptions = {}) =>
  pvc(name, { ...options, labels: { backup: tier, ...options.labels } });

interface SourceOptions {
  readonly name?: string;
  readonly namespace?: string;
  readonly trigger?: object;
  readonly paused?: boolean;
  readonly kopia?: object;
  readonly labels?: Readonly<Record<string, string>>;
}

export function replicationSource(sourcePVC: string, schedule?: string, options: SourceOptions = {}): KubernetesObject {
  const { name = `${sourcePVC}-backup`, namespace = 'my-app', labels = {}, paused = false, kopia = {} } = options;
  const trigger = options.trigger ?? (schedule === undefined ? {} : { schedule });
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: { name, namespace, labels },
    spec: { sourcePVC, paused, trigger, kopia: { repository: 'secret', copyMethod: 'Snapshot', ...kopia } },
  };
}

export function drill(name: string, schedule: string, spec: object = {}): KubernetesObject {
  const volume = { ephemeral: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '5Gi' } } } } } };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace: 'my-app', labels: { 'app.kubernetes.io/name': 'restore-drill' } },
    spec: { schedule, jobTemplate: { spec: { template: { spec: { volumes: [{ name: 'x' }, volume] } } } }, ...spec },
  };
}
