import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  ConfigError,
  type DatabaseBootstrap,
  type DatabaseConfig,
  type PlatformConfig,
  resolvePlan,
  type SixFieldCron,
} from '../../../lib';
import { checkConfig } from '../../../lib/plan/validate';
import { minimalDatabases, validConfig } from '../../support/platform-config';

const database = minimalDatabases.clusters[0] as DatabaseConfig;

const problemsWith = (databases: unknown) => checkConfig({ ...validConfig(), databases } as PlatformConfig);
const withBackups = (backups: object) =>
  problemsWith({ ...minimalDatabases, backups: { ...minimalDatabases.backups, ...backups } });
const withDatabase = (fields: object) => problemsWith({ ...minimalDatabases, clusters: [{ ...database, ...fields }] });

const withSchedule = (schedule: string): PlatformConfig =>
  validConfig({ databases: { ...minimalDatabases, clusters: [{ ...database, schedule: schedule as SixFieldCron }] } });

test('the smallest database is fine', () => {
  expect(problemsWith(minimalDatabases)).toEqual([]);
});

test.each([[[]], [undefined], [{}]])('%j are no databases', (clusters) => {
  expect(problemsWith({ ...minimalDatabases, clusters })).toMatchObject([
    { field: 'databases.clusters', fix: 'add one, or leave out databases' },
  ]);
});

test('a name is there once', () => {
  expect(problemsWith({ ...minimalDatabases, clusters: [database, database] })).toEqual([
    {
      field: 'databases.clusters[1].name',
      value: 'photos',
      allowed: 'each name once',
      fix: 'rename or remove one of the two databases',
    },
  ]);
});

test.each([null, 5, 'photos', []])('%j is no database, and all that lacks is said', (cluster) => {
  const problems = problemsWith({ ...minimalDatabases, clusters: [cluster] });
  expect(problems.map(({ field }) => field)).toEqual([
    'databases.clusters[0]',
    ...['name', 'image', 'database', 'owner', 'storage', 'bootstrap'].map((field) => `databases.clusters[0].${field}`),
  ]);
});

describe('where backups go', () => {
  test.each([
    ['path', ['s3://backups', 's3://postgres-backups/cnpg', 's3://a.b.c/d_e/f.g']],
    ['endpoint', ['http://192.168.10.133:30292', 'https://s3.example.com', 'https://rustfs']],
    ['region', ['us-east-1', 'garage', undefined]],
    ['method', ['plugin', undefined]],
    ['accessKeyField', ['access_key', 'Access Key']],
  ])('%s may be one of %j', (field, values) => {
    for (const value of values) expect(withBackups({ [field]: value })).toEqual([]);
  });

  test.each([
    ['path', ['s3://backups/', 'backups', 's3://', '/mnt/backups', 's3://B/c', undefined]],
    ['endpoint', ['192.168.10.133:30292', 's3://x', 'https://s3.example.com/', 'https://a/b', undefined]],
    ['region', ['', 'US', 'eu west', null]],
    ['method', ['barman', null]],
    ['accessKeyField', ['', '{{x}}', undefined]],
    ['secretKeyField', ['', '$(x)', undefined]],
  ])('%s is none of %j', (field, values) => {
    for (const value of values) {
      expect(withBackups({ [field]: value })).toMatchObject([{ field: `databases.backups.${field}`, value }]);
    }
  });

  test('the Secret of the authority needs name and key', () => {
    expect(withBackups({ endpointCa: { secretName: 'ca', key: 'ca.crt' } })).toEqual([]);
    expect(withBackups({ endpointCa: {} })).toMatchObject([
      { field: 'databases.backups.endpointCa.secretName' },
      { field: 'databases.backups.endpointCa.key' },
    ]);
  });

  test('I15: a secret in place of its field is not shown', () => {
    const problems = withBackups({ secretKey: 'correct horse' });
    expect(problems).toMatchObject([{ field: 'databases.backups.secretKey' }]);
    expect(JSON.stringify(problems)).not.toContain('correct horse');
  });
});

