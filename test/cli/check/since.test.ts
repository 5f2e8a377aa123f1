import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, folder, HOURLY, pvc, write } from './run';

/** A Git repository with one commit. */
function repository(files: Readonly<Record<string, string | Buffer>>): string {
  const root = folder(files);
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '--all');
  commit(root);
  return root;
}

function git(root: string, ...args: string[]): void {
  execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' });
}

function commit(root: string): void {
  git(root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'x');
}

/** The findings about history, one line each. */
async function history(root: string, path = root): Promise<string[]> {
  const { out } = await check(path, '--since', 'HEAD', '--json');
  const { findings } = JSON.parse(out) as { findings: { rule: string; message: string }[] };
  return findings
    .filter(({ rule }) => ['identity-changed', 'history-ends'].includes(rule))
    .map(({ rule, message }) => `${rule} ${message.split(':')[0]}`);
}

const OLD = { 'a.yaml': pvc('data', HOURLY) };

describe('pvc-backup check --since', () => {
  it('is silent when nothing has changed, also when files were moved', async () => {
    const root = repository({ ...OLD, 'b.json': '{"kind": "Secret"}', 'notes.txt': 'x' });
    expect(await history(root)).toEqual([]);
    renameSync(join(root, 'a.yaml'), join(root, 'z.yaml'));
    expect(await history(root)).toEqual([]);
  });

  it('says that a volume has another name, and how to keep its history', async () => {
    const root = repository(OLD);
    write(root, { 'a.yaml': `# later\n${pvc('new-data', HOURLY)}` });
    const { out, code } = await check(root, '--since', 'main');
    expect(code).toBe(1);
    expect(out).toContain('a.yaml:2  error identity-changed');
    expect(out).toContain(
      'PVC app/new-data was app/data, and its backups belong to data-backup@app:/data: it would come up empty',
    );
    expect(out).toContain('OLD_NAMESPACE=app OLD_PVC=data NAMESPACE=app PVC=new-data');
    expect(out).toContain('kopia snapshot move-history data-backup@app:/data new-data-backup@app:/data');
  });

  it('says that a volume has another namespace, wherever it stands now', async () => {
    const root = repository(OLD);
    rmSync(join(root, 'a.yaml'));
    write(root, { 'other/b.yaml': pvc('data', HOURLY, 'new') });
    expect(await history(root)).toEqual([
      'identity-changed PVC new/data was app/data, and its backups belong to data-backup@app',
    ]);
  });

  it('says that a volume is gone, and does not take an old neighbour for it', async () => {
    const root = repository({ 'a.yaml': `${pvc('data', HOURLY)}---\n${pvc('other', HOURLY)}` });
    write(root, { 'a.yaml': pvc('other', HOURLY) });
    expect(await history(root)).toEqual(['history-ends PVC app/data is gone; its backups stay, and do not expire']);
  });

  it('has nothing to say about volumes that had no backups', async () => {
    const root = repository({ 'a.yaml': pvc('data') });
    write(root, { 'a.yaml': pvc('new-data', HOURLY) });
    expect(await history(root)).toEqual([]);
  });

  it('follows each volume of a StatefulSet', async () => {
    const set = (name: string) => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: ${name}, namespace: app }
spec:
  replicas: 2
  volumeClaimTemplates: [{ metadata: { name: data, labels: { backup: daily } } }]
`;
    const root = repository({ 'a.yaml': set('db') });
    write(root, { 'a.yaml': set('database') });
    expect(await history(root)).toEqual([
      'identity-changed PVC app/data-database-0 was app/data-db-0, and its backups belong to data-db-0-backup@app',
      'identity-changed PVC app/data-database-1 was app/data-db-1, and its backups belong to data-db-1-backup@app',
    ]);
  });

  it('takes one new volume for the successor of one old one', async () => {
    const root = repository({ 'a.yaml': `${pvc('data', HOURLY)}---\n${pvc('other', HOURLY)}` });
    write(root, { 'a.yaml': pvc('data', HOURLY, 'new') });
    expect(await history(root)).toEqual([
      'history-ends PVC app/other is gone; its backups stay, and do not expire',
      'identity-changed PVC new/data was app/data, and its backups belong to data-backup@app',
    ]);
  });

  it('has nothing to say about databases: their backups go by other names', async () => {
    const cluster = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: pg, namespace: app }
spec: { plugins: [{ name: barman }] }
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: { name: pg, namespace: app }
spec: { cluster: { name: pg } }
`;
    const root = repository({ 'a.yaml': cluster, 'b.yaml': pvc('data', HOURLY) });
    rmSync(join(root, 'a.yaml'));
    expect(await history(root)).toEqual([]);
  });

  it('says that the ReplicationSource of a volume has another name', async () => {
    const manifests = (name: string) =>
      `${pvc('data')}---\n{ apiVersion: volsync.backube/v1alpha1, kind: ReplicationSource, metadata: { name: ${name}, namespace: app }, spec: { sourcePVC: data, trigger: { schedule: "0 * * * *" }, kopia: { repository: r, copyMethod: Snapshot } } }\n`;
    const root = repository({ 'a.yaml': manifests('one') });
    write(root, { 'a.yaml': manifests('two') });
    expect(await history(root)).toEqual([
      'identity-changed PVC app/data is backed up under another identity than before, and its backups belong to one@app',
    ]);
  });

  it('compares one file with itself, and not with its neighbours', async () => {
    const root = repository({ ...OLD, 'b.yaml': pvc('other', HOURLY) });
    write(root, { 'a.yaml': pvc('new-data', HOURLY) });
    expect(await history(root, join(root, 'a.yaml'))).toEqual([
      'identity-changed PVC app/new-data was app/data, and its backups belong to data-backup@app',
    ]);
  });

  it('reads old files with odd names, links, and faults that are mended since', async () => {
    const root = folder({
      ...OLD,
      'b "ü\n.yaml': pvc('odd', HOURLY),
      'c.yaml': 'kind: [\n',
      'd.yaml': Buffer.from([0, 255]),
    });
    symlinkSync('a.yaml', join(root, 'link.yaml'));
    git(root, 'init', '--quiet', '--initial-branch=main');
    git(root, 'add', '--all');
    commit(root);
    for (const name of ['b "ü\n.yaml', 'c.yaml', 'd.yaml']) rmSync(join(root, name));
    expect(await history(root)).toEqual(['history-ends PVC app/odd is gone; its backups stay, and do not expire']);
  });

  it('refuses a folder outside of any repository', async () => {
    await expect(check(folder(OLD), '--since', 'HEAD')).rejects.toThrow(/no such commit|not a git repository/);
  });
});
