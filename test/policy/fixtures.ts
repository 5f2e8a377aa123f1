import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { config } from '../../apps/config';
import { resolvePlan } from '../../lib';
import { concretePvc, type PvcBinding } from '../../lib/plan/pvc-binding';
import { externalSecret } from '../../lib/volsync/external-secret';
import { replicationDestination } from '../../lib/volsync/replication-destination';
import { replicationSource } from '../../lib/volsync/replication-source';

/** One row of a test for the Kyverno CLI. */
export interface ExpectedResult {
  readonly policy: string;
  readonly rule: string;
  readonly kind: string;
  readonly resources: readonly string[];
  readonly result: 'pass' | 'fail' | 'skip' | 'error';
  readonly patchedResources?: string;
  readonly generatedResource?: string;
}

const ROOT = join(__dirname, '..', '..');
const POLICIES = join(ROOT, 'dist', 'infrastructure', 'controllers', 'kyverno', 'policies');
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

/**
 * The ClusterPolicies of a file in dist/, without their match conditions: on these `kyverno test` 1.19.1 ends with a
 * nil pointer, because it asks a cluster for its version. They are shown on a real API server.
 */
function policiesIn(file: string) {
  return parseAllDocuments(readFileSync(join(POLICIES, file), 'utf8'))
    .map((document) => document.toJS())
    .filter(({ kind }) => kind === 'ClusterPolicy')
    .map(({ spec: { webhookConfiguration: _, ...spec }, ...policy }) => ({ ...policy, spec }));
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
  const policies = policiesIn('volsync-pvc-backup-restore.yaml').filter(
    ({ metadata }) => metadata.name === 'volsync-pvc-backup-restore',
  );
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

function generators(): Suite {
  const policies = policiesIn('volsync-pvc-backup-restore.yaml').filter(
    ({ metadata }) => metadata.name !== 'volsync-pvc-backup-restore',
  );
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

function injection(): Suite {
  const mover = (mounts: object[], volumes: object[]) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'mover', namespace: NAMESPACE, labels: { 'app.kubernetes.io/created-by': 'volsync' } },
    spec: {
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'kopia', image: 'example.com/mover:1', volumeMounts: [...mounts] }],
          volumes: [...volumes],
        },
      },
    },
  });
  const data = { name: 'data', emptyDir: {} };
  const mount = { name: 'data', mountPath: '/data' };
  const { nfs, path } = plan.repository;
  return {
    policies: policiesIn('volsync-nfs-inject.yaml'),
    resources: [mover([mount], [data])],
    operation: 'CREATE',
    files: {
      'injected.yaml': [
        mover([{ name: 'repository', mountPath: path }, mount], [{ name: 'repository', nfs: { ...nfs } }, data]),
      ],
    },
    results: [
      {
        policy: 'volsync-nfs-inject',
        rule: 'inject-nfs-repository',
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
  'volsync-nfs-inject': injection,
};

/** Writes all suites below a directory. */
export function writeFixtures(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [name, suite] of Object.entries(SUITES)) writeSuite(join(directory, name), suite());
}