describe('a database', () => {
  test.each([
    ['name', ['p', 'photos-db', 'a'.repeat(50)]],
    ['image', ['postgresql:17.6', 'ghcr.io/cloudnative-pg/postgresql:16.14-standard-trixie']],
    ['owner', ['app', '_x', 'a_1']],
    ['instances', [1, 3, undefined]],
    ['walStorage', ['4Gi', undefined]],
    ['storageClass', ['fast', undefined]],
    ['memory', ['512Mi', undefined]],
    ['retention', ['14d', '4w', '2m', undefined]],
    ['schedule', ['0 0 2 * * *', '0 */15 * * * *', '30 5 0 1 1 *', '0 0 2 29 2 *', undefined]],
  ])('%s may be one of %j', (field, values) => {
    for (const value of values) expect(withDatabase({ [field]: value })).toEqual([]);
  });

  test.each([
    ['name', ['', 'Photos', 'a.b', '9gag', '-a', 'a-', 'a'.repeat(51), undefined]],
    ['image', ['postgresql', 'postgresql:latest', undefined]],
    ['database', ['', 'Photos', '1a', 'a-b', undefined]],
    ['owner', ['', 'a b', 5]],
    ['storage', ['', 'big', '20GB', undefined]],
    ['instances', [0, 1.5, '1', null]],
    ['walStorage', ['', null]],
    ['storageClass', ['Fast', null]],
    ['memory', ['1GB', null]],
    ['retention', ['14', '0d', '14 d', 'RECOVERY WINDOW', null]],
    ['schedule', ['0 0 2 * * MON', '0 60 * * * *', '60 0 * * * *', '@daily', 5, null]],
  ])('%s is none of %j', (field, values) => {
    for (const value of values) {
      expect(withDatabase({ [field]: value })).toMatchObject([{ field: `databases.clusters[0].${field}`, value }]);
    }
  });

  test('five cron fields are refused: they would run every hour instead of every day', () => {
    expect(withDatabase({ schedule: '0 2 * * *' })).toEqual([
      {
        field: 'databases.clusters[0].schedule',
        value: '0 2 * * *',
        allowed: 'six cron fields; here the number of its fields is 5',
        fix: 'write second, minute, hour, day of month, month and day of week, for example "0 0 2 * * *" for 2 in the morning',
      },
    ]);
    // @ts-expect-error: five fields do not compile either
    const five: SixFieldCron = '0 2 * * *';
    expectTypeOf(five).toExtend<string>();
  });

  test.each(['0 0 2 31 2 *', '0 0 2 31 4,6,9,11 *'])('a schedule that never comes is refused: %s', (schedule) => {
    expect(withDatabase({ schedule })).toEqual([
      {
        field: 'databases.clusters[0].schedule',
        value: schedule,
        allowed: 'a date that comes; this one never does',
        fix: 'mind how many days the month has',
      },
    ]);
    expect(() => resolvePlan(withSchedule(schedule))).toThrow(ConfigError);
  });

  test('CloudNativePG itself needs an image that holds Barman', () => {
    const problemsOf = (image: string, method: string) =>
      problemsWith({
        backups: { ...minimalDatabases.backups, method },
        clusters: [{ ...database, image }],
      }).map(({ field }) => field);
    const digest = `@sha256:${'0'.repeat(64)}`;
    const tags = ['17.6-standard-trixie', '17.6-minimal', 'minimal', 'standard-trixie', `17.6-standard${digest}`];
    for (const image of tags.map((tag) => `pg:${tag}`)) {
      expect(problemsOf(image, 'inTree')).toEqual(['databases.clusters[0].image']);
      expect(problemsOf(image, 'plugin')).toEqual([]);
    }
    for (const image of ['pg:17.6-system-trixie', 'ghcr.io:443/my-minimal-images/pg-standard:17.6']) {
      expect(problemsOf(image, 'inTree')).toEqual([]);
    }
    expect(withDatabase({ image: undefined })).toHaveLength(1);
  });
});

describe('the first data of a database', () => {
  const recovery = { method: 'recovery', readLineage: 'v1', writeLineage: 'v2' };
  const problemsOf = (bootstrap: unknown) => withDatabase({ bootstrap });
  const path = 'databases.clusters[0].bootstrap';

  test.each([
    [{ method: 'initdb', writeLineage: 'v1' }],
    [recovery],
    [{ ...recovery, backupId: '20260728T020000', targetTime: '2026-07-28T09:30:00+02:00' }],
    [{ ...recovery, backupId: '20240229T235959', targetTime: '2024-02-29T23:59:59-12:00' }],
  ])('may be %j', (bootstrap) => {
    expect(problemsOf(bootstrap)).toEqual([]);
  });

  test('never comes from the lineage that is written', () => {
    expect(problemsOf({ ...recovery, writeLineage: 'v1' })).toEqual([
      {
        field: `${path}.writeLineage`,
        value: 'v1',
        allowed: 'another lineage than the one that is read',
        fix: 'choose the next one: the archive that a recovered database writes must be empty',
      },
    ]);
  });

  test.each([
    [undefined, [path]],
    ['initdb', [path]],
    [{}, [`${path}.method`]],
    [{ method: 'pg_basebackup' }, [`${path}.method`]],
    [{ method: 'initdb' }, [`${path}.writeLineage`]],
    [{ method: 'recovery' }, [`${path}.readLineage`, `${path}.writeLineage`]],
    [{ ...recovery, readLineage: 'V 1' }, [`${path}.readLineage`]],
    [{ ...recovery, backupId: 'latest' }, [`${path}.backupId`]],
    [{ ...recovery, targetTime: 'yesterday' }, [`${path}.targetTime`]],
    [{ ...recovery, backupId: '99999999T999999' }, [`${path}.backupId`]],
    [{ ...recovery, backupId: '20260230T020000' }, [`${path}.backupId`]],
    [{ ...recovery, backupId: '20260728T240000' }, [`${path}.backupId`]],
    [{ ...recovery, targetTime: '2026-99-99T99:99:99Z' }, [`${path}.targetTime`]],
    [{ ...recovery, targetTime: '2026-02-30T09:30:00Z' }, [`${path}.targetTime`]],
    [{ ...recovery, targetTime: '2026-07-28T09:30:60Z' }, [`${path}.targetTime`]],
    [{ ...recovery, targetTime: '2026-07-28T09:30:00+99:99' }, [`${path}.targetTime`]],
    [{ method: 'initdb', writeLineage: 'v1', readLineage: 'v0' }, [`${path}.readLineage`]],
  ])('is not %j', (bootstrap, fields) => {
    expect(problemsOf(bootstrap).map(({ field }) => field)).toEqual(fields);
  });

  test('is either made or recovered, never both', () => {
    // @ts-expect-error: a new database reads no lineage
    const both: DatabaseBootstrap = { method: 'initdb', readLineage: 'v1', writeLineage: 'v2' };
    expect(problemsOf(both)).toHaveLength(1);
  });
});
