import { describe, expect, test } from 'vitest';
import { ConfigError, exemptPvc, protectPvc, protectVolumeClaimTemplates, type StatefulSetManifest } from '../../lib';
import { minimalPlan } from '../support/config';

/** Frozen at every depth: a function that modifies its input throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** The fields and values that a ConfigError complains about. */
function faultsOf(act: () => unknown): [string, unknown][] {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ field, value }) => [field, value]);
    throw error;
  }
  return [];
}

const pvc = frozen({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'my-app', labels: { app: 'my-app' }, annotations: { note: 'kept' } },
  spec: { accessModes: ['ReadWriteOnce'] },
});

describe('protectPvc', () => {
  test('returns the PVC with the label of the tier and leaves its input unmodified', () => {
    expect(protectPvc(pvc, { tier: 'hourly' })).toStrictEqual({
      ...pvc,
      metadata: { ...pvc.metadata, labels: { app: 'my-app', backup: 'hourly' } },
    });
    expect(pvc.metadata.labels).toStrictEqual({ app: 'my-app' });
  });

  test('moves a PVC from one tier to another', () => {
    const hourly = protectPvc(pvc, { tier: 'hourly' });
    expect(protectPvc(hourly, { tier: 'daily' })).toHaveProperty('metadata.labels.backup', 'daily');
  });

  test('takes the namespace of the app for a PVC that names none, and does not write it into the PVC', () => {
    const bare = frozen({ metadata: { name: 'data' } });
    expect(protectPvc(bare, { tier: 'hourly', namespace: 'my-app', plan: minimalPlan })).toStrictEqual({
      metadata: { name: 'data', labels: { backup: 'hourly' } },
    });
  });

  test.each([
    ['a name of 44 characters', { name: 'a'.repeat(44) }, 'hourly', ['metadata.name', 'a'.repeat(44)]],
    ['a name with a dot', { name: 'my.data' }, 'hourly', ['metadata.name', 'my.data']],
    ['no name', {}, 'hourly', ['metadata.name', undefined]],
    [
      'an excluded namespace',
      { name: 'data', namespace: 'kube-system' },
      'hourly',
      ['metadata.namespace', 'kube-system'],
    ],
    ['an unknown tier', { name: 'data' }, 'weekly', ['tier', 'weekly']],
  ])('I6: refuses %s', (_, metadata, tier, fault) => {
    const act = () => protectPvc({ metadata }, { tier, namespace: 'my-app', plan: minimalPlan });
    expect(faultsOf(act)).toStrictEqual([fault]);
  });

  test.each([
    ['a block volume', {}, { volumeMode: 'Block' }, ['spec.volumeMode', 'Block']],
    [
      'skip-restore "yes"',
      { annotations: { 'volsync.backup/skip-restore': 'yes' } },
      {},
      ['metadata.annotations["volsync.backup/skip-restore"]', 'yes'],
    ],
    ['the exemption "yes"', { labels: { 'backup-exempt': 'yes' } }, {}, ['metadata.labels["backup-exempt"]', 'yes']],
    [
      'a PVC of a database',
      { labels: { 'cnpg.io/cluster': 'photos' } },
      {},
      ['metadata.labels["cnpg.io/cluster"]', 'photos'],
    ],
    [
      'a user of another number range',
      { annotations: { 'volsync.backup/mover-uid': '2147483648' } },
      {},
      ['metadata.annotations["volsync.backup/mover-uid"]', '2147483648'],
    ],
    [
      'a volume that its pod controls',
      { ownerReferences: [{ kind: 'Pod', controller: true }] },
      {},
      ['controlling owner', 'Pod'],
    ],
  ])('I6: refuses %s, also in a template', (_, metadata, spec, fault) => {
    const claim = { metadata: { name: 'data', ...metadata }, spec };
    const options = { tier: 'hourly', namespace: 'my-app' };
    expect(faultsOf(() => protectPvc(claim, options))).toStrictEqual([fault]);
    const set = { metadata: { name: 'db' }, spec: { volumeClaimTemplates: [claim] } };
    expect(faultsOf(() => protectVolumeClaimTemplates(set, options))).toStrictEqual([fault]);
  });

  test('I6: refuses a tier that is no text', () => {
    for (const tier of [undefined, '', 'a b', 5]) {
      const act = () => protectPvc(pvc, { tier: tier as never });
      expect(faultsOf(act)).toStrictEqual([['tier', tier]]);
    }
  });

  test('I6: refuses a PVC without any metadata or namespace', () => {
    expect(faultsOf(() => protectPvc({}, { tier: 'hourly' }))).toStrictEqual([
      ['metadata.name', undefined],
      ['metadata.namespace', undefined],
    ]);
  });
});

