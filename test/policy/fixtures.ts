import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { config } from '../../apps/config';
import { type PlatformConfig, type PolicyFamily, resolvePlan } from '../../lib';
import { MAX_PVC_NAME } from '../../lib/contract/identity';
import { ANNOTATIONS, LABELS, MANAGED_BY_MANIFEST, POLICIES } from '../../lib/contract/names';
import { type Manifest } from '../../lib/kubernetes/manifest';
import { platformFiles } from '../../lib/platform/platform-files';
import { CACHE_LIMITS } from '../../lib/policies/mover-jobs';
import { externalSecret } from '../../lib/protection/external-secret';
import { concretePvc, type PvcBinding } from '../../lib/protection/pvc-binding';
import { replicationDestination } from '../../lib/protection/replication-destination';
import { replicationSource } from '../../lib/protection/replication-source';
import { kyvernoWebhooks } from '../cluster/support/objects';

/** One row of a test for the Kyverno CLI. */
interface ExpectedResult {
  readonly policy: string;
  readonly rule?: string;
  readonly kind: string;
  readonly resources: readonly string[];
  readonly result: 'pass' | 'fail' | 'skip' | 'error';
  readonly patchedResources?: string;
  readonly generatedResource?: string;
  readonly isValidatingPolicy?: true;
  readonly isMutatingPolicy?: true;
  readonly isGeneratingPolicy?: true;
  readonly isDeletingPolicy?: true;
  readonly isValidatingAdmissionPolicy?: true;
}

const NAMESPACE = 'app';
const CLI = { apiVersion: 'cli.kyverno.io/v1alpha1', metadata: { name: 'test' } };

const plan = resolvePlan(config);

interface PvcExtra {
  readonly namespace?: string;
  readonly spec?: object;
  readonly status?: object;
  readonly labels?: object;
  readonly annotations?: Readonly<Record<string, string>>;
}

const pvc = (name: string, extra: PvcExtra = {}) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    name,
    namespace: extra.namespace ?? NAMESPACE,
    uid: `uid-of-${name}`,
    labels: { backup: 'daily', ...extra.labels },
    ...(extra.annotations !== undefined && { annotations: extra.annotations }),
  },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } }, ...extra.spec },
  ...(extra.status !== undefined && { status: extra.status }),
});

function bindingOf(name: string): PvcBinding {
  const known = { name, namespace: NAMESPACE, tier: 'daily', capacity: '10Gi', accessModes: ['ReadWriteOnce'] };
  return { ...concretePvc(plan, known), uid: `uid-of-${name}` };
}

const destinationOf = (name: string): Manifest => replicationDestination(plan, bindingOf(name), 'kyverno');

/** The policies of a family, rendered from the config of this repository: for its own family, what is in dist/. */
function policiesOf(policyFamily: PolicyFamily, changes: Partial<PlatformConfig> = {}): Manifest[] {
  const charts = Object.values(platformFiles(resolvePlan({ ...config, kyverno: { policyFamily }, ...changes })));
  const isJudge = /^admissionregistration\.k8s\.io\/|kyverno\.io\//;
  return charts.flatMap((chart): Manifest[] => chart.toJson()).filter(({ apiVersion }) => isJudge.test(apiVersion));
}

const isPolicy = ({ kind }: { readonly kind: string }) => kind.endsWith('Policy');

/** What a policy is known by: one name serves several kinds. */
export const policyKey = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;

/** Every policy that can be rendered: of both families, and with the injection that the API server does itself. */
export function renderedPolicies(): Manifest[] {
  const native = policiesOf('cel', { mover: { ...config.mover, injection: 'native' } });
  return [...policiesOf('clusterpolicy'), ...policiesOf('cel'), ...native].filter(isPolicy);
}

/**
 * The ClusterPolicies with these names, without their match conditions: on these `kyverno test` 1.19.1 ends with a nil
 * pointer, because it asks a cluster for its version. They are shown on a real API server.
 */
