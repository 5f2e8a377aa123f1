import { Yaml } from 'cdk8s';
import { ANNOTATIONS, LABELS } from '../plan/naming';

/**
 * Values for the chart kube-prometheus-stack: what kube-state-metrics must tell. By default it tells no labels and no
 * annotations, and nothing about VolSync's objects.
 */
export function kubeStateMetricsValues(): string {
  return Yaml.stringify({
    'kube-state-metrics': {
      metricLabelsAllowlist: [`persistentvolumeclaims=[${LABELS.tier}]`],
      metricAnnotationsAllowList: [`persistentvolumeclaims=[${ANNOTATIONS.skipRestore}]`],
      rbac: {
        extraRules: [
          {
            apiGroups: ['volsync.backube'],
            resources: ['replicationsources', 'replicationdestinations'],
            verbs: ['list', 'watch'],
          },
        ],
      },
      customResourceState: { enabled: true, config: customResourceState() },
    },
  });
}

/** The last path of a mover, as a series for each result that is 1 or 0. */
function moverResult(kind: string): object {
  return {
    name: `${kind}_mover_result`,
    help: `Result of the last mover of a ${kind}`,
    each: {
      type: 'StateSet',
      stateSet: {
        labelName: 'result',
        path: ['status', 'latestMoverStatus', 'result'],
        list: ['Successful', 'Failed'],
      },
    },
  };
}

function customResourceState(): object {
  const resource = (kind: string, metrics: readonly object[]) => ({
    groupVersionKind: { group: 'volsync.backube', version: 'v1alpha1', kind },
    labelsFromPath: {
      name: ['metadata', 'name'],
      namespace: ['metadata', 'namespace'],
      pvc: ['metadata', 'labels', LABELS.pvc],
    },
    metrics,
  });
  const info = {
    name: 'replicationsource_info',
    help: 'A ReplicationSource',
    each: { type: 'Info', info: { labelsFromPath: { source_pvc: ['spec', 'sourcePVC'] } } },
  };
  return {
    kind: 'CustomResourceStateMetrics',
    spec: {
      resources: [
        resource('ReplicationSource', [info, moverResult('replicationsource')]),
        resource('ReplicationDestination', [moverResult('replicationdestination')]),
      ],
    },
  };
}