describe('protectVolumeClaimTemplates', () => {
  const claim = (name: string) => ({ metadata: { name }, spec: { accessModes: ['ReadWriteOnce'] } });
  const set = frozen({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', namespace: 'my-app' },
    spec: { replicas: 3, serviceName: 'db', volumeClaimTemplates: [claim('data'), claim('wal')] },
  });
  const tiersOf = (statefulSet: StatefulSetManifest) =>
    statefulSet.spec?.volumeClaimTemplates?.map(({ metadata }) => metadata?.labels);

  test('labels every template and leaves its input unmodified', () => {
    const result = protectVolumeClaimTemplates(set, { tier: 'daily', plan: minimalPlan });
    expect(tiersOf(result)).toStrictEqual([{ backup: 'daily' }, { backup: 'daily' }]);
    expect(result).toMatchObject({ kind: 'StatefulSet', spec: { replicas: 3, serviceName: 'db' } });
    expect(tiersOf(set)).toStrictEqual([undefined, undefined]);
  });

  test('labels only the templates that are named', () => {
    expect(tiersOf(protectVolumeClaimTemplates(set, { tier: 'daily' }, ['wal']))).toStrictEqual([
      undefined,
      { backup: 'daily' },
    ]);
  });

  test('refuses a template that the StatefulSet does not have', () => {
    expect(faultsOf(() => protectVolumeClaimTemplates(set, { tier: 'daily' }, ['data', 'logs']))).toStrictEqual([
      ['templates', 'logs'],
    ]);
    expect(() => protectVolumeClaimTemplates(set, { tier: 'daily' }, ['logs'])).toThrow('allowed: data, wal');
  });

  test.each([
    ['of one pod', 38, undefined, undefined, 'db-0'],
    ['of ten pods', 38, 10, undefined, 'db-9'],
    ['of no pods yet', 38, 0, undefined, 'db-0'],
    ['of eleven pods', 37, 11, undefined, 'db-10'],
    ['whose ordinals start later', 36, 1, 100, 'db-100'],
    ['of many pods whose ordinals start later', 35, 901, 100, 'db-1000'],
  ])('I6: judges the name of the last PVC %s', (_, length, replicas, start, last) => {
    const protect = (name: string) => () =>
      protectVolumeClaimTemplates(
        {
          metadata: { name: 'db', namespace: 'my-app' },
          spec: {
            ...(replicas !== undefined && { replicas }),
            ...(start !== undefined && { ordinals: { start } }),
            volumeClaimTemplates: [claim(name)],
          },
        },
        { tier: 'hourly' },
      );
    expect(faultsOf(protect('a'.repeat(length)))).toStrictEqual([]);
    const tooLong = 'a'.repeat(length + 1);
    expect(faultsOf(protect(tooLong))).toStrictEqual([['metadata.name', `${tooLong}-${last}`]]);
  });

  test('I6: refuses names that are not known yet', () => {
    const nameless = { spec: { volumeClaimTemplates: [claim('data')] } };
    const options = { tier: 'hourly', namespace: 'my-app' };
    expect(faultsOf(() => protectVolumeClaimTemplates(nameless, options))).toStrictEqual([
      ['metadata.name', undefined],
    ]);
    const unnamed = { ...set, spec: { volumeClaimTemplates: [{}, claim('data')] } };
    expect(faultsOf(() => protectVolumeClaimTemplates(unnamed, options))).toStrictEqual([['metadata.name', undefined]]);
    expect(faultsOf(() => protectVolumeClaimTemplates(unnamed, options, ['logs']))).toStrictEqual([
      ['templates', 'logs'],
    ]);
    expect(tiersOf(protectVolumeClaimTemplates(unnamed, options, ['data']))).toStrictEqual([
      undefined,
      { backup: 'hourly' },
    ]);
  });

  test('I6: does not judge a template that stays unprotected', () => {
    const unprotected = claim('a'.repeat(60));
    const mixed = { ...set, spec: { ...set.spec, volumeClaimTemplates: [claim('data'), unprotected] } };
    expect(tiersOf(protectVolumeClaimTemplates(mixed, { tier: 'daily' }, ['data']))).toStrictEqual([
      { backup: 'daily' },
      undefined,
    ]);
    expect(faultsOf(() => protectVolumeClaimTemplates(mixed, { tier: 'daily' }))).toHaveLength(1);
  });

  test('I6: judges tier and namespace as for any PVC', () => {
    const bare = { metadata: { name: 'db' }, spec: { volumeClaimTemplates: [claim('data')] } };
    const options = { tier: 'weekly', namespace: 'argocd', plan: minimalPlan };
    expect(faultsOf(() => protectVolumeClaimTemplates(bare, options))).toStrictEqual([
      ['tier', 'weekly'],
      ['metadata.namespace', 'argocd'],
    ]);
    expect(
      faultsOf(() => protectVolumeClaimTemplates(bare, { ...options, tier: 'daily', namespace: 'my-app' })),
    ).toEqual([]);
  });

  test('refuses to name templates of a StatefulSet that has none', () => {
    expect(faultsOf(() => protectVolumeClaimTemplates({}, { tier: 'daily' }, ['data']))).toStrictEqual([
      ['spec.volumeClaimTemplates', []],
    ]);
  });
});