function clusterPolicies(...names: readonly string[]): Manifest[] {
  return policiesOf('clusterpolicy')
    .filter(({ kind, metadata }) => kind === 'ClusterPolicy' && names.includes(metadata.name))
    .map(({ spec, ...policy }) => {
      const { webhookConfiguration: _, ...rules } = spec as { webhookConfiguration: object };
      return { ...policy, spec: rules };
    });
}

/** The policy of a kind in the CEL family, as it is. */
function celPolicies(kind: string, name = 'volsync-pvc-backup-restore'): Manifest[] {
  return policiesOf('cel').filter((policy) => policy.kind === kind && policy.metadata.name === name);
}

/** The ValidatingAdmissionPolicy with this name, and its binding. */
function admissionPolicy(name: string, changes: Partial<PlatformConfig> = {}): Manifest[] {
  return policiesOf('cel', changes).filter(
    ({ kind, metadata }) => kind.startsWith('ValidatingAdmissionPolicy') && metadata.name === name,
  );
}

interface Suite {
  readonly policies: readonly Manifest[];
  readonly resources: readonly object[];
  readonly results: readonly ExpectedResult[];
  readonly operation?: 'CREATE' | 'UPDATE';
  readonly apiCallResponses?: readonly object[];
  /** What is in the cluster: the CLI then knows our CRDs, but mocks no HTTP (processor/utils.go, NewContextProvider). */
  readonly clusterResources?: readonly object[];
  /** What the binding of an admission policy refers to. */
  readonly paramResources?: readonly object[];
  /** Name → labels. */
  readonly namespaces?: Readonly<Record<string, object>>;
  /** File name → objects that a result refers to. */
  readonly files?: Readonly<Record<string, readonly Manifest[]>>;
}

/** Writes a folder in the layout of Kyverno's own policies: the policy, and its test below `.kyverno-test/`. */
function writeSuite(directory: string, suite: Suite): void {
  const testDirectory = join(directory, '.kyverno-test');
  mkdirSync(testDirectory, { recursive: true });
  const write = (path: string, objects: readonly object[]) =>
    // The CLI reads YAML 1.1, where `yes` is no text.
    writeFileSync(path, objects.map((object) => stringify(object, { version: '1.1' })).join('---\n'));
  const { apiCallResponses, clusterResources, namespaces = {}, paramResources, results } = suite;
  write(join(directory, 'policies.yaml'), suite.policies);
  write(join(testDirectory, 'resources.yaml'), suite.resources);
  write(join(testDirectory, 'values.yaml'), [
    {
      ...CLI,
      kind: 'Values',
      globalValues: { 'request.operation': suite.operation ?? 'CREATE' },
      namespaceSelector: Object.entries(namespaces).map(([name, labels]) => ({ name, labels })),
    },
  ]);
  for (const [file, objects] of Object.entries(suite.files ?? {})) write(join(testDirectory, file), objects);
  if (paramResources !== undefined) write(join(testDirectory, 'params.yaml'), paramResources);
  if (clusterResources !== undefined) {
    const crds = customResourceDefinitions();
    const files = crds.map((_, index) => `crd-${index}.yaml`);
    for (const [index, file] of files.entries()) write(join(testDirectory, file), crds.slice(index, index + 1));
    const spec = { crds: files, resources: [NAMESPACE_OBJECT, ...clusterResources] };
    write(join(testDirectory, 'cluster.yaml'), [{ ...CLI, kind: 'ClusterResource', spec }]);
  }
  write(join(testDirectory, 'kyverno-test.yaml'), [
    {
      ...CLI,
      kind: 'Test',
      policies: ['../policies.yaml'],
      resources: ['resources.yaml'],
      variables: 'values.yaml',
      ...(apiCallResponses !== undefined && { apiCallResponses }),
      ...(paramResources !== undefined && { paramResources: ['params.yaml'] }),
      ...(clusterResources !== undefined && { clusterResources: ['cluster.yaml'] }),
      results,
    },
  ]);
}

