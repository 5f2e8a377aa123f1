import type { ServiceMonitorSpec } from '../../../imports/monitoring.coreos.com';
import { FOREIGN_KIND, SYNC_OPTIONS } from '../../kubernetes/argocd-annotations';
import { type Manifest, type ManifestOf } from '../../kubernetes/manifest';
import { PART_OF } from '../../kubernetes/platform-metadata';
import { type Plan } from '../../plan/plan';

/**
 * Tells Prometheus to read the admission controllers of Kyverno, which count what the gate refuses.
 *
 * Kyverno's chart could make one, but its kind comes with Prometheus, whose own PVC may have to wait for Kyverno. It is
 * made whoever installs Kyverno. So it goes by what no name of a release changes, and stands in the namespace of the
 * monitoring: where Kyverno lives elsewhere than the plan says, it finds nothing, but it does not keep the alerts from
 * being applied.
 */
export function kyvernoMonitor(plan: Plan): Manifest {
  const spec: ManifestOf<ServiceMonitorSpec> = {
    selector: { matchLabels: { 'app.kubernetes.io/component': 'admission-controller' } },
    namespaceSelector: { matchNames: [plan.namespaces.kyverno] },
    endpoints: [{ port: 'metrics-port', path: '/metrics', interval: '30s' }],
  };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: {
      name: 'kyverno-admission-controller',
      namespace: plan.namespaces.monitoring,
      labels: { ...PART_OF, ...plan.monitoringLabels },
      annotations: { [SYNC_OPTIONS]: FOREIGN_KIND },
    },
    spec,
  };
}
