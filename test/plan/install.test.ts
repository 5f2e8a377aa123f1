import { describe, expect, test } from 'vitest';
import { type PlatformConfig } from '../../lib/plan/config';
import { checkConfig } from '../../lib/plan/validate';
import { type Overrides, validConfig } from '../support/platform-config';

const problemsWith = (overrides: object) => checkConfig(validConfig(overrides as Overrides<PlatformConfig>));

describe.each(['volsync', 'externalSecrets', 'snapshotController', 'kyverno'])('%s.install', (component) => {
  test.each([true, false, undefined])('may be %s', (install) => {
    expect(problemsWith({ [component]: { install } })).toEqual([]);
  });

  test.each(['false', 0, null])('is never %s', (install) => {
    expect(problemsWith({ [component]: { install } })).toMatchObject([
      { field: `${component}.install`, value: install, allowed: 'true or false' },
    ]);
  });
});

describe('kyverno', () => {
  test.each([2, 3, undefined])('may have %s replicas', (replicas) => {
    expect(problemsWith({ kyverno: { replicas } })).toEqual([]);
  });

  test.each([1, 0, -1, 2.5, '3', null])('never has %s replicas', (replicas) => {
    expect(problemsWith({ kyverno: { replicas } })).toMatchObject([
      {
        field: 'kyverno.replicas',
        value: replicas,
        allowed: 'a whole number from 2',
        fix: 'leave it out for 3: with one, a restart keeps protected PVCs from being created',
      },
    ]);
  });

  test.each(['1h30m', '1m', '60s', undefined])('has a scan interval of a minute or more: %s', (scanInterval) => {
    expect(problemsWith({ kyverno: { scanInterval } })).toEqual([]);
  });

  test.each(['10', '0s', '0m', '59s', null])('is refused a scan interval of %s', (scanInterval) => {
    expect(problemsWith({ kyverno: { scanInterval } })).toMatchObject([
      {
        field: 'kyverno.scanInterval',
        value: scanInterval,
        allowed: 'a duration from "1m" on, such as "10m"',
        fix: 'write hours, minutes and seconds: every scan looks at all PVCs, and with "0s" Kyverno ends as soon as it starts',
      },
    ]);
  });
});

describe('I11: the maintenance', () => {
  test.each(['55 3 * * *', '59 */6 * * *', '57 0 * * 0', undefined])('I11: may run at %s', (schedule) => {
    expect(problemsWith({ maintenance: { schedule } })).toEqual([]);
  });

  test.each(['0 3 * * *', '54 3 * * *', '*/5 * * * *', '55,56 * * * *', '55-59 * * * *', '* * * * *'])(
    'I11: has a minute of its own, so never %s',
    (schedule) => {
      expect(problemsWith({ maintenance: { schedule } })).toMatchObject([
        { field: 'maintenance.schedule', value: schedule, allowed: 'one of the minutes 55 to 59' },
      ]);
    },
  );

  test.each(['', '55 3 * *', '60 3 * * *', '@daily', null, 5])('has a schedule, so never %s', (schedule) => {
    expect(problemsWith({ maintenance: { schedule } })).toMatchObject([
      { field: 'maintenance.schedule', value: schedule },
    ]);
  });

  test('may use an amount of memory', () => {
    expect(problemsWith({ maintenance: { memory: '8Gi' } })).toEqual([]);
    for (const memory of ['much', '', 4, '4', '511Mi', null]) {
      expect(problemsWith({ maintenance: { memory } })).toMatchObject([
        {
          field: 'maintenance.memory',
          value: memory,
          allowed: 'an amount of memory from "512Mi" on, such as "4Gi"',
          fix: 'write a number with a unit: the maintenance asks for so much already',
        },
      ]);
    }
  });
});

describe('argocd', () => {
  const right = { repoURL: 'https://git.example.com/platform/backups.git', revision: 'main' };

  test.each([
    right,
    { ...right, path: 'clusters/home/dist' },
    { ...right, repoURL: 'git@git.example.com:platform/backups.git', revision: 'release/1.2' },
    { ...right, repoURL: 'ssh://git@git.example.com:2222/platform/backups.git' },
    undefined,
  ])('may be %j', (argocd) => {
    expect(problemsWith({ argocd })).toEqual([]);
  });

  test('needs a repository and a revision, but only when it is on', () => {
    expect(problemsWith({ argocd: {} }).map(({ field }) => field)).toEqual(['argocd.repoURL', 'argocd.revision']);
    expect(problemsWith({})).toEqual([]);
  });

  test.each(['git.example.com/backups', '', 'file:///srv/backups', 'https://git.example.com/a b', null, 5])(
    'never reads from %s',
    (repoURL) => {
      expect(problemsWith({ argocd: { ...right, repoURL } })).toMatchObject([
        { field: 'argocd.repoURL', value: repoURL },
      ]);
    },
  );

  test('I15: refuses credentials in the URL, and does not repeat them', () => {
    const problems = problemsWith({ argocd: { ...right, repoURL: 'https://me:s3cret@git.example.com/backups.git' } });
    expect(problems).toMatchObject([
      {
        field: 'argocd.repoURL',
        value: 'https://(not shown)@git.example.com/backups.git',
        fix: 'name the repository that holds these manifests, and give its credentials to Argo CD',
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('s3cret');
  });

  test.each(['', '-main', 'a branch', null, 1])('never follows %s', (revision) => {
    expect(problemsWith({ argocd: { ...right, revision } })).toMatchObject([
      { field: 'argocd.revision', value: revision, allowed: 'a branch, tag or commit, without spaces' },
    ]);
  });

  test.each(['', '/dist', 'dist/', '../dist', 'a//b', './dist', null])('never finds the manifests in %s', (path) => {
    expect(problemsWith({ argocd: { ...right, path } })).toMatchObject([
      { field: 'argocd.path', value: path, fix: 'leave it out for "dist"' },
    ]);
  });
});

test('storage.createSnapshotClass is for storage that is known', () => {
  expect(problemsWith({ storage: { createSnapshotClass: 'longhorn' } })).toEqual([]);
  expect(problemsWith({ storage: { createSnapshotClass: 'ceph' } })).toMatchObject([
    { field: 'storage.createSnapshotClass', value: 'ceph', allowed: 'longhorn' },
  ]);
});