const NAMESPACE_OBJECT = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } };

const PROTECTING_KINDS = ['ExternalSecret', 'ReplicationDestination', 'ReplicationSource'];

/** The vendored CRDs of what protects a PVC. */
function customResourceDefinitions(): object[] {
  const directory = join(__dirname, '..', '..', 'imports', 'crds');
  return ['external-secrets.io.yaml', 'volsync.backube.yaml']
    .flatMap((file) => parseAllDocuments(readFileSync(join(directory, file), 'utf8')))
    .map((document) => document.toJS() as { readonly spec: { readonly names: { readonly kind: string } } })
    .filter(({ spec }) => PROTECTING_KINDS.includes(spec.names.kind));
}

/** What pvc-plumber, and the API server about leftover destinations, would say about a PVC. */
function answers(name: string, statusCode: number, body: object): object[] {
  return [
    { url: `${plan.pvcPlumber.url}/exists/${NAMESPACE}/${name}`, response: { statusCode, body } },
    {
      urlPath: `/apis/volsync.backube/v1alpha1/namespaces/${NAMESPACE}/replicationdestinations?fieldSelector=metadata.name=${name}-restore`,
      response: { statusCode: 200, body: { items: [] } },
    },
  ];
}

/** Skips its restore for a reason. A blank one is none, whatever kind of space it is made of. */
const skipping = (name: string, reason: string) =>
  pvc(name, { annotations: { [ANNOTATIONS.skipRestore]: 'true', [ANNOTATIONS.skipRestoreReason]: reason } });
const SKIPPED = skipping('skipped', 'the backup is damaged');
const NOT_SKIPPED = skipping('not-skipped', ' \u00a0\n');

function gate(): Suite {
  const policies = clusterPolicies('volsync-pvc-backup-restore');
  const row = { policy: 'volsync-pvc-backup-restore', kind: 'PersistentVolumeClaim' } as const;
  const restore = { rule: 'add-datasource-if-backup-exists', ...row } as const;
  const check = { rule: 'require-pvc-plumber-available', ...row } as const;
  const about = (name: string) => ({ authoritative: true, namespace: NAMESPACE, pvc: name });
  const source = { apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: 'restored-restore' };
  return {
    policies,
    resources: [...['fresh', 'restored', 'unknown', 'confused'].map((name) => pvc(name)), SKIPPED, NOT_SKIPPED],
    operation: 'CREATE',
    apiCallResponses: [
      ...answers('fresh', 200, { exists: false, decision: 'fresh', ...about('fresh') }),
      ...answers('restored', 200, { exists: true, decision: 'restore', ...about('restored') }),
      ...answers('unknown', 200, { exists: false, decision: 'unknown', ...about('unknown') }),
      ...answers('confused', 200, { exists: true, decision: 'restore', ...about('another') }),
      ...['skipped', 'not-skipped'].flatMap((name) => answers(name, 200, { decision: 'unknown', ...about(name) })),
    ],
    files: { 'restored.yaml': [pvc('restored', { spec: { dataSourceRef: source } })] },
    results: [
      { ...restore, resources: [`${NAMESPACE}/restored`], patchedResources: 'restored.yaml', result: 'pass' },
      ...['fresh', 'unknown', 'confused'].map((name) => ({
        ...restore,
        resources: [`${NAMESPACE}/${name}`],
        result: 'skip' as const,
      })),
      ...['fresh', 'restored', 'skipped'].map((name) => ({
        ...check,
        resources: [`${NAMESPACE}/${name}`],
        result: 'pass' as const,
      })),
      ...['unknown', 'confused', 'not-skipped'].map((name) => ({
        ...check,
        resources: [`${NAMESPACE}/${name}`],
        result: 'fail' as const,
      })),
    ],
  };
}

