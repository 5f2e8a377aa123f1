import { Size } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { BackedUpPvc, type BackedUpPvcProps, ConfigError, type ExplicitModeProps, resolvePlan } from '../../lib';
import { MAX_PVC_NAME } from '../../lib/contract/identity';
import { startMinute } from '../../lib/contract/spread';
import { minimalPlan, validConfig } from '../support/config';
import { allOptionsPlan, minimalPvc } from '../support/constructs';
import { kindsOf, manifestsOf, newChart, only, testSamples } from '../support/manifests';

testSamples('BackedUpPvc');

const render = (props: BackedUpPvcProps) => manifestsOf((chart) => new BackedUpPvc(chart, 'Test', props));
const pvcOf = (props: BackedUpPvcProps) => only(render(props), 'PersistentVolumeClaim');
const explicit: ExplicitModeProps = { ...minimalPvc, protection: 'explicit', plan: minimalPlan };

/** The fields that a ConfigError complains about. */
function faultsOf(props: BackedUpPvcProps): string[] {
  try {
    render(props);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ field }) => field);
    throw error;
  }
  return [];
}

describe('a BackedUpPvc', () => {
  test('knows its name, namespace and tier', () => {
    expect(new BackedUpPvc(newChart(), 'Test', minimalPvc)).toMatchObject({
      name: 'data',
      namespace: 'my-app',
      tier: 'hourly',
    });
  });

  test('carries the label of its tier beside the labels and annotations that it is given', () => {
    const metadata = { ...minimalPvc.metadata, labels: { app: 'my-app' }, annotations: { note: 'kept' } };
    expect(pvcOf({ ...minimalPvc, metadata }).metadata).toStrictEqual({
      name: 'data',
      namespace: 'my-app',
      labels: { app: 'my-app', backup: 'hourly' },
      annotations: { note: 'kept' },
    });
  });

  test('states access and volume mode, and a storage class only where one is known', () => {
    expect(pvcOf(minimalPvc).spec).toStrictEqual({
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '10Gi' } },
      volumeMode: 'Filesystem',
    });
    expect(pvcOf({ ...minimalPvc, plan: minimalPlan })).toHaveProperty('spec.storageClassName', 'longhorn');
    expect(pvcOf({ ...minimalPvc, plan: minimalPlan, storageClass: 'slow' })).toHaveProperty(
      'spec.storageClassName',
      'slow',
    );
  });

  test.each([
    [Size.gibibytes(10), '10Gi'],
    [Size.mebibytes(512), '512Mi'],
    ['1.5Ti', '1.5Ti'],
  ])('takes an amount of storage as Size or as text', (storage, text) => {
    expect(pvcOf({ ...minimalPvc, storage })).toHaveProperty('spec.resources.requests.storage', text);
  });

  test('has no data source in Git: it is added at admission, when there is a backup', () => {
    for (const props of [minimalPvc, explicit]) {
      expect(pvcOf(props).spec).not.toHaveProperty('dataSourceRef');
      expect(pvcOf(props).spec).not.toHaveProperty('dataSource');
    }
  });

  test('is kept by Argo CD when it is protected from pruning, and only then', () => {
    expect(pvcOf({ ...minimalPvc, protectFromPruning: true }).metadata.annotations).toStrictEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
    });
    expect(pvcOf({ ...minimalPvc, protectFromPruning: false }).metadata).not.toHaveProperty('annotations');
  });

  test('I9: in explicit mode, what backs up a PVC that Argo CD keeps is kept, too', () => {
    const kept = render({ ...explicit, protectFromPruning: true });
    expect(kept).toHaveLength(3);
    for (const { kind, metadata } of kept) {
      expect(metadata.annotations, kind).toMatchObject({
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      });
    }
  });

  test('starts empty only with the reason for it', () => {
    expect(pvcOf({ ...minimalPvc, skipRestore: { reason: 'moved elsewhere' } }).metadata.annotations).toStrictEqual({
      'volsync.backup/skip-restore': 'true',
      'volsync.backup/skip-restore-reason': 'moved elsewhere',
    });
  });
});

