import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KubernetesObject } from '../../../lib/analysis/inventory/found-object';
import { keptSnapshots } from '../../../lib/analysis/schedule/kept-snapshots';
import { inheritedRetention } from '../../../lib/analysis/schedule/kopia-retention';
import { type ScheduleOptions, scheduleReport } from '../../../lib/analysis/schedule/schedule-report';
import { startMinute } from '../../../lib/contract/spread';
import { minimalPlan, validPlan } from '../../support/config';
import { drill, inventoryOf, protectedPvc, pvc, replicationSource } from './inventory-of';

const GIB = 2 ** 30;

const planOf = (objects: readonly KubernetesObject[], options: ScheduleOptions = {}, platform = minimalPlan) =>
  scheduleReport(platform, inventoryOf(objects), options);

const rulesOf = (objects: readonly KubernetesObject[], options?: ScheduleOptions, platform = minimalPlan) =>
  planOf(objects, options, platform).findings.map(({ rule, subjects }) => [rule, ...subjects]);

describe('the starts', () => {
  test('I11: of a PVC are at the minute of its namespace and name, in each hour or each day', () => {
    const { starts, coverage } = planOf([protectedPvc('a'), protectedPvc('b', 'daily')]);
    const [a, b] = ['a', 'b'].map((name) => startMinute({ namespace: 'my-app', name })) as [number, number];
    expect(coverage.volumes.map(({ schedules }) => schedules)).toEqual([[`${a} * * * *`], [`${b} 2 * * *`]]);
    expect(starts.backups).toBe(2);
    expect(starts.inWeek).toBe(7 * 24 + 7);
    expect(starts.hours).toHaveLength(7 * 24);
    for (const { hour, perMinute } of starts.hours) {
      expect(perMinute[a]).toBe(1);
      expect(perMinute[b]).toBe(hour.endsWith('T02:00Z') ? 1 : 0);
    }
  });

  test('of a ReplicationSource are those of its own schedule', () => {
    const explicit = protectedPvc('a', 'hourly', { labels: { 'volsync.backup/managed-by': 'manifest' } });
    const { starts, coverage, findings } = planOf([explicit, replicationSource('a', '30 4 * * 0')]);
    expect(starts.inWeek).toBe(1);
    expect(starts.busiest).toEqual([{ starts: 1, minute: 30, times: ['2024-01-07T04:30Z'] }]);
    expect(coverage.volumes[0]?.schedules).toEqual(['30 4 * * 0']);
    expect(findings).toEqual([]);
  });

  test('count what the policies made once, and a source beside it as a second one', () => {
    const generated = { labels: { 'app.kubernetes.io/managed-by': 'kyverno' } };
    const objects = [protectedPvc('a'), replicationSource('a', '7 * * * *', generated)];
    expect(planOf(objects).starts.backups).toBe(1);
    expect(planOf(objects.slice(1)).starts.backups).toBe(1);
    expect(planOf([...objects, replicationSource('a', '9 * * * *', { name: 'other' })]).starts.backups).toBe(2);
    expect(rulesOf([...objects, replicationSource('a', '9 * * * *', { name: 'other' })])).toEqual([
      ['two-sources', 'my-app/a'],
    ]);
  });

  test('take the shorthands that VolSync takes', () => {
    expect(planOf([replicationSource('a', '@daily')]).starts.inWeek).toBe(7);
  });

  test('hold restore drills, with the size of their scratch volumes', () => {
    const { starts, temporary } = planOf([drill('a-drill', '0 4 * * 0')]);
    expect(starts).toMatchObject({ backups: 0, drills: 1, inWeek: 1 });
    expect(temporary.bytes).toEqual({ most: 5 * GIB, at: '2024-01-07T04:00Z' });
  });

  test('have their most in one minute, and their most at the same time', () => {
    const objects = ['0 2 * * *', '0 2 * * *', '5 2 * * *'].map((cron, index) => replicationSource(`v${index}`, cron));
    const { mostInAMinute, mostRunning } = planOf(objects).starts;
    expect(mostInAMinute).toEqual({ most: 2, at: '2024-01-01T02:00Z' });
    expect(mostRunning).toEqual({ most: 3, at: '2024-01-01T02:05Z' });
    expect(planOf(objects, { moverMinutes: 5 }).starts.mostRunning.most).toBe(2);
  });

  test('are those of the week that is asked for', () => {
    const monthly = replicationSource('a', '0 2 15 * *');
    expect(planOf([monthly]).starts.inWeek).toBe(0);
    expect(rulesOf([monthly])).toEqual([
      ['not-in-week', 'my-app/a'],
      ['size-unknown', 'my-app/a'],
    ]);
    expect(planOf([monthly], { from: '2024-05-12' }).starts.busiest[0]?.times).toEqual(['2024-05-15T02:00Z']);
  });
});

