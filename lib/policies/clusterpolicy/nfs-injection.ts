import type { ClusterPolicySpec } from '../../../imports/kyverno.io';
import { type ManifestOf } from '../../kubernetes/manifest';
import { type Plan } from '../../plan/plan';
import { CACHE_LIMITS, KOPIA_CONTAINER, MOVER_LABEL, moverJobConditions, REPOSITORY_VOLUME } from '../mover-jobs';
import { CLUSTER_POLICY_DEFAULTS } from '../policy-defaults';
import { variable } from './jmespath';

/** Prepares movers, as a ClusterPolicy. */
export function injectionSpec(plan: Plan): ManifestOf<ClusterPolicySpec> {
  const { server, path } = plan.repository.nfs;
  return {
    ...CLUSTER_POLICY_DEFAULTS,
    background: false,
    webhookConfiguration: {
      failurePolicy: 'Fail',
      timeoutSeconds: 10,
      matchConditions: moverJobConditions(plan),
    },
    rules: [
      mutateRule('inject-nfs-repository', {
        volumes: [{ name: REPOSITORY_VOLUME, nfs: { server, path } }],
        containers: [{ '(name)': '*', volumeMounts: [{ name: REPOSITORY_VOLUME, mountPath: plan.repository.path }] }],
      }),
      ...Object.entries(CACHE_LIMITS).map(cacheLimitRule),
    ],
  };
}

type Rule = NonNullable<ManifestOf<ClusterPolicySpec>['rules']>[number];

function mutateRule(name: string, podSpec: object): Rule {
  return {
    name,
    skipBackgroundRequests: true,
    match: {
      any: [
        {
          resources: { kinds: ['Job'], operations: ['CREATE', 'UPDATE'], selector: { matchLabels: MOVER_LABEL } },
        },
      ],
    },
    mutate: { patchStrategicMerge: { spec: { template: { spec: podSpec } } } },
  };
}

/** A rule for each variable: a merge would overwrite the one that the Job has already. */
function cacheLimitRule([name, value]: readonly [string, string]): Rule {
  const rule = mutateRule(`limit-${name.toLowerCase().replaceAll('_', '-')}`.replace('-size-limit-mb', ''), {
    containers: [{ '(name)': KOPIA_CONTAINER, env: [{ name, value }] }],
  });
  const environment = `request.object.spec.template.spec.containers[?name == '${KOPIA_CONTAINER}'].env[]`;
  return {
    ...rule,
    preconditions: {
      all: [{ key: variable(`${environment}.name || \`[]\``), operator: 'AllNotIn', value: [name] }],
    },
  };
}
