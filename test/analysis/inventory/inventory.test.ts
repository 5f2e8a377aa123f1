import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../lib/analysis/inventory/coverage';
import { type FoundObject, type KubernetesObject } from '../../../lib/analysis/inventory/found-object';
import { type InventoryOptions, takeInventory } from '../../../lib/analysis/inventory/inventory';
import { volumeKey } from '../../../lib/analysis/inventory/volume';

function found(object: KubernetesObject): FoundObject {
  return { object, file: 'a.yaml', lineOf: () => undefined };
}

function inventory(objects: readonly KubernetesObject[], options?: InventoryOptions) {
  return takeInventory(objects.map(found), options);
}

/** `namespace/name status: why` of each volume. */
function coverage(objects: readonly KubernetesObject[], options?: InventoryOptions): string[] {
  return coverageOf(inventory(objects, options)).map(
    ({ volume, status, why }) => `${volumeKey(volume)} ${status}: ${why}`,
  );
}

interface ClaimFields {
  readonly name?: string;
  readonly namespace?: string | undefined;
  readonly labels?: object;
  readonly annotations?: object;
  readonly ownerReferences?: readonly object[];
  readonly spec?: object;
}

function pvc({ name = 'data', namespace = 'my-app', spec, ...metadata }: ClaimFields = {}): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace, ...metadata },
    spec,
  };
}

function statefulSet(spec: object): KubernetesObject {
  return { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db', namespace: 'my-app' }, spec };
}

const template = { metadata: { name: 'data', labels: { backup: 'hourly' } } };

function cluster(spec: object, metadata: object = {}): KubernetesObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: 'pg', namespace: 'my-app', ...metadata },
    spec: { instances: 3, storage: { size: '10Gi' }, ...spec },
  };
}

function scheduledBackup(spec: object = {}): KubernetesObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ScheduledBackup',
    metadata: { name: 'pg', namespace: 'my-app' },
    spec: { cluster: { name: 'pg' }, schedule: '0 0 2 * * *', ...spec },
  };
}

const KOPIA = { repository: 'secret', copyMethod: 'Snapshot' };

function source(spec: object): KubernetesObject {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: { name: 'data-backup', namespace: 'my-app' },
    spec: { sourcePVC: 'data', trigger: { schedule: '0 * * * *' }, kopia: KOPIA, ...spec },
  };
}

