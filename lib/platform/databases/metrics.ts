import type { k8s } from 'cdk8s-plus-28';
import type { ServiceMonitorSpec } from '../../../imports/monitoring.coreos.com';
import { LABELS } from '../../contract/names';
import { type Manifest, type ManifestMetadata, type ManifestOf } from '../../kubernetes/manifest';

/** A Service that leads to the metrics of every instance, ready or not; CloudNativePG's own lead to PostgreSQL only. */
export function metricsService(database: string, metadata: ManifestMetadata): Manifest {
  const spec: ManifestOf<k8s.ServiceSpec> = {
    type: 'ClusterIP',
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: { [LABELS.database]: database },
    ports: [{ name: 'metrics', port: 9187, protocol: 'TCP', targetPort: 'metrics' }],
  };
  const labels = { ...metadata.labels, [LABELS.database]: database };
  return { apiVersion: 'v1', kind: 'Service', metadata: { ...metadata, labels }, spec };
}

/**
 * Scrapes it. Each series gets the label `cnpg_io_cluster`, which alerts tell databases apart by.
 *
 * @param labels by which Prometheus finds ServiceMonitors
 */
export function metricsMonitor(
  database: string,
  labels: ManifestMetadata['labels'],
  metadata: ManifestMetadata,
): Manifest {
  const spec: ManifestOf<ServiceMonitorSpec> = {
    selector: { matchLabels: { ...metadata.labels, [LABELS.database]: database } },
    targetLabels: [LABELS.database],
    endpoints: [{ port: 'metrics', path: '/metrics', interval: '30s' }],
  };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { ...metadata, labels: { ...metadata.labels, ...labels } },
    spec,
  };
}
