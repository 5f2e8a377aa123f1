import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { config } from '../../apps/config';
import { type PolicyFamily, resolvePlan } from '../../lib';
import { type Manifest } from '../../lib/manifest';
import { concretePvc, type PvcBinding } from '../../lib/plan/pvc-binding';
import { kyvernoPolicies } from '../../lib/platform/kyverno-policies';
import { externalSecret } from '../../lib/volsync/external-secret';
import { replicationDestination } from '../../lib/volsync/replication-destination';
import { replicationSource } from '../../lib/volsync/replication-source';

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
}

const NAMESPACE = 'app';
const CLI = { apiVersion: 'cli.kyverno.io/v1alpha1', metadata: { name: 'test' } };

const plan = resolvePlan(config);

const pvc = (name: string, extra: { spec?: object; status?: object; labels?: object } = {}) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    name,
    namespace: NAMESPACE,
    uid: `uid-of-${name}`,
    labels: { backup: 'daily', ...extra.labels },
  },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } }, ...extra.spec },
  ...(extra.status !== undefined && { status: extra.status }),
});

function bindingOf(name: string): PvcBinding {
  const known = { name, namespace: NAMESPACE, tier: 'daily', capacity: '10Gi', accessModes: ['ReadWriteOnce'] };
  return { ...concretePvc(plan, known), uid: `uid-of-${name}` };
}

/** The policies of a family, rendered from the config of this repository: for its own family, what is in dist/. */
function policiesOf(policyFamily: PolicyFamily): Manifest[] {
  const charts = Object.values(kyvernoPolicies(resolvePlan({ ...config, kyverno: { policyFamily } })));
  return charts.flatMap((chart) => chart.toJson());
}

/**
 * The ClusterPolicies with these names, without their match conditions: on these `kyverno test` 1.19.1 ends with a nil
 * pointer, because it asks a cluster for its version. They are shown on a real API server.
 */