describe('an inventory', () => {
  it('reads all that matters of a PVC', () => {
    const [volume] = inventory([
      pvc({
        labels: { backup: 'hourly', app: 'x' },
        annotations: { note: 'y' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'longhorn',
          volumeMode: 'Block',
          volumeName: 'pv',
          resources: { requests: { storage: '10Gi' } },
          dataSource: { kind: 'PersistentVolumeClaim', name: 'other' },
          dataSourceRef: { apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name: 'dst', namespace: 'n' },
        },
      }),
    ]).volumes;
    expect(volume).toMatchObject({
      origin: 'PersistentVolumeClaim',
      name: 'data',
      namespace: 'my-app',
      labels: { backup: 'hourly', app: 'x' },
      annotations: { note: 'y' },
      tier: 'hourly',
      isExempt: false,
      storage: '10Gi',
      storageClass: 'longhorn',
      accessModes: ['ReadWriteOnce'],
      volumeMode: 'Block',
      volumeName: 'pv',
      dataSource: {
        field: 'dataSourceRef',
        group: 'volsync.backube',
        kind: 'ReplicationDestination',
        name: 'dst',
        namespace: 'n',
      },
      path: [],
    });
  });

  it('names the PVCs of a StatefulSet as Kubernetes does', () => {
    const { volumes } = inventory([
      statefulSet({
        replicas: 2,
        ordinals: { start: 5 },
        volumeClaimTemplates: [template, { metadata: { name: 'wal' } }],
      }),
    ]);
    expect(volumes.map(({ name, tier, ordinal }) => [name, tier, ordinal])).toEqual([
      ['data-db-5', 'hourly', 5],
      ['data-db-6', 'hourly', 6],
      ['wal-db-5', undefined, 5],
      ['wal-db-6', undefined, 6],
    ]);
    expect(volumes[2]?.path).toEqual(['spec', 'volumeClaimTemplates', 1]);
  });

  it.each([
    [undefined, ['data-db-0']],
    [0, ['data-db-0']],
    ['three', ['data-db-0']],
    [-1, ['data-db-0']],
  ])('takes a StatefulSet with %s replicas for one with one', (replicas, names) => {
    const { volumes } = inventory([statefulSet({ replicas, volumeClaimTemplates: [template] })]);
    expect(volumes.map(({ name }) => name)).toEqual(names);
  });

  it('does not list all of a billion replicas, but the one with the longest name', () => {
    const { volumes } = inventory([statefulSet({ replicas: 1e9, volumeClaimTemplates: [template] })]);
    expect(volumes).toHaveLength(1001);
    expect(volumes.at(-1)?.name).toBe('data-db-999999999');
  });

  it('puts manifests without a namespace into the one that it is given', () => {
    const bare = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a' } };
    const keys = (options?: InventoryOptions) => inventory([bare, pvc()], options).volumes.map(volumeKey);
    expect(keys()).toEqual(['?/a', 'my-app/data']);
    expect(keys({ namespace: 'other' })).toEqual(['other/a', 'my-app/data']);
  });

  it('counts the PVCs of a database', () => {
    const { databases } = inventory([cluster({ walStorage: { size: '1Gi' }, tablespaces: [{ name: 't' }] })]);
    expect(databases).toMatchObject([{ name: 'pg', volumes: 9, methods: [] }]);
  });

  it('survives every field being of a wrong type', () => {
    const wrong = [null, 1, 'text', [], [null], { 0: [null] }];
    const kinds = [
      ['v1', 'PersistentVolumeClaim'],
      ['apps/v1', 'StatefulSet'],
      ['apps/v1', 'Deployment'],
      ['postgresql.cnpg.io/v1', 'Cluster'],
      ['postgresql.cnpg.io/v1', 'ScheduledBackup'],
      ['volsync.backube/v1alpha1', 'ReplicationSource'],
      ['volsync.backube/v1alpha1', 'ReplicationDestination'],
      ['external-secrets.io/v1', 'ExternalSecret'],
      ['argoproj.io/v1alpha1', 'Application'],
    ];
    for (const [apiVersion, kind] of kinds) {
      for (const value of wrong) {
        const deep = { template: value, volumeClaimTemplates: [value], trigger: value, kopia: value, target: value };
        const objects = [
          { apiVersion, kind, metadata: value, spec: value },
          {
            apiVersion,
            kind,
            metadata: { name: value, labels: value },
            spec: { ...deep, data: value, sources: value },
          },
        ];
        expect(() => coverage(objects as KubernetesObject[])).not.toThrow();
      }
    }
  });
});

