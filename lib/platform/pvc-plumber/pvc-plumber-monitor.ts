import { Construct } from 'constructs';
import type { ServiceMonitorSpec } from '../../../imports/monitoring.coreos.com';
import { FOREIGN_KIND, SYNC_OPTIONS } from '../../kubernetes/argocd-annotations';
import { type ManifestOf } from '../../kubernetes/manifest';
import { place } from '../../kubernetes/place';
import { platformMetadata } from '../../kubernetes/platform-metadata';
import { type Plan } from '../../plan/plan';

/** Props of {@link PvcPlumberMonitor}. */
export interface PvcPlumberMonitorProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

/**
 * Tells Prometheus to read the metrics of pvc-plumber. Apart from pvc-plumber: its kind comes with Prometheus, whose own
 * PVC may have to wait for pvc-plumber, so neither folder may wait for the other.
 *
 * Place it in a chart without a namespace: it states its own.
 */
export class PvcPlumberMonitor extends Construct {
  constructor(scope: Construct, id: string, props: PvcPlumberMonitorProps) {
    super(scope, id);
    const { metadata, selector } = platformMetadata(props.plan, props.plan.pvcPlumber.serviceName);
    const spec: ManifestOf<ServiceMonitorSpec> = {
      selector: { matchLabels: selector },
      // The label `namespace` of its metrics is that of the PVC; without this Prometheus would rename it.
      endpoints: [{ port: 'http', path: '/metrics', interval: '30s', honorLabels: true }],
    };
    place(this, 'Resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: {
        ...metadata,
        labels: { ...metadata.labels, ...props.plan.monitoringLabels },
        annotations: { [SYNC_OPTIONS]: FOREIGN_KIND },
      },
      spec,
    });
  }
}