describe('a BackedUpPvc in policy mode', () => {
  test('is nothing but a labelled PVC', () => {
    expect(kindsOf(render(minimalPvc))).toStrictEqual(['PersistentVolumeClaim']);
    expect(render({ ...minimalPvc, protection: 'policy' })).toStrictEqual(render(minimalPvc));
    expect(pvcOf(minimalPvc).metadata.labels).toStrictEqual({ backup: 'hourly' });
  });

  test('takes no overrides: they do not compile, and they are refused when nobody compiles', () => {
    const overrides = { cron: '0 3 * * *' };
    // @ts-expect-error overrides exist in explicit mode only
    expect(() => render({ ...minimalPvc, overrides })).toThrow(/overrides: .*set protection to "explicit"/);
    // @ts-expect-error overrides exist in explicit mode only
    expect(() => render({ ...minimalPvc, protection: 'policy', overrides })).toThrow(ConfigError);
    const wrong = { ...minimalPvc, plan: minimalPlan, overrides: { cron: 'never' } };
    expect(faultsOf(wrong as unknown as BackedUpPvcProps)).toStrictEqual(['overrides']);
  });
});

describe('a BackedUpPvc in explicit mode', () => {
  test('has ExternalSecret and ReplicationSource in Git; the ReplicationDestination is made in the cluster', () => {
    expect(kindsOf(render(explicit))).toStrictEqual(['ExternalSecret', 'PersistentVolumeClaim', 'ReplicationSource']);
  });

  test('says so on the PVC, which keeps the generators away from it', () => {
    expect(pvcOf(explicit).metadata.labels).toStrictEqual({
      backup: 'hourly',
      'volsync.backup/managed-by': 'manifest',
    });
  });

  test('marks its objects as its own, so that the cleanup leaves them alone, and owns them by nothing', () => {
    for (const kind of ['ExternalSecret', 'ReplicationSource']) {
      const { metadata } = only(render(explicit), kind);
      expect(metadata.labels).toStrictEqual({
        'app.kubernetes.io/managed-by': 'cdk8s-pvc-backup',
        'volsync.backup/pvc': 'data',
      });
      expect(metadata).not.toHaveProperty('ownerReferences');
    }
  });

  test('I11: is backed up at the minute of its own', () => {
    const minute = startMinute({ name: 'data', namespace: 'my-app' });
    expect(only(render(explicit), 'ReplicationSource')).toHaveProperty('spec.trigger.schedule', `${minute} * * * *`);
  });

  test('applies its overrides', () => {
    const overrides = {
      cron: '15 3 * * *',
      retain: { daily: 3 },
      mover: { compression: 'zstd', parallelism: 8, cacheCapacity: '4Gi' },
    };
    expect(only(render({ ...explicit, overrides }), 'ReplicationSource').spec).toMatchObject({
      trigger: { schedule: '15 3 * * *' },
      kopia: {
        ...overrides.mover,
        retain: { latest: 2, hourly: 0, daily: 3, weekly: 0, monthly: 0, yearly: 0 },
      },
    });
  });

  test('I7: hands a user of its own on to the policy that makes the ReplicationDestination', () => {
    const props = { ...explicit, tier: 'weekly', plan: allOptionsPlan, overrides: { mover: { uid: 1000, gid: 1001 } } };
    expect(pvcOf(props).metadata.annotations).toStrictEqual({
      'volsync.backup/mover-uid': '1000',
      'volsync.backup/mover-gid': '1001',
    });
    expect(only(render(props), 'ReplicationSource')).toMatchObject({
      spec: { kopia: { moverSecurityContext: { runAsUser: 1000, runAsGroup: 1001, fsGroup: 1001 } } },
    });
  });

  test('I7: has another user only where the export maps all users to one', () => {
    expect(faultsOf({ ...explicit, overrides: { mover: { uid: 1000, gid: 1001 } } })).toStrictEqual([
      'overrides.mover.uid',
      'overrides.mover.gid',
    ]);
  });

  test('names no user on the PVC when it is the platform’s: admission would refuse that without squash', () => {
    expect(pvcOf({ ...explicit, overrides: { mover: { uid: 568, gid: 568 } } }).metadata).not.toHaveProperty(
      'annotations',
    );
  });

  test('needs a plan', () => {
    // @ts-expect-error the plan is required
    expect(faultsOf({ ...minimalPvc, protection: 'explicit' })).toStrictEqual(['plan']);
  });

  test('refuses overrides that VolSync or Kopia would not take', () => {
    expect(
      faultsOf({ ...explicit, overrides: { cron: '@daily', retain: { daily: 0 }, mover: { parallelism: 0 } } }),
    ).toStrictEqual(['overrides.cron', 'overrides.retain', 'overrides.mover.parallelism']);
  });
});