const ABOUT = (name: string) => ({ authoritative: true, namespace: NAMESPACE, pvc: name });
const FRESH = { exists: false, decision: 'fresh' };
const RESTORE = { exists: true, decision: 'restore' };

/** Answers in the shape of the CLI's mocks: the body below `body`, where Kyverno itself has its fields beside the code. */
const CEL_ANSWERS: readonly (readonly [name: string, statusCode: number, body: unknown])[] = [
  ['fresh', 200, { ...FRESH, ...ABOUT('fresh') }],
  ['restored', 200, { ...RESTORE, ...ABOUT('restored') }],
  ['unknown', 200, { exists: false, decision: 'unknown', ...ABOUT('unknown') }],
  ['confused', 200, { ...RESTORE, ...ABOUT('another') }],
  ['text', 200, { ...FRESH, ...ABOUT('text'), exists: 'false' }],
  ['broken', 503, { ...FRESH, ...ABOUT('broken') }],
];

function celRestore(): Suite {
  const source = { apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: 'restored-restore' };
  const row = { policy: 'volsync-pvc-backup-restore', kind: 'PersistentVolumeClaim', isMutatingPolicy: true } as const;
  return {
    policies: celPolicies('MutatingPolicy'),
    resources: CEL_ANSWERS.map(([name]) => pvc(name)),
    operation: 'CREATE',
    apiCallResponses: CEL_ANSWERS.flatMap(([name, statusCode, body]) => answers(name, statusCode, body as object)),
    files: {
      'restored.yaml': [pvc('restored', { spec: { dataSourceRef: source } })],
      ...Object.fromEntries(
        CEL_ANSWERS.filter(([name]) => name !== 'restored').map(([name]) => [`${name}.yaml`, [pvc(name)]]),
      ),
    },
    results: CEL_ANSWERS.map(([name]) => ({
      ...row,
      resources: [`${NAMESPACE}/${name}`],
      patchedResources: `${name}.yaml`,
      result: 'pass',
    })),
  };
}

/**
 * The gate with its validations about one thing: what pvc-plumber answers, or destinations that an earlier PVC left. The
 * CLI either mocks HTTP or lists ReplicationDestinations.
 */
function celGateAbout(what: 'answers' | 'leftovers'): Manifest[] {
  return celPolicies('ValidatingPolicy').map((policy) => {
    const spec = policy.spec as { readonly validations: readonly { readonly expression: string }[] };
    const validations = spec.validations.filter(
      ({ expression }) => expression.includes('destinations') === (what === 'leftovers'),
    );
    return { ...policy, spec: { ...spec, validations } };
  });
}

/** As the mutation left it where there is a backup: the gate judges what it sees. */
function celGate(): Suite {
  const row = {
    policy: 'volsync-pvc-backup-restore',
    kind: 'PersistentVolumeClaim',
    isValidatingPolicy: true,
  } as const;
  const source = { apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: 'restored-restore' };
  const lost: (typeof CEL_ANSWERS)[number] = ['lost', 200, { ...RESTORE, ...ABOUT('lost') }];
  const skips = [SKIPPED, NOT_SKIPPED].map(({ metadata }) => [metadata.name, 503, {}] as const);
  const all = [...CEL_ANSWERS, lost, ...skips];
  const isAdmitted = (name: string) => ['fresh', 'restored', 'skipped'].includes(name);
  return {
    policies: celGateAbout('answers'),
    resources: [
      ...[...CEL_ANSWERS, lost].map(([name]) =>
        pvc(name, name === 'restored' ? { spec: { dataSourceRef: source } } : {}),
      ),
      SKIPPED,
      NOT_SKIPPED,
    ],
    operation: 'CREATE',
    apiCallResponses: all.flatMap(([name, statusCode, body]) => answers(name, statusCode, body as object)),
    results: all.map(([name]) => ({
      ...row,
      resources: [`${NAMESPACE}/${name}`],
      result: isAdmitted(name) ? 'pass' : 'fail',
    })),
  };
}

