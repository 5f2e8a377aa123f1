import { Construct } from 'constructs';
import type { ClusterPolicySpec } from '../../imports/kyverno.io';
import type { MutatingPolicySpec } from '../../imports/policies.kyverno.io';
import { POLICIES } from '../contract/names';
import { kopiaCacheLimits } from '../kopia/cache-limits';
import { SYNC_WAVE } from '../kubernetes/argocd-annotations';
import { type ManifestOf } from '../kubernetes/manifest';
import { place } from '../kubernetes/place';
import { type Plan } from '../plan/plan';
import { celString } from './cel/cel';
import { variable } from './clusterpolicy/jmespath';
import { type MatchCondition } from './match-conditions';
import {
  CEL_API_VERSION,
  CEL_MUTATION_ON_ADMISSION,
  CLUSTER_POLICY_API_VERSION,
  CLUSTER_POLICY_DEFAULTS,
  policyMetadata,
  SYNC_WAVES,
} from './policy-defaults';

/** Props of {@link NfsInjectionPolicy}. */
export interface NfsInjectionPolicyProps {
  /** The platform's plan, from `resolvePlan(config)`. Its `mover.injection` says what is emitted. */
  readonly plan: Plan;
}

/** Label of every Job that VolSync creates (perfectra1n fork, `labels.go`). */
const MOVER_LABEL = { 'app.kubernetes.io/created-by': 'volsync' };

/** The only container of a Kopia mover (perfectra1n fork, `mover/kopia/mover.go`). */
const KOPIA_CONTAINER = 'kopia';

const VOLUME = 'repository';

/** Size of the emptyDir that holds the cache of a mover whose spec says nothing of it (fork 0.17.11). */
const DEFAULT_CACHE = '8Gi';

/**
 * Environment that the mover's script takes for hard limits of its cache (mover-kopia/entry.sh). Kopia's own limits are
 * soft: a restore keeps in the cache all that it reads, and the kubelet evicts the pod when the volume is full. VolSync
 * sets both where the spec states a cache; elsewhere nobody does.
 */
const CACHE_LIMITS = (({ contentMb, metadataMb }) => ({
  KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB: String(contentMb),
  KOPIA_METADATA_CACHE_SIZE_LIMIT_MB: String(metadataMb),
}))(kopiaCacheLimits(DEFAULT_CACHE));

/** MutatingAdmissionPolicy: v1beta1 behind a feature gate up to 1.35, v1 from 1.36 on (KEP-3962). */
const FIRST_MINOR_WITH_V1 = 36;

/**
 * Prepares the Jobs of VolSync's Kopia movers, and nothing else: mounts the NFS share at the repository path, and states
 * hard limits of the cache where the Job has none.
 *
 * On CREATE and on UPDATE with the same result: VolSync deletes and recreates a Job whose update it is refused. A Job
 * that has both already does not even reach the webhook.
 *
 * - `kyverno`: a ClusterPolicy, or a MutatingPolicy in the CEL family. Fails closed: without the mount a mover would have
 *   no repository.
 * - `native`: a MutatingAdmissionPolicy, evaluated by the API server itself.
 *
 * Place it in a chart without a namespace: everything is cluster-scoped.
 */
export class NfsInjectionPolicy extends Construct {
  constructor(scope: Construct, id: string, props: NfsInjectionPolicyProps) {
    super(scope, id);
    const { plan } = props;
    if (plan.mover.injection === 'native') this.nativePolicy(plan);
    else this.kyvernoPolicy(plan);
  }

  private kyvernoPolicy(plan: Plan): void {
    const policy =
      plan.kyverno.policyFamily === 'cel'
        ? { apiVersion: CEL_API_VERSION, kind: 'MutatingPolicy', spec: celSpec(plan) }
        : { apiVersion: CLUSTER_POLICY_API_VERSION, kind: 'ClusterPolicy', spec: clusterPolicySpec(plan) };
    place(this, 'Resource', {
      ...policy,
      metadata: policyMetadata(POLICIES.nfsInject, {
        title: 'Prepare VolSync movers',
        severity: 'high',
        subject: 'Job',
        description:
          "Mounts the NFS share of the Kopia repository into the Jobs of VolSync's Kopia movers, and limits their cache.",
      }),
    });
  }

  private nativePolicy(plan: Plan): void {
    const version = plan.kubernetesMinor >= FIRST_MINOR_WITH_V1 ? 'v1' : 'v1beta1';
    const apiVersion = `admissionregistration.k8s.io/${version}`;
    const metadata = {
      name: POLICIES.nfsInject,
      annotations: { [SYNC_WAVE]: SYNC_WAVES.policies },
    };
    place(this, 'Resource', {
      apiVersion,
      kind: 'MutatingAdmissionPolicy',
      metadata,
      spec: nativeSpec(plan),
    });
    place(this, 'Binding', {
      apiVersion,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata,
      spec: { policyName: POLICIES.nfsInject },
    });
  }
}