describe('coverage', () => {
  it('of a PVC depends on its label, its exemption and its ReplicationSource', () => {
    const exempt = { 'backup-exempt': 'true' };
    const reason = { 'volsync.backup/exempt-reason': 'a cache' };
    expect(
      coverage([
        pvc({ name: 'labelled', labels: { backup: 'daily' } }),
        pvc({ name: 'bare' }),
        pvc({ name: 'exempt', labels: exempt, annotations: reason }),
        pvc({ name: 'no-reason', labels: exempt }),
        pvc({ name: 'blank-reason', labels: exempt, annotations: { 'volsync.backup/exempt-reason': ' ' } }),
        pvc({ name: 'pg-1', labels: { 'cnpg.io/cluster': 'pg' } }),
        pvc(),
        source({}),
      ]),
    ).toEqual([
      'my-app/labelled protected: tier daily',
      'my-app/bare unprotected: no label backup',
      'my-app/exempt exempt: a cache',
      'my-app/no-reason unprotected: exempt without a reason',
      'my-app/blank-reason unprotected: exempt without a reason',
      'my-app/pg-1 unprotected: the Cluster pg is not among what is checked',
      'my-app/data protected: ReplicationSource data-backup',
    ]);
  });

  it.each([
    ['an unknown tier', pvc({ labels: { backup: 'weekly' } }), 'label backup: got "weekly"'],
    [
      'an excluded namespace',
      pvc({ namespace: 'kube-system', labels: { backup: 'daily' } }),
      'metadata.namespace: got "kube-system"',
    ],
    ['a name that VolSync cuts', pvc({ name: 'a'.repeat(44), labels: { backup: 'daily' } }), 'metadata.name: got "aaa'],
    [
      'a block volume',
      pvc({ labels: { backup: 'daily' }, spec: { volumeMode: 'Block' } }),
      'spec.volumeMode: got "Block"',
    ],
    [
      'a PVC of a database',
      pvc({ labels: { backup: 'daily', 'cnpg.io/cluster': 'pg' } }),
      'label cnpg.io/cluster: got "pg"',
    ],
    [
      'a volume that its pod controls',
      pvc({ labels: { backup: 'daily' }, ownerReferences: [{ kind: 'Pod', controller: true }] }),
      'controlling owner: got "Pod"',
    ],
    [
      'a source that stands nowhere',
      pvc({ labels: { backup: 'daily', 'volsync.backup/managed-by': 'manifest' } }),
      'its ReplicationSource is said to stand in Git',
    ],
  ])('is refused to %s in spite of the label', (_, object, why) => {
    const [line] = coverage([object]);
    expect(line).toContain(` unprotected: ${why}`);
  });

  it.each([
    ['paused', { paused: true }],
    ['without a schedule', { trigger: { manual: 'once' } }],
    ['of another PVC', { sourcePVC: 'other' }],
    ['with a manual trigger beside its schedule', { trigger: { schedule: '0 * * * *', manual: 'once' } }],
    ['without a mover', { kopia: undefined }],
    ['without a repository', { kopia: { copyMethod: 'Snapshot' } }],
    ['without a copy method', { kopia: { repository: 'secret' } }],
    ['with a copy method that there is not', { kopia: { ...KOPIA, copyMethod: 'Copy' } }],
    ['of Restic and without a copy method', { kopia: undefined, restic: { repository: 'secret' } }],
    ['of a date that never comes', { trigger: { schedule: '0 2 31 2 *' } }],
    ['with a schedule that VolSync does not read', { trigger: { schedule: '0 0 2 * * *' } }],
  ])('does not come from a ReplicationSource that is %s', (_, spec) => {
    expect(coverage([pvc(), source(spec)])).toEqual(['my-app/data unprotected: no label backup']);
  });

  it.each([
    ['a shorthand', { trigger: { schedule: '@daily' } }],
    ['a variable', { trigger: { schedule: '${SCHEDULE}' }, kopia: { repository: '${APP}', copyMethod: '${METHOD}' } }],
    ['Restic', { kopia: undefined, restic: KOPIA }],
    ['Rclone', { kopia: undefined, rclone: { copyMethod: 'Clone' } }],
    ['an external mover', { kopia: undefined, external: { provider: 'x' } }],
  ])('comes from a ReplicationSource with %s', (_, spec) => {
    expect(coverage([pvc(), source(spec)])).toEqual(['my-app/data protected: ReplicationSource data-backup']);
  });

  it('does not come from a ReplicationSource that may mean another PVC', () => {
    const bare = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' } };
    const inNamespace = (namespace: string | undefined, object: KubernetesObject) => ({
      ...object,
      metadata: { name: 'data', namespace },
    });
    const unknown = 'unprotected: a ReplicationSource may mean it or another one';
    const good = 'protected: ReplicationSource data';
    const sources = (...namespaces: (string | undefined)[]) =>
      namespaces.map((namespace) => inNamespace(namespace, source({})));
    expect(coverage([bare, ...sources('one', 'two')])).toEqual([`?/data ${unknown}`]);
    expect(coverage([bare, ...sources('one')])).toEqual([`?/data ${good}`]);
    expect(coverage([bare, ...sources(undefined)])).toEqual([`?/data ${good}`]);
    expect(coverage([bare, pvc(), ...sources('my-app')])).toEqual([`?/data ${unknown}`, `my-app/data ${good}`]);
    expect(coverage([pvc(), pvc({ namespace: 'two' }), ...sources(undefined)])).toEqual([
      `my-app/data ${unknown}`,
      `two/data ${unknown}`,
    ]);
  });

  it('leaves unlabelled PVCs of excluded namespaces alone', () => {
    expect(coverage([pvc({ namespace: 'kube-system' })])).toEqual([
      'kube-system/data excluded: namespace kube-system is excluded',
    ]);
  });

  describe('of a database', () => {
    const NAME = 'barman-cloud.cloudnative-pg.io';
    const parameters = { barmanObjectName: 'store' };
    const store = { backup: { barmanObjectStore: {} } };
    const plugin = { plugins: [{ name: NAME, parameters }] };
    const byPlugin = { method: 'plugin', pluginConfiguration: { name: NAME } };
    const nowhere = 'my-app/pg unprotected: the Cluster says nowhere where backups go';
    const never = 'my-app/pg unprotected: no ScheduledBackup';

    it.each([
      [store, {}],
      [store, { method: 'barmanObjectStore' }],
      [plugin, byPlugin],
      [{ ...store, ...plugin }, {}],
      [{ backup: { volumeSnapshot: {} } }, { method: 'volumeSnapshot' }],
      [store, { schedule: '@daily' }],
      [store, { schedule: '${SCHEDULE}' }],
      [store, { schedule: '0 2 * * *' }],
    ])('%j comes from the ScheduledBackup %j', (spec, backup) => {
      expect(coverage([cluster(spec), scheduledBackup(backup)])).toEqual([
        'my-app/pg protected: backups of CloudNativePG',
      ]);
    });

    it.each([
      [{ plugins: [{ name: NAME, parameters, enabled: false }] }, byPlugin, nowhere],
      [{}, {}, nowhere],
      [{ backup: { barmanObjectStore: null } }, {}, nowhere],
      [{ plugins: [{ name: NAME }] }, byPlugin, `${nowhere}: the plugin ${NAME} has no parameter barmanObjectName`],
      [
        { plugins: [{ name: 'pgaudit.example.com' }] },
        { method: 'plugin', pluginConfiguration: { name: 'pgaudit.example.com' } },
        `${nowhere}: pgaudit.example.com is not known to make backups`,
      ],
      [store, { suspend: true }, never],
      [store, { cluster: { name: 'other' } }, never],
      [
        plugin,
        {},
        `${never} that works: it states no method, which means barmanObjectStore, and the Cluster is set up`,
      ],
      [plugin, { method: 'plugin' }, `${never} that works: its method is plugin without a name`],
      [store, { method: 'volumeSnapshot' }, `${never} that works: its method is volumeSnapshot`],
      [store, { schedule: '0 0 2 31 2 *' }, `${never} that works: the date of its schedule "0 0 2 31 2 *" never comes`],
      [store, { schedule: undefined }, `${never} that works: it has no schedule`],
    ])('%j does not come from the ScheduledBackup %j', (spec, backup, why) => {
      const [line] = coverage([cluster(spec), scheduledBackup(backup)]);
      expect(line?.slice(0, why.length)).toBe(why);
    });

    it('comes from one of several', () => {
      const backups = [scheduledBackup({ method: 'volumeSnapshot' }), scheduledBackup()];
      for (const order of [backups, backups.toReversed()]) {
        expect(coverage([cluster(store), ...order])[0]).toContain(' protected: ');
      }
    });

    it('is none without a ScheduledBackup, and a tier on a Cluster reaches none of its PVCs', () => {
      expect(coverage([cluster(store)])).toEqual([never]);
      expect(coverage([cluster({}, { labels: { backup: 'hourly' } })])).toEqual([nowhere]);
    });
  });

  it('of a PVC of a database is that of its Cluster', () => {
    const claim = pvc({ name: 'pg-1', labels: { 'cnpg.io/cluster': 'pg' } });
    const ofClaim = (...objects: KubernetesObject[]) => coverage([claim, ...objects])[0];
    const store = { backup: { barmanObjectStore: {} } };
    const waived = {
      labels: { 'backup-exempt': 'true' },
      annotations: { 'volsync.backup/exempt-reason': 'for tests' },
    };
    const belongs = 'belongs to the database pg';
    expect(ofClaim()).toBe('my-app/pg-1 unprotected: the Cluster pg is not among what is checked');
    expect(ofClaim(cluster(store, { namespace: 'other' }), scheduledBackup())).toContain(' unprotected: the Cluster');
    expect(ofClaim(cluster(store))).toBe(`my-app/pg-1 unprotected: ${belongs}: no ScheduledBackup`);
    expect(ofClaim(cluster({}, waived))).toBe(`my-app/pg-1 exempt: ${belongs}: for tests`);
    expect(ofClaim(cluster(store), scheduledBackup())).toBe(`my-app/pg-1 protected: ${belongs}`);
  });

  it('of a database can be waived', () => {
    const metadata = {
      labels: { 'backup-exempt': 'true' },
      annotations: { 'volsync.backup/exempt-reason': 'for tests' },
    };
    expect(coverage([cluster({}, metadata)])).toEqual(['my-app/pg exempt: for tests']);
  });

  it('is not asked of ephemeral volumes, nor of manifests with variables', () => {
    const volumes = [{ name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: {} } } }];
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'my-app' },
      spec: { template: { spec: { volumes } } },
    };
    expect(coverage([deployment, pvc({ name: '${APP}' })])).toEqual([
      'my-app/web/scratch ephemeral: lives and dies with its pod',
      'my-app/${APP} unrendered: its manifest still holds variables',
    ]);
  });
});