test.each(['StatefulSet', 'Deployment', ''])(
  'I6: refuses an object of kind %j, whose label would protect nothing',
  (kind) => {
    const other = { ...pvc, kind };
    expect(faultsOf(() => protectPvc(other, { tier: 'daily' }))).toStrictEqual([['kind', kind]]);
    expect(faultsOf(() => exemptPvc(other, 'a cache'))).toStrictEqual([['kind', kind]]);
  },
);

test('I6: refuses an empty list of templates, which would protect nothing', () => {
  const set = {
    metadata: { name: 'db', namespace: 'my-app' },
    spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] },
  };
  expect(faultsOf(() => protectVolumeClaimTemplates(set, { tier: 'daily' }, []))).toStrictEqual([['templates', []]]);
  expect(() => protectVolumeClaimTemplates(set, { tier: 'daily' }, [])).toThrow('leave it out for all of them');
});

describe('exemptPvc', () => {
  test('marks the PVC with the reason and leaves its input unmodified', () => {
    expect(exemptPvc(pvc, 'a cache')).toStrictEqual({
      ...pvc,
      metadata: {
        ...pvc.metadata,
        labels: { app: 'my-app', 'backup-exempt': 'true' },
        annotations: { note: 'kept', 'volsync.backup/exempt-reason': 'a cache' },
      },
    });
    expect(pvc.metadata).not.toHaveProperty('labels.backup-exempt');
  });

  test('takes a PVC that has no metadata yet', () => {
    expect(exemptPvc({}, 'a cache')).toStrictEqual({
      metadata: { labels: { 'backup-exempt': 'true' }, annotations: { 'volsync.backup/exempt-reason': 'a cache' } },
    });
  });

  test('I6: refuses a PVC that has a tier, and one whose skip of the restore has no reason', () => {
    const labels = { backup: 'hourly' };
    const annotations = { 'volsync.backup/skip-restore': 'true' };
    expect(faultsOf(() => exemptPvc({ metadata: { name: 'data', labels, annotations } }, 'a cache'))).toStrictEqual([
      ['metadata.labels["backup-exempt"]', 'true'],
      ['metadata.annotations["volsync.backup/skip-restore-reason"]', undefined],
    ]);
  });

  test.each(['', ' \n', undefined as unknown as string])('I6: refuses to do so without a reason (%j)', (reason) => {
    expect(faultsOf(() => exemptPvc(pvc, reason))).toStrictEqual([['reason', reason]]);
  });
});

test('I6: labels that would take the protection away are refused, and so is a StatefulSet without templates', () => {
  const metadata = { name: 'data', namespace: 'my-app', labels: { 'volsync.backup/managed-by': 'manifest' } };
  const field = 'metadata.labels["volsync.backup/managed-by"]';
  expect(() => protectPvc({ metadata }, { tier: 'daily' })).toThrow(field);
  const set = { metadata: { name: 'db', namespace: 'my-app' } };
  const withTemplate = { ...set, spec: { volumeClaimTemplates: [{ metadata }] } };
  expect(() => protectVolumeClaimTemplates(withTemplate, { tier: 'daily' })).toThrow(field);
  expect(() => protectVolumeClaimTemplates(set, { tier: 'daily' })).toThrow('spec.volumeClaimTemplates');
});
