import { Yaml } from 'cdk8s';
import { ANNOTATIONS, LABELS } from '../../contract/names';

/**
 * Values for the chart kube-prometheus-stack: what kube-state-metrics must tell. By default it tells no labels and no
 * annotations, and nothing about the objects of VolSync and External Secrets.
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
          { apiGroups: ['external-secrets.io'], resources: ['externalsecrets'], verbs: ['list', 'watch'] },
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

/** An ExternalSecret, and whether it is ready: neither value is 1 as long as External Secrets has not said it. */
const EXTERNAL_SECRET = [
  {
    name: 'externalsecret_info',
    help: 'An ExternalSecret',
    // Without a label of its own kube-state-metrics tells no info (compiledInfo in registry_factory.go).
    each: { type: 'Info', info: { labelsFromPath: { store: ['spec', 'secretStoreRef', 'name'] } } },
  },
  {
    name: 'externalsecret_ready',
    help: 'The condition Ready of an ExternalSecret',
    each: {
      type: 'StateSet',
      stateSet: {
        labelName: 'status',
        path: ['status', 'conditions', '[type=Ready]', 'status'],
        list: ['True', 'False'],
      },
    },
  },
];

function customResourceState(): object {
  // Made anew each time: what is the same object would become an alias in YAML.
  const name = () => ({ name: ['metadata', 'name'], namespace: ['metadata', 'namespace'] });
  const ofVolsync = (kind: string, metrics: readonly object[]) => ({
    groupVersionKind: { group: 'volsync.backube', version: 'v1alpha1', kind },
    labelsFromPath: { ...name(), pvc: ['metadata', 'labels', LABELS.pvc] },
    metrics,
  });
  const info = {
    name: 'replicationsource_info',
    help: 'A ReplicationSource',
    each: {
      type: 'Info',
      info: {
        labelsFromPath: {
          managed_by: ['metadata', 'labels', LABELS.appManagedBy],
          secret: ['spec', 'kopia', 'repository'],
          source_pvc: ['spec', 'sourcePVC'],
        },
      },
    },
  };
  return {
    kind: 'CustomResourceStateMetrics',
    spec: {
      resources: [
        ofVolsync('ReplicationSource', [info, moverResult('replicationsource')]),
        ofVolsync('ReplicationDestination', [moverResult('replicationdestination')]),
        {
          groupVersionKind: { group: 'external-secrets.io', version: 'v1', kind: 'ExternalSecret' },
          labelsFromPath: name(),
          metrics: EXTERNAL_SECRET,
        },
      ],
    },
  };
}