function celGateLeftovers(): Suite {
  const row = { policy: POLICIES.gate, kind: 'PersistentVolumeClaim', isValidatingPolicy: true } as const;
  return {
    policies: celGateAbout('leftovers'),
    resources: [pvc('first'), pvc('again')],
    clusterResources: [destinationOf('again')],
    results: [
      { ...row, resources: [`${NAMESPACE}/first`], result: 'pass' },
      { ...row, resources: [`${NAMESPACE}/again`], result: 'fail' },
    ],
  };
}

/** For `again` nothing may be generated: its destination is not in the file. */
function celDestination(): Suite {
  const row = { policy: POLICIES.destination, kind: 'PersistentVolumeClaim', isGeneratingPolicy: true } as const;
  const labels = { [LABELS.managedBy]: MANAGED_BY_MANIFEST };
  return {
    policies: celPolicies('GeneratingPolicy', POLICIES.destination),
    resources: [
      pvc('bound', { status: { phase: 'Bound' } }),
      pvc('explicit', { status: { phase: 'Bound' }, labels }),
      pvc('again', { status: { phase: 'Bound' } }),
    ],
    operation: 'UPDATE',
    clusterResources: [destinationOf('again')],
    files: {
      'destinations.yaml': ['bound', 'explicit'].map(destinationOf),
    },
    results: ['bound', 'explicit', 'again'].map((name) => ({
      ...row,
      resources: [`${NAMESPACE}/${name}`],
      generatedResource: 'destinations.yaml',
      result: 'pass',
    })),
  };
}

function celGenerators(): Suite {
  const row = { kind: 'PersistentVolumeClaim', isGeneratingPolicy: true } as const;
  const bound = bindingOf('bound');
  return {
    policies: celPolicies('GeneratingPolicy', 'volsync-pvc-backup-restore-schedule'),
    resources: [pvc('bound', { status: { phase: 'Bound' } })],
    operation: 'UPDATE',
    files: {
      'schedule.yaml': [externalSecret(plan, bound, 'kyverno'), replicationSource(plan, bound, 'kyverno')],
    },
    results: [
      {
        ...row,
        policy: 'volsync-pvc-backup-restore-schedule',
        resources: [`${NAMESPACE}/bound`],
        generatedResource: 'schedule.yaml',
        result: 'pass',
      },
    ],
  };
}

function generators(): Suite {
  const policies = clusterPolicies('volsync-pvc-backup-restore-schedule', 'volsync-pvc-backup-restore-destination');
  const schedule = { policy: 'volsync-pvc-backup-restore-schedule', kind: 'PersistentVolumeClaim' } as const;
  const destination = { policy: 'volsync-pvc-backup-restore-destination', kind: 'PersistentVolumeClaim' } as const;
  const bound = bindingOf('bound');
  return {
    policies,
    resources: [
      pvc('bound', { status: { phase: 'Bound' } }),
      pvc('pending', { status: { phase: 'Pending' } }),
      pvc('explicit', { status: { phase: 'Bound' }, labels: { [LABELS.managedBy]: MANAGED_BY_MANIFEST } }),
    ],
    operation: 'UPDATE',
    files: {
      'secret.yaml': [externalSecret(plan, bound, 'kyverno')],
      'source.yaml': [replicationSource(plan, bound, 'kyverno')],
      'destinations.yaml': ['bound', 'explicit'].map(destinationOf),
    },
    results: [
      {
        ...schedule,
        rule: 'generate-kopia-secret',
        resources: [`${NAMESPACE}/bound`],
        generatedResource: 'secret.yaml',
        result: 'pass',
      },
      {
        ...schedule,
        rule: 'generate-replication-source',
        resources: [`${NAMESPACE}/bound`],
        generatedResource: 'source.yaml',
        result: 'pass',
      },
      { ...schedule, rule: 'generate-replication-source', resources: [`${NAMESPACE}/pending`], result: 'skip' },
      // Nothing can be expected of the schedule in explicit mode: the CLI has no result where a policy does not match.
      {
        ...destination,
        rule: 'generate-replication-destination',
        resources: [`${NAMESPACE}/bound`, `${NAMESPACE}/explicit`],
        generatedResource: 'destinations.yaml',
        result: 'pass',
      },
    ],
  };
}