describe('the maintenance', () => {
  const maintained = (schedule: string) => validPlan({ maintenance: { schedule } });

  test('meets nothing where starts are spread', () => {
    const objects = Array.from({ length: 300 }, (_, index) => protectedPvc(`v${index}`));
    const { maintenance, findings } = planOf(objects);
    expect(maintenance.schedule).toBe('55 3 * * *');
    expect(maintenance.starts).toHaveLength(7);
    expect(maintenance.collisions).toEqual([]);
    expect(findings).toEqual([]);
  });

  test('collides with what starts between its minute and the end of the hour', () => {
    const objects = ['54 3 * * *', '55 3 * * *', '59 3 * * 1', '0 4 * * *'].map((cron, index) =>
      replicationSource(`v${index}`, cron),
    );
    const { maintenance } = planOf(objects);
    expect(maintenance.collisions).toHaveLength(8);
    expect(maintenance.collisions.slice(0, 2)).toEqual([
      { maintenance: '2024-01-01T03:55Z', at: '2024-01-01T03:55Z', movers: ['my-app/v1'] },
      { maintenance: '2024-01-01T03:55Z', at: '2024-01-01T03:59Z', movers: ['my-app/v2'] },
    ]);
    expect(rulesOf(objects)[0]).toEqual(['maintenance-collision', 'my-app/v1', 'my-app/v2']);
  });

  test('is warned of what uses the minutes that are kept free, at other hours', () => {
    expect(rulesOf([protectedPvc('b'), replicationSource('a', '57 5 * * *')])[0]).toEqual([
      'reserved-minutes',
      'my-app/a',
    ]);
  });

  test('is told how many backups still run when it starts', () => {
    const objects = ['50 3 * * *', '46 3 * * 1', '40 3 * * *'].map((cron, index) =>
      replicationSource(`v${index}`, cron),
    );
    expect(planOf(objects).maintenance.runningAtStart).toEqual({ most: 2, at: '2024-01-01T03:55Z' });
  });

  test('that is not in the week is said not to have been compared', () => {
    expect(rulesOf([], {}, maintained('55 3 20 * *'))).toEqual([['maintenance-not-in-week']]);
  });
});