function clusterPolicies(...names: readonly string[]): object[] {
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

interface Suite {
  readonly policies: readonly object[];
  readonly resources: readonly object[];
  readonly results: readonly ExpectedResult[];
  readonly operation: 'CREATE' | 'UPDATE';
  readonly apiCallResponses?: readonly object[];
  /** File name → objects that a result refers to. */
  readonly files?: Readonly<Record<string, readonly object[]>>;
}

/** Writes a folder in the layout of Kyverno's own policies: the policy, and its test below `.kyverno-test/`. */
function writeSuite(directory: string, suite: Suite): void {
  const testDirectory = join(directory, '.kyverno-test');
  mkdirSync(testDirectory, { recursive: true });
  const write = (path: string, objects: readonly object[]) =>
    writeFileSync(path, objects.map((object) => stringify(object)).join('---\n'));
  write(join(directory, 'policies.yaml'), suite.policies);
  write(join(testDirectory, 'resources.yaml'), suite.resources);
  write(join(testDirectory, 'values.yaml'), [
    { ...CLI, kind: 'Values', globalValues: { 'request.operation': suite.operation } },
  ]);
  for (const [file, objects] of Object.entries(suite.files ?? {})) write(join(testDirectory, file), objects);
  const { apiCallResponses, results } = suite;
  write(join(testDirectory, 'kyverno-test.yaml'), [
    {
      ...CLI,
      kind: 'Test',
      policies: ['../policies.yaml'],
      resources: ['resources.yaml'],
      variables: 'values.yaml',
      ...(apiCallResponses !== undefined && { apiCallResponses }),
      results,
    },
  ]);
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

function gate(): Suite {
  const policies = clusterPolicies('volsync-pvc-backup-restore');
  const row = { policy: 'volsync-pvc-backup-restore', kind: 'PersistentVolumeClaim' } as const;
  const restore = { rule: 'add-datasource-if-backup-exists', ...row } as const;
  const check = { rule: 'require-pvc-plumber-available', ...row } as const;
  const about = (name: string) => ({ authoritative: true, namespace: NAMESPACE, pvc: name });
  const source = { apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: 'restored-restore' };
  return {
    policies,
    resources: ['fresh', 'restored', 'unknown', 'confused'].map((name) => pvc(name)),
    operation: 'CREATE',
    apiCallResponses: [
      ...answers('fresh', 200, { exists: false, decision: 'fresh', ...about('fresh') }),
      ...answers('restored', 200, { exists: true, decision: 'restore', ...about('restored') }),
      ...answers('unknown', 200, { exists: false, decision: 'unknown', ...about('unknown') }),
      ...answers('confused', 200, { exists: true, decision: 'restore', ...about('another') }),
    ],
    files: { 'restored.yaml': [pvc('restored', { spec: { dataSourceRef: source } })] },
    results: [
      { ...restore, resources: [`${NAMESPACE}/restored`], patchedResources: 'restored.yaml', result: 'pass' },
      ...['fresh', 'unknown', 'confused'].map((name) => ({
        ...restore,
        resources: [`${NAMESPACE}/${name}`],
        result: 'skip' as const,
      })),
      { ...check, resources: [`${NAMESPACE}/fresh`, `${NAMESPACE}/restored`], result: 'pass' },
      { ...check, resources: [`${NAMESPACE}/unknown`, `${NAMESPACE}/confused`], result: 'fail' },
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

/** The CLI cannot list ReplicationDestinations: it has no CRD of them. */
function withoutLeftovers(policy: Manifest): Manifest {
  const spec = policy.spec as { readonly validations: readonly { readonly expression: string }[] };
  return {
    ...policy,
    spec: { ...spec, validations: spec.validations.filter((v) => !v.expression.includes('destinations')) },
  };
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
  const all = [...CEL_ANSWERS, lost];
  const isAdmitted = (name: string) => ['fresh', 'restored'].includes(name);
  return {
    policies: celPolicies('ValidatingPolicy').map(withoutLeftovers),
    resources: all.map(([name]) => pvc(name, name === 'restored' ? { spec: { dataSourceRef: source } } : {})),
    operation: 'CREATE',
    apiCallResponses: all.flatMap(([name, statusCode, body]) => answers(name, statusCode, body as object)),
    results: all.map(([name]) => ({
      ...row,
      resources: [`${NAMESPACE}/${name}`],
      result: isAdmitted(name) ? 'pass' : 'fail',
    })),
  };
}

function celGenerators(): Suite {
  const row = { kind: 'PersistentVolumeClaim', isGeneratingPolicy: true } as const;
  const bound = bindingOf('bound');
  return {
    // Not the destination, which is looked for first: the CLI cannot list it.
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
      pvc('explicit', { status: { phase: 'Bound' }, labels: { 'volsync.backup/managed-by': 'manifest' } }),
    ],
    operation: 'UPDATE',
    files: {
      'secret.yaml': [externalSecret(plan, bound, 'kyverno')],
      'source.yaml': [replicationSource(plan, bound, 'kyverno')],
      'destination.yaml': [replicationDestination(plan, bound, 'kyverno')],
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
      {
        ...destination,
        rule: 'generate-replication-destination',
        resources: [`${NAMESPACE}/bound`],
        generatedResource: 'destination.yaml',
        result: 'pass',
      },
    ],
  };
}

const moverJob = (volumeMounts: readonly object[], volumes: readonly object[]) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'mover', namespace: NAMESPACE, labels: { 'app.kubernetes.io/created-by': 'volsync' } },
  spec: {
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'kopia', image: 'example.com/mover:1', volumeMounts: [...volumeMounts] }],
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
  // A strategic merge puts new items first, an apply configuration last.
  const items = policyFamily === 'cel' ? [own, repository] : [repository, own];
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

/** The suites, by the folder that each is written to. */
export const SUITES: Readonly<Record<string, () => Suite>> = {
  'volsync-pvc-backup-restore': gate,
  'volsync-pvc-backup-restore-generators': generators,
  'volsync-nfs-inject': () => injection('clusterpolicy'),
  'cel-nfs-inject': () => injection('cel'),
  'cel-restore': celRestore,
  'cel-gate': celGate,
  'cel-generators': celGenerators,
};

/** Writes all suites below a directory. */
export function writeFixtures(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [name, suite] of Object.entries(SUITES)) writeSuite(join(directory, name), suite());
}