const moverJob = (volumeMounts: readonly object[], volumes: readonly object[], env?: readonly object[]) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'mover', namespace: NAMESPACE, labels: { 'app.kubernetes.io/created-by': 'volsync' } },
  spec: {
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [
          {
            name: 'kopia',
            image: 'example.com/mover:1',
            ...(env && { env: [...env] }),
            volumeMounts: [...volumeMounts],
          },
        ],
        volumes: [...volumes],
      },
    },
  },
});

function injection(policyFamily: PolicyFamily): Suite {
  const { nfs, path } = plan.repository;
  const own = { mount: { name: 'data', mountPath: '/data' }, volume: { name: 'data', emptyDir: {} } };
  const repository = {
    mount: { name: 'repository', mountPath: path },
    volume: { name: 'repository', nfs: { ...nfs } },
  };
  const limits = Object.entries(CACHE_LIMITS).map(([name, value]) => ({ name, value }));
  // A strategic merge puts new items first, an apply configuration last.
  const items = policyFamily === 'cel' ? [own, repository] : [repository, own];
  const env = policyFamily === 'cel' ? limits : limits.toReversed();
  return {
    policies:
      policyFamily === 'cel'
        ? celPolicies('MutatingPolicy', 'volsync-nfs-inject')
        : clusterPolicies('volsync-nfs-inject'),
    resources: [moverJob([own.mount], [own.volume])],
    operation: 'CREATE',
    files: {
      'injected.yaml': [
        moverJob(
          items.map(({ mount }) => mount),
          items.map(({ volume }) => volume),
          env,
        ),
      ],
    },
    results: [
      {
        policy: 'volsync-nfs-inject',
        ...(policyFamily === 'cel' ? { isMutatingPolicy: true } : { rule: 'inject-nfs-repository' }),
        kind: 'Job',
        resources: [`${NAMESPACE}/mover`],
        patchedResources: 'injected.yaml',
        result: 'pass',
      },
    ],
  };
}

/** For a DeletingPolicy `pass` means that the object would be deleted. */
function celCleanup(): Suite {
  const made = '2020-01-01T00:00:00Z';
  const protecting = (name: string, { creationTimestamp = made, isOwned = true } = {}): Manifest[] => {
    const binding = bindingOf(name);
    return [externalSecret, replicationSource, replicationDestination].map((object) => {
      const { metadata, ...rest } = object(plan, binding, 'kyverno');
      const { ownerReferences, ...unowned } = metadata;
      return { ...rest, metadata: { ...unowned, ...(isOwned && { ownerReferences }), creationTimestamp } };
    });
  };
  const unlabelled = { labels: { [LABELS.tier]: undefined } };
  const orphans = [
    ...protecting('unlabelled'),
    ...protecting('unlabelled-unowned', { isOwned: false }),
    ...protecting('gone-unowned', { isOwned: false }),
  ];
  const others = [
    ...protecting('protected'),
    ...protecting('protected-unowned', { isOwned: false }),
    ...protecting('unlabelled-now', { creationTimestamp: new Date().toISOString() }),
    // The garbage collector deletes these.
    ...protecting('gone'),
  ];
  const row = (object: Manifest, result: 'pass' | 'fail') => ({
    policy: POLICIES.cleanup,
    kind: object.kind,
    isDeletingPolicy: true as const,
    resources: [`${NAMESPACE}/${object.metadata.name}`],
    result,
  });
  return {
    policies: celPolicies('DeletingPolicy', POLICIES.cleanup),
    resources: [...orphans, ...others],
    clusterResources: [
      ...['protected', 'protected-unowned'].map((name) => pvc(name)),
      ...['unlabelled', 'unlabelled-unowned', 'unlabelled-now'].map((name) => pvc(name, unlabelled)),
    ],
    results: [...orphans.map((object) => row(object, 'pass')), ...others.map((object) => row(object, 'fail'))],
  };
}