describe('a finding', () => {
  test('is what asks for backups and gets none, with its place', () => {
    const { findings } = planOf([protectedPvc('a', 'weekly')]);
    expect(findings).toEqual([expect.objectContaining({ level: 'error', rule: 'asks-in-vain', place: 'apps.yaml:1' })]);
    expect(findings[0]?.message).toContain('"weekly"');
    expect(rulesOf([pvc('a', { labels: { 'backup-exempt': 'true' } })])).toEqual([['asks-in-vain', 'my-app/a']]);
  });

  test('is no volume that nobody asked to protect', () => {
    const { findings, coverage } = planOf([pvc('a')]);
    expect(findings).toEqual([]);
    expect(coverage.counts).toMatchObject({ unprotected: 1, protected: 0 });
  });

  test.each([
    ['no-schedule', replicationSource('a'), 'error'],
    ['schedule-unreadable', replicationSource('a', '0 2 * * MON'), 'error'],
    ['schedule-unreadable', drill('a', '0 4 * * SUN'), 'error'],
    ['stands-still', replicationSource('a', '0 2 * * *', { paused: true }), 'note'],
    ['stands-still', replicationSource('a', undefined, { trigger: { manual: 'now' } }), 'note'],
    ['stands-still', drill('a', '0 4 * * 0', { suspend: true }), 'note'],
    ['other-time-zone', drill('a', '0 4 * * 0', { timeZone: 'Europe/Berlin' }), 'note'],
    ['namespace-unknown', protectedPvc('a', 'daily', { namespace: undefined }), 'note'],
    ['size-unknown', replicationSource('a', '0 2 * * *'), 'note'],
    ['interval-too-short', replicationSource('a', '0,5 * * * *', { kopia: { capacity: '1Gi' } }), 'note'],
  ])('of the rule %s is there, as it should be: %#', (rule, object, level) => {
    expect(
      planOf([object]).findings.map((each) => [each.rule, each.level]),
      JSON.stringify(object),
    ).toEqual([[rule, level]]);
  });

  test('names what is not rendered, once for all', () => {
    const chart = (name: string) => ({
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata: { name, namespace: 'my-app' },
    });
    expect(rulesOf([chart('a'), chart('b')])).toEqual([['not-rendered', 'HelmRelease a', 'HelmRelease b']]);
  });

  test('of UTC by another name is none', () => {
    expect(rulesOf([drill('a', '0 4 * * 0', { timeZone: 'Etc/UTC' })])).toEqual([]);
  });

  test('comes of too many at the same time only when somebody said how many', () => {
    const objects = ['a', 'b', 'c'].map((name) => protectedPvc(name));
    const unspread = validPlan({ schedule: { spread: false } });
    expect(rulesOf(objects, { maxMovers: 3 }, unspread)).toEqual([['same-minute', 'my-app/a', 'my-app/b', 'my-app/c']]);
    expect(rulesOf(objects, { maxMovers: 2 }, unspread)[0]).toEqual(['too-many-movers']);
  });

  test('that is an error comes before notes', () => {
    const levels = planOf([replicationSource('a', '0 2 * * *'), replicationSource('b')]).findings.map(
      ({ level }) => level,
    );
    expect(levels).toEqual(['error', 'note']);
  });
});

describe('the retention', () => {
  test('is one row for each tier, counting the PVCs of both modes', () => {
    const retain = { latest: 2, hourly: 24, daily: 7, weekly: 4, monthly: 2, yearly: 0 };
    const explicit = protectedPvc('c', 'daily', { labels: { 'volsync.backup/managed-by': 'manifest' } });
    const { retentions } = planOf([
      protectedPvc('a'),
      protectedPvc('b', 'daily'),
      explicit,
      replicationSource('c', '41 2 * * *', { kopia: { retain } }),
    ]);
    expect(retentions.map(({ name, volumes }) => [name, volumes])).toEqual([
      ['hourly', 1],
      ['daily', 2],
    ]);
    expect(retentions[1]).toMatchObject({ effective: retain, addedByKopia: {}, longestIntervalSeconds: 86400 });
  });

  test('of a tier is compared with what Kopia would have made of it alone', () => {
    const [, daily] = planOf([]).retentions;
    expect(daily?.kept).toEqual(keptSnapshots('0 2 * * *', daily?.effective as never));
    expect(daily?.keptByKopiaAlone).toEqual(keptSnapshots('0 2 * * *', inheritedRetention(daily?.stated ?? {})));
  });

  test('of a foreign ReplicationSource has what Kopia adds', () => {
    const foreign = (name: string) =>
      replicationSource(name, '0 3 * * *', { kopia: { retain: { daily: 3, hourly: 0 } } });
    const row = planOf([foreign('a'), foreign('b')]).retentions.at(-1);
    expect(row).toMatchObject({
      name: 'my-app/a-backup',
      kind: 'source',
      volumes: 2,
      addedByKopia: { latest: 10, weekly: 4, monthly: 24, yearly: 3 },
      effective: { latest: 10, hourly: 0, daily: 3, weekly: 4, monthly: 24, yearly: 3 },
    });
  });

  test('is not that of another mover, nor of one that stands still', () => {
    const restic = replicationSource('a', '0 3 * * *');
    const { kopia: _, ...spec } = restic.spec as Record<string, unknown>;
    const objects = [
      { ...restic, spec: { ...spec, restic: {} } },
      replicationSource('b', '0 3 * * *', { paused: true }),
    ];
    expect(planOf(objects).retentions.map(({ kind }) => kind)).toEqual(['tier', 'tier']);
    expect(planOf(objects).starts.backups).toBe(1);
  });

  test('does not depend on the minute of the schedule', () => {
    const retain = inheritedRetention({ daily: 3 });
    for (const minute of [1, 54]) {
      expect(keptSnapshots(`${minute} 2 * * *`, retain)).toEqual(keptSnapshots('0 2 * * *', retain));
    }
  });
});

