import { describe, expect, it } from 'vitest';
import { parseManifests } from '../../../cli/manifests/parse-manifests';
import { type CheckOptions, checkManifests } from '../../../lib/analysis/check/check-manifests';
import { RULE_IDS, RULES, type RuleId } from '../../../lib/analysis/check/rules';
import { CASES, RULES_OF_OTHERS } from './cases';

function check(text: string, options?: CheckOptions) {
  const { documents, problems } = parseManifests('a.yaml', text);
  expect(problems).toEqual([]);
  return checkManifests(documents, options);
}

function found(text: string, options?: CheckOptions): RuleId[] {
  return check(text, options).findings.map(({ rule }) => rule);
}

describe('the rule', () => {
  it.each(Object.entries(CASES))('%s complains, and says where and what', (rule, { bad, line, says }) => {
    const [finding] = check(bad).findings.filter((candidate) => candidate.rule === rule);
    expect(finding).toMatchObject({ rule, file: 'a.yaml', message: expect.stringContaining(says) });
    expect(finding?.lineOf()).toBe(line);
    expect(finding?.fix).toMatch(/\w/);
  });

  it.each(Object.entries(CASES))('%s is silent about what is as it should be', (rule, { good }) => {
    expect(found(good).filter((id) => id === rule)).toEqual([]);
  });

  it('is tested, each of them', () => {
    expect([...Object.keys(CASES), ...RULES_OF_OTHERS].sort()).toEqual([...RULE_IDS].sort());
  });

  it.each(RULE_IDS)('%s has a severity, and says why and what to do in sentences', (id) => {
    const { title, why, fix } = RULES[id];
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(/^[A-Z].*\.$/);
    expect(fix).toMatch(/^[A-Z].*[.`]$/);
  });
});

describe('checkManifests', () => {
  const pvc = (fields: string) => `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n${fields}`;

  it('goes by the tiers and the excluded namespaces that it is given', () => {
    const scope = {
      tiers: [{ label: 'weekly', cron: '0 0 * * 0', retain: { weekly: 4 } }],
      namespaces: { excluded: ['closed'] },
    } as const;
    expect(found(pvc('  namespace: kyverno\n  labels: { backup: weekly }'), { scope })).toEqual([]);
    expect(found(pvc('  namespace: closed\n  labels: { backup: weekly }'), { scope })).toEqual(['excluded-namespace']);
    expect(found(pvc('  namespace: app\n  labels: { backup: hourly }'), { scope })).toEqual(['unknown-tier']);
    expect(check(pvc('  namespace: app'), { scope }).findings[0]?.fix).toContain('backup: weekly, or');
  });

  it('puts manifests without a namespace into the one that it is given', () => {
    const text = pvc('  labels: { backup: hourly }');
    expect(found(text)).toEqual(['missing-namespace']);
    expect(found(text, { namespace: 'app' })).toEqual([]);
    expect(found(text, { namespace: 'kyverno' })).toEqual(['excluded-namespace']);
  });

  it('says when a missing namespace keeps it from saying which PVC is backed up', () => {
    const source = (namespace: string) => `apiVersion: volsync.backube/v1alpha1
kind: ReplicationSource
metadata: { name: data-backup, namespace: ${namespace} }
spec: { sourcePVC: data, trigger: { schedule: 0 * * * * }, kopia: { repository: r, copyMethod: Snapshot } }
`;
    const text = [pvc(''), source('one'), source('two')].join('---\n');
    expect(found(text)).toEqual(['unprotected-volume', 'missing-namespace']);
    expect(found(text, { namespace: 'one' })).toEqual(['source-without-pvc']);
  });

  it('says one thing about the volumes of one template, however many replicas there are', () => {
    const text = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: app }
spec:
  replicas: 5000
  volumeClaimTemplates:
    - metadata: { name: data }
    - metadata: { name: wal }
`;
    const { findings } = check(text);
    expect(findings.map(({ subject, message }) => [subject, message.split(' are ')[0]])).toEqual([
      ['StatefulSet app/db data', 'PVCs app/data-db-0 to data-db-4999'],
      ['StatefulSet app/db wal', 'PVCs app/wal-db-0 to wal-db-4999'],
    ]);
  });

  describe('of a StatefulSet with ReplicationSources for some of its replicas', () => {
    const set = (labels = '') => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: app }
spec:
  replicas: 4
  volumeClaimTemplates:
    - metadata: { name: data, labels: { app: db${labels} } }
`;
    const source = (ordinal: number) => `---
apiVersion: volsync.backube/v1alpha1
kind: ReplicationSource
metadata: { name: data-db-${ordinal}-backup, namespace: app }
spec:
  sourcePVC: data-db-${ordinal}
  trigger: { schedule: 0 * * * * }
  kopia: { repository: secret, copyMethod: Snapshot }
`;
    const sources = (...ordinals: number[]) => ordinals.map(source).join('');

    it.each([
      [[3], 'PVCs app/data-db-0 to data-db-2 (3 of 4 replicas) are neither backed up nor exempt'],
      [[0, 1, 2], 'PVC app/data-db-3 (1 of 4 replicas) is neither backed up nor exempt'],
      [[1], 'PVCs app/data-db-0, data-db-2 to data-db-3 (3 of 4 replicas) are neither backed up nor exempt'],
      [[], 'PVCs app/data-db-0 to data-db-3 are neither backed up nor exempt'],
    ])('names those without one: %j have one', (ordinals, says) => {
      const { findings } = check(set() + sources(...ordinals));
      expect(findings.map(({ rule }) => rule)).toEqual(['unprotected-volume']);
      expect(findings[0]?.message).toContain(says);
    });

    it('says the same of sources that are said to stand in Git', () => {
      const { findings } = check(set(', backup: hourly, volsync.backup/managed-by: manifest') + sources(3));
      expect(findings.map(({ rule }) => rule)).toEqual(['source-not-in-git']);
      expect(findings[0]?.message).toContain('PVCs app/data-db-0 to data-db-2 (3 of 4 replicas): ');
    });

    it('is silent where each has one', () => {
      expect(found(set() + sources(0, 1, 2, 3))).toEqual([]);
    });
  });

  it('takes PVCs of a cluster beside their StatefulSet for what they are', () => {
    const text = `apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: StatefulSet
    metadata: { name: db, namespace: app }
    spec:
      volumeClaimTemplates: [{ metadata: { name: data, labels: { backup: hourly } } }]
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { name: data-db-0, namespace: app, uid: 1-2-3, labels: { backup: hourly } }
`;
    expect(found(text)).toEqual([]);
  });

  it('says that an unlabelled PVC waits for a destination that nobody makes', () => {
    const restore =
      'spec: { dataSourceRef: { apiGroup: volsync.backube, kind: ReplicationDestination, name: data-restore } }\n';
    expect(found(`${pvc('  namespace: app\n')}${restore}`)).toEqual(['unprotected-volume', 'dangling-data-source']);
    expect(found(`${pvc('  namespace: app\n  labels: { backup: daily }\n')}${restore}`)).toEqual([]);
  });

  it('does not care for objects that stand twice and have nothing to do with backups', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a, namespace: app }\n';
    expect(found(`${secret}---\n${secret}`)).toEqual([]);
  });

  it('takes two databases with one file each for two, and a database beside a PVC of its name too', () => {
    const cluster = (name: string) =>
      `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: ${name}, namespace: app }\n`;
    const claim = pvc('  namespace: app\n  labels: { backup: hourly }\n').replace('name: data', 'name: one');
    expect(found([cluster('one'), cluster('two'), claim].join('---\n'))).toEqual([
      'database-without-backups',
      'database-without-backups',
    ]);
  });

  it('says of a database what is wrong with it, and not of each of its PVCs', () => {
    const claims = ['pg-1', 'pg-2'].map((name) =>
      pvc('  namespace: app\n  labels: { cnpg.io/cluster: pg }\n').replace('name: data', `name: ${name}`),
    );
    const cluster = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: pg, namespace: app }\n';
    expect(found([...claims, cluster].join('---\n'))).toEqual(['database-without-backups']);
    expect(found(claims.join('---\n'))).toEqual(['unseen-database', 'unseen-database']);
  });

  it('says of each ScheduledBackup that makes nothing why, and of the database nothing more', () => {
    const text = (backup: string, spec = 'backup: { volumeSnapshot: {} }') => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: pg, namespace: app }
spec: { ${spec} }
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: { name: nightly, namespace: app }
spec: { cluster: { name: pg }, ${backup} }
`;
    const never = check(text('method: volumeSnapshot, schedule: 0 0 2 31 2 *'));
    expect(never.findings).toMatchObject([{ rule: 'failing-database-backup', subject: 'ScheduledBackup app/nightly' }]);
    expect(never.findings[0]?.message).toBe(
      'it makes no backups of the database app/pg: the date of its schedule "0 0 2 31 2 *" never comes',
    );
    expect(check(text('schedule: 0 0 2 * * *')).findings[0]?.fix).toBe('state spec.method: volumeSnapshot');
    // Without a store there is no right method.
    expect(found(text('method: volumeSnapshot, schedule: 0 0 2 * * *', ''))).toEqual(['database-without-backups']);
  });

  it('says of two ReplicationSources that VolSync makes one name of', () => {
    const source = (name: string, pvcName: string) => `apiVersion: volsync.backube/v1alpha1
kind: ReplicationSource
metadata: { name: ${name}, namespace: app }
spec: { sourcePVC: ${pvcName}, trigger: { schedule: 0 * * * * }, kopia: { repository: r, copyMethod: Snapshot } }
`;
    const claims = ['one', 'two'].map((name) => pvc('  namespace: app\n').replace('name: data', `name: ${name}`));
    const long = 'a'.repeat(50);
    const text = [...claims, source(`${long}1`, 'one'), source(`${long}2`, 'two')].join('---\n');
    expect(found(text).sort()).toEqual(['identity-collision', 'truncated-identity', 'truncated-identity']);
  });

  it('does not take patches of a kustomization for objects', () => {
    const { documents } = parseManifests(
      'overlay/kustomization.yaml',
      'resources: [../base]\npatches:\n  - path: ./patch.yaml\n',
    );
    const patch = parseManifests('overlay/patch.yaml', pvc('spec: { resources: {} }')).documents;
    const { findings, coverage } = checkManifests([...documents, ...patch]);
    expect(findings.map(({ rule }) => rule)).toEqual(['unrendered-source']);
    expect(coverage).toEqual([]);
  });
});