/**
 * Each refused PVC breaks one rule. All are created: the CLI knows no other operation of an admission policy
 * (pkg/admissionpolicy/validate.go, `admission.Create`).
 *
 * With a config that brings in the rules about namespaces and about users.
 */
function labelRules(): Suite {
  const credentials = { 'example.com/backups': 'allowed' };
  const excluded = 'kube-system';
  const unprotected = { [LABELS.tier]: undefined };
  const admitted = [
    pvc('protected'),
    pvc('unprotected', { labels: unprotected, namespace: excluded }),
    pvc('explicit', { labels: { [LABELS.managedBy]: MANAGED_BY_MANIFEST } }),
    pvc('empty', { annotations: { [ANNOTATIONS.skipRestore]: 'true', [ANNOTATIONS.skipRestoreReason]: 'new' } }),
    pvc('exempt', {
      labels: { ...unprotected, [LABELS.exempt]: 'true' },
      annotations: { [ANNOTATIONS.exemptReason]: 'cache' },
    }),
    pvc('own-user', { annotations: { [ANNOTATIONS.moverUid]: '1000', [ANNOTATIONS.moverGid]: '1000' } }),
    pvc('x'.repeat(MAX_PVC_NAME)),
  ];
  const refused = [
    pvc('no-tier', { labels: { [LABELS.tier]: 'never' } }),
    pvc('excluded', { namespace: excluded }),
    pvc('no-credentials', { namespace: 'other' }),
    pvc('y'.repeat(MAX_PVC_NAME + 1)),
    pvc('with.dot'),
    pvc('block', { spec: { volumeMode: 'Block' } }),
    pvc('of-database', { labels: { [LABELS.database]: 'immich' } }),
    pvc('managed-by', { labels: { [LABELS.managedBy]: 'helm' } }),
    pvc('managed-by-nobody', { labels: { [LABELS.managedBy]: '' } }),
    pvc('skip-value', { annotations: { [ANNOTATIONS.skipRestore]: 'yes' } }),
    pvc('skip-reason', { annotations: { [ANNOTATIONS.skipRestore]: 'true' } }),
    pvc('exempt-value', { labels: { ...unprotected, [LABELS.exempt]: 'yes' } }),
    pvc('exempt-reason', { labels: { ...unprotected, [LABELS.exempt]: 'true' } }),
    pvc('contradiction', {
      labels: { [LABELS.exempt]: 'true' },
      annotations: { [ANNOTATIONS.exemptReason]: 'cache' },
    }),
    pvc('root', { annotations: { [ANNOTATIONS.moverUid]: '0' } }),
    pvc('no-such-user', { annotations: { [ANNOTATIONS.moverUid]: '2147483648' } }),
  ];
  const resourcesOf = (pvcs: typeof admitted) => pvcs.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  const row = {
    policy: POLICIES.labels,
    kind: 'PersistentVolumeClaim',
    isValidatingAdmissionPolicy: true,
  } as const;
  return {
    policies: admissionPolicy(POLICIES.labels, {
      repository: { ...config.repository, squash: 'all' },
      credentials: { ...config.credentials, secretPer: 'namespace', namespaceLabels: credentials },
    }),
    resources: [...admitted, ...refused],
    namespaces: { [NAMESPACE]: credentials, [excluded]: credentials, other: {} },
    results: [
      { ...row, resources: resourcesOf(admitted), result: 'pass' },
      { ...row, resources: resourcesOf(refused), result: 'fail' },
    ],
  };
}