describe('the capacity', () => {
  test('is one volume of the size of each PVC that is being backed up, and a cache', () => {
    const objects = ['0 2 * * *', '5 2 * * *', '0 9 * * *'].map((cron, index) => [
      pvc(`v${index}`, { storage: `${index + 1}Gi` }),
      replicationSource(`v${index}`, cron),
    ]);
    const { temporary } = planOf(objects.flat());
    expect(temporary.bytes).toEqual({ most: 3 * GIB, at: '2024-01-01T02:05Z' });
    expect(temporary.cacheBytes.most).toBe(2 * 2 * GIB);
    expect(temporary.unknownSizes).toBe(0);
  });

  test('of a disaster is that of all protected PVCs at once, and then of their first backups', () => {
    const destination = (name: string) => ({ apiGroup: 'volsync.backube', kind: 'ReplicationDestination', name });
    const { restore } = planOf([
      protectedPvc('a'),
      protectedPvc('b', 'daily', { storage: '1Gi', dataSourceRef: destination('b-restore') }),
      protectedPvc('fresh', 'daily', { annotations: { 'volsync.backup/skip-restore': 'true' } }),
      protectedPvc('cloned', 'daily', { dataSourceRef: { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'a' } }),
      protectedPvc('database', 'daily', { labels: { 'cnpg.io/cluster': 'db' } }),
      pvc('plain'),
      pvc('of-its-own'),
      replicationSource('of-its-own', '0 3 * * *'),
      pvc('exempt', { labels: { 'backup-exempt': 'true' }, annotations: { 'volsync.backup/exempt-reason': 'cache' } }),
    ]);
    expect(restore).toEqual({
      movers: 2,
      bytes: 11 * GIB,
      temporaryBytes: 11 * GIB,
      snapshotBytes: 11 * GIB,
      cacheBytes: 2 * 2 * GIB,
      firstBackups: 5,
      firstBackupBytes: 41 * GIB,
      notRestored: ['my-app/fresh', 'my-app/cloned', 'my-app/of-its-own'],
      unknownSizes: 0,
    });
  });
});

describe('volumes', () => {
  test('that stand in manifests and in a listing of the cluster count once', () => {
    const set = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db', namespace: 'my-app' },
      spec: {
        replicas: 2,
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
      },
    };
    const { coverage, starts } = planOf([set, protectedPvc('data-db-0'), protectedPvc('data-db-0')]);
    expect(coverage.volumes.map(({ name, origin, status }) => [name, origin, status])).toEqual([
      ['data-db-0', 'PersistentVolumeClaim', 'protected'],
      ['data-db-1', 'StatefulSet', 'unprotected'],
    ]);
    expect(starts.backups).toBe(1);
  });

  test('move no other one when one is added', () => {
    const name = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 12 }), (names) => {
        const schedulesOf = (some: readonly string[]) =>
          planOf(some.map((each) => protectedPvc(each))).coverage.volumes.map(({ schedules }) => schedules);
        expect(schedulesOf(names).slice(0, -1)).toEqual(schedulesOf(names.slice(0, -1)));
      }),
      { numRuns: 5 },
    );
  });
});