describe('I6: a BackedUpPvc is refused at synth', () => {
  const named = (name: string, namespace = 'my-app') => ({ ...minimalPvc, metadata: { name, namespace } });

  test.each([
    ['a name of 44 characters', named('a'.repeat(44)), 'metadata.name'],
    ['a name with a dot', named('my.data'), 'metadata.name'],
    ['a namespace that is excluded', { ...named('data', 'kube-system'), plan: minimalPlan }, 'metadata.namespace'],
    ['the namespace of the platform', { ...named('data', 'volsync-system'), plan: minimalPlan }, 'metadata.namespace'],
    ['a tier that is unknown', { ...minimalPvc, tier: 'weekly', plan: minimalPlan }, 'tier'],
    [
      'a restore that is skipped without a reason',
      { ...minimalPvc, skipRestore: { reason: ' ' } },
      'skipRestore.reason',
    ],
    ['a reason that is missing', { ...minimalPvc, skipRestore: {} as { reason: string } }, 'skipRestore.reason'],
    ['an amount without a number', { ...minimalPvc, storage: 'big' }, 'storage'],
    ['an amount without a unit', { ...minimalPvc, storage: '10' }, 'storage'],
    ['an amount that is next to nothing', { ...minimalPvc, storage: '10Ki' }, 'storage'],
    ['no access mode', { ...minimalPvc, accessModes: [] }, 'accessModes'],
    [
      'an access mode that is none',
      { ...minimalPvc, accessModes: ['RWO'] } as unknown as BackedUpPvcProps,
      'accessModes',
    ],
    [
      'access modes that are no list',
      { ...minimalPvc, accessModes: 'ReadWriteOnce' } as unknown as BackedUpPvcProps,
      'accessModes',
    ],
    ['a misspelt prop', { ...minimalPvc, storageclass: 'slow' } as BackedUpPvcProps, 'storageclass'],
    ['a misspelt mode', { ...minimalPvc, protection: 'explict' } as unknown as BackedUpPvcProps, 'protection'],
  ])('for %s', (_, props, field) => {
    expect(faultsOf(props)).toStrictEqual([field]);
  });

  test('not for the longest name that fits', () => {
    expect(MAX_PVC_NAME).toBe(43);
    expect(faultsOf(named('a'.repeat(43)))).toStrictEqual([]);
  });

  test('without a plan neither for the tier nor for the namespace, which are left to admission', () => {
    expect(faultsOf({ ...named('data', 'kube-system'), tier: 'weekly' })).toStrictEqual([]);
  });

  test('and says where, and all that is wrong at once (I16)', () => {
    const plan = resolvePlan(validConfig({ namespaces: { excluded: ['vault'] } }));
    const props = { ...named('my.data', 'vault'), tier: 'weekly', storage: '', plan };
    expect(faultsOf(props)).toStrictEqual(['tier', 'metadata.namespace', 'metadata.name', 'storage']);
    expect(() => render(props)).toThrow('BackedUpPvc "test/Test": 4 problems');
  });
});

test('I6: labels and annotations of the metadata are judged too', () => {
  const labels = { 'backup-exempt': 'true', 'volsync.backup/managed-by': 'manifest' };
  const annotations = { 'volsync.backup/skip-restore': 'true' };
  const metadata = { ...minimalPvc.metadata, labels, annotations };
  const build = () => manifestsOf((chart) => new BackedUpPvc(chart, 'Pvc', { ...minimalPvc, metadata }));
  expect(build).toThrow(/4 problems/);
});