/** With the gate's webhook as Kyverno registers it, or with what is left of its configuration without it. */
function gatePresence(webhooks: Parameters<typeof kyvernoWebhooks>[0] | undefined, result: 'pass' | 'fail'): Suite {
  const row = {
    policy: POLICIES.presence,
    kind: 'PersistentVolumeClaim',
    isValidatingAdmissionPolicy: true,
  } as const;
  return {
    policies: admissionPolicy(POLICIES.presence),
    resources: [
      pvc('protected'),
      pvc('unprotected', { labels: { [LABELS.tier]: undefined } }),
      pvc('excluded', { namespace: 'kube-system' }),
    ],
    ...(webhooks !== undefined && { paramResources: [kyvernoWebhooks(webhooks)] }),
    results: [
      { ...row, resources: [`${NAMESPACE}/protected`], result },
      { ...row, resources: [`${NAMESPACE}/unprotected`, 'kube-system/excluded'], result: 'skip' },
    ],
  };
}

const GATE_WEBHOOK = `validate.kyverno.svc-fail-finegrained-${POLICIES.gate}`;

/**
 * Policies that `kyverno test` cannot judge, by {@link policyKey}, and where its source (1.19.1, below cmd/cli/
 * kubectl-kyverno/ unless it says otherwise) shows it. The tests on a real API server have them.
 */
export const NOT_IN_THE_CLI: Readonly<Record<string, string>> = {
  [`ClusterCleanupPolicy ${POLICIES.cleanup}`]:
    'is loaded, but never evaluated: commands/test/test.go does not use the CleanupPolicies of policy/load.go',
  [`MutatingAdmissionPolicy ${POLICIES.nfsInject}`]:
    'v1 and v1beta1 are not loaded (policy/load.go has the kinds of Kubernetes 1.32); v1alpha1 would be merged without ' +
    'a schema, which replaces the lists of the Job (pkg/admissionpolicy/mutate.go, NewDeducedTypeConverter)',
};

/** The suites, by the folder that each is written to. */
export const SUITES: Readonly<Record<string, () => Suite>> = {
  'volsync-pvc-backup-restore': gate,
  'volsync-pvc-backup-restore-generators': generators,
  'volsync-nfs-inject': () => injection('clusterpolicy'),
  'cel-nfs-inject': () => injection('cel'),
  'cel-restore': celRestore,
  'cel-gate': celGate,
  'cel-gate-leftovers': celGateLeftovers,
  'cel-generators': celGenerators,
  'cel-destination': celDestination,
  'cel-cleanup': celCleanup,
  'label-rules': labelRules,
  'gate-present': () => gatePresence([{ name: GATE_WEBHOOK, failurePolicy: 'Fail' }], 'pass'),
  'cel-gate-present': () => gatePresence([{ name: `vpol.${GATE_WEBHOOK}`, failurePolicy: 'Fail' }], 'pass'),
  'gate-fails-open': () => gatePresence([{ name: GATE_WEBHOOK, failurePolicy: 'Ignore' }], 'fail'),
  'gate-absent': () => gatePresence([], 'fail'),
  'webhooks-absent': () => gatePresence(undefined, 'fail'),
};

/** The policies that a suite expects something of, by {@link policyKey}. */
export function testedPolicies(): Set<string> {
  const suites = Object.values(SUITES).map((suite) => suite());
  return new Set(
    suites.flatMap(({ policies, results }) =>
      policies
        .filter((policy) => isPolicy(policy) && results.some(({ policy: name }) => name === policy.metadata.name))
        .map(policyKey),
    ),
  );
}

/** Writes all suites below a directory. */
export function writeFixtures(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [name, suite] of Object.entries(SUITES)) writeSuite(join(directory, name), suite());
}