function matchConditions(plan: Plan): MatchCondition[] {
  const [[key, value]] = Object.entries(MOVER_LABEL) as [[string, string]];
  const path = celString(plan.repository.path);
  return [
    {
      name: 'is-kopia-mover',
      expression: [
        `has(object.metadata.labels) && ${celString(key)} in object.metadata.labels`,
        `object.metadata.labels[${celString(key)}] == ${celString(value)}`,
        `object.spec.template.spec.containers.exists(c, c.name == ${celString(KOPIA_CONTAINER)})`,
      ].join(' && '),
    },
    {
      name: 'is-not-prepared-yet',
      expression: `!(${[
        `has(object.spec.template.spec.volumes) && object.spec.template.spec.volumes.exists(v, v.name == ${celString(VOLUME)} && has(v.nfs))`,
        `object.spec.template.spec.containers.all(c, has(c.volumeMounts) && c.volumeMounts.exists(m, m.name == ${celString(VOLUME)} && m.mountPath == ${path}))`,
        `object.spec.template.spec.containers.all(c, c.name != ${celString(KOPIA_CONTAINER)} || (${Object.keys(CACHE_LIMITS).map(hasVariable).join(' && ')}))`,
      ].join(' && ')})`,
    },
  ];
}

/** Whether the container `c` has a variable of its environment, in CEL. */
function hasVariable(name: string): string {
  return `has(c.env) && c.env.exists(e, e.name == ${celString(name)})`;
}

function clusterPolicySpec(plan: Plan): ManifestOf<ClusterPolicySpec> {
  const { server, path } = plan.repository.nfs;
  return {
    ...CLUSTER_POLICY_DEFAULTS,
    background: false,
    webhookConfiguration: {
      failurePolicy: 'Fail',
      timeoutSeconds: 10,
      matchConditions: matchConditions(plan),
    },
    rules: [
      mutateRule('inject-nfs-repository', {
        volumes: [{ name: VOLUME, nfs: { server, path } }],
        containers: [{ '(name)': '*', volumeMounts: [{ name: VOLUME, mountPath: plan.repository.path }] }],
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

const ON_JOBS = {
  objectSelector: { matchLabels: MOVER_LABEL },
  resourceRules: [
    { apiGroups: ['batch'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['jobs'], scope: '*' },
  ],
};

/** Merged by name and by mount path, so a second time changes nothing; variables that are there already are left out. */
function prepareMover(plan: Plan) {
  const { server, path } = plan.repository.nfs;
  const pod = 'Object.spec.template.spec';
  const limits = Object.entries(CACHE_LIMITS).map(
    ([name, value]) =>
      `(c.name != ${celString(KOPIA_CONTAINER)} || (${hasVariable(name)}) ? [] : [${pod}.containers.env{name: ${celString(name)}, value: ${celString(value)}}])`,
  );
  return {
    patchType: 'ApplyConfiguration',
    applyConfiguration: {
      expression: [
        `Object{spec: Object.spec{template: Object.spec.template{spec: ${pod}{`,
        `  volumes: [${pod}.volumes{name: ${celString(VOLUME)}, nfs: ${pod}.volumes.nfs{server: ${celString(server)}, path: ${celString(path)}}}],`,
        `  containers: object.spec.template.spec.containers.map(c, ${pod}.containers{name: c.name,`,
        `    volumeMounts: [${pod}.containers.volumeMounts{name: ${celString(VOLUME)}, mountPath: ${celString(plan.repository.path)}}],`,
        `    env: ${limits.join(' + ')}})`,
        '}}}}',
      ].join('\n'),
    },
  };
}

function celSpec(plan: Plan): ManifestOf<MutatingPolicySpec> {
  return {
    failurePolicy: 'Fail',
    webhookConfiguration: { timeoutSeconds: 10 },
    evaluation: CEL_MUTATION_ON_ADMISSION,
    matchConstraints: ON_JOBS,
    matchConditions: matchConditions(plan),
    mutations: [prepareMover(plan)],
  };
}

function nativeSpec(plan: Plan): object {
  return {
    failurePolicy: 'Fail',
    reinvocationPolicy: 'IfNeeded',
    matchConstraints: { matchPolicy: 'Equivalent', namespaceSelector: {}, ...ON_JOBS },
    matchConditions: matchConditions(plan),
    mutations: [prepareMover(plan)],
  };
}
