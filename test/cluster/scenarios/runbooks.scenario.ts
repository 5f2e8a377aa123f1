import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBinary } from '../../../tools/engine-build';
import { bashBlocks, withoutPods } from '../../pages/runbooks/commands';
import { attempt } from '../support/api';
import { CONNECTION_VARIABLE } from '../support/cluster';
import { protectingRefs, pvc, pvcRef, volumeFor } from '../support/objects';
import { writePlatform } from '../support/platform';
import { RESTORE } from '../support/plumber';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

const ROOT = join(__dirname, '..', '..', '..');
const PAGES = [
  ...readdirSync(join(ROOT, 'docs', 'runbooks')).map((name) => join('docs', 'runbooks', name)),
  join('docs', 'cnpg-disaster-recovery.md'),
];

/** Kinds that are only there when their CRDs are among the imports. */
const FOREIGN: Readonly<Record<string, string>> = {
  ' application ': 'argoproj.io.yaml',
  ' clustersecretstore ': 'external-secrets.io.yaml',
};

function isServed(line: string): boolean {
  return Object.entries(FOREIGN).every(([kind, file]) => {
    const crds = join(ROOT, 'imports', 'crds', file);
    return !line.includes(kind) || (existsSync(crds) && readFileSync(crds, 'utf8').includes(`: ${kind.trim()}s.`));
  });
}

const directory = mkdtempSync(join(tmpdir(), 'runbooks-'));

/** The repository of a platform with the policies that are under test: its pages name them. */
const PLATFORM = join(directory, 'platform');

/** What a page does, as one script, without what needs pods and without the values that it suggests. */
function scriptOf(page: string, values: Readonly<Record<string, string>>): string {
  const blocks = bashBlocks(readFileSync(join(PLATFORM, page), 'utf8')).map(withoutPods);
  const lines = blocks
    .join('\n')
    .split('\n')
    .filter(isServed)
    .map((line) =>
      line.replace(/^(\w+)=([^$].*)$/, (whole, name) => (name in values ? `${name}=${values[name]}` : whole)),
    );
  // What Argo CD would do in the step "Sync".
  const sync = lines.findIndex((line) => line.includes('{.spec.bootstrap}'));
  if (sync !== -1)
    lines.splice(sync, 0, 'kubectl apply --server-side -R -f dist/infrastructure/database/cloudnative-pg');
  return ['set -euo pipefail', ...lines.map(afterASecond)].join('\n');
}

/** People need longer than a second from one step to the next; kubectl refuses to restart something twice within one. */
function afterASecond(line: string, index: number, lines: readonly string[]): string {
  const isAgain = line.startsWith('kubectl rollout restart ') && lines.indexOf(line) < index;
  return isAgain ? `sleep 1\n${line}` : line;
}

/** How long what Kyverno generates is late: a runbook may not count on it being there at once. */
const KYVERNO_IS_LATE_MS = 3000;

/** Runs a script with the real kubectl while Kyverno generates late, and returns what it prints. */
async function bash(script: string): Promise<{ code: number | null; output: string }> {
  const { kubeconfig } = JSON.parse(readFileSync(process.env[CONNECTION_VARIABLE] as string, 'utf8'));
  await cluster().kyverno('freeze', 'background');
  const late = setTimeout(() => cluster().kyverno('thaw', 'background'), KYVERNO_IS_LATE_MS);
  const child = spawn('bash', ['-c', script], {
    // dist/ is meant by its relative path.
    cwd: PLATFORM,
    env: { ...process.env, KUBECONFIG: kubeconfig, PATH: `${directory}${delimiter}${process.env.PATH}` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(late);
  await cluster().kyverno('thaw', 'background');
  return { code, output };
}

const labels = { app: 'stand-in' };
const podTemplate = { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'example.com/a:1' }] } };

function deployment(namespace: string, name: string): object {
  const spec = { replicas: 1, selector: { matchLabels: labels }, template: podTemplate };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace, name }, spec };
}

function secret(namespace: string, name: string): object {
  const stringData = {
    KOPIA_PASSWORD: 'secret',
    KOPIA_REPOSITORY: 'filesystem:///repository',
    KOPIA_FS_PATH: '/repository',
  };
  return { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name }, stringData };
}

const application = (name: string) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { namespace: 'argocd', name },
  spec: {
    project: 'default',
    source: { repoURL: 'https://git.example.com/a.git', path: 'a', targetRevision: 'main' },
    destination: { server: 'https://kubernetes.default.svc' },
    syncPolicy: { automated: { enabled: true } },
  },
});

/** What other charts install, as objects without pods. */
beforeAll(async () => {
  await writePlatform(PLATFORM, cluster().family);
  symlinkSync(ensureBinary('kubectl'), join(directory, 'kubectl'));
  const { api } = cluster();
  for (const name of ['argocd', 'external-secrets']) {
    await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  await api.apply(deployment('volsync-system', 'volsync'));
  await api.apply(deployment('external-secrets', 'external-secrets'));
  await api.apply(secret('volsync-system', 'pvc-plumber-kopia'));
  if (isServed(' application ')) for (const name of ['my-app', 'database-immich']) await api.apply(application(name));
  const maintenance = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { namespace: 'volsync-system', name: 'by-hand' },
  };
  const spec = { ...podTemplate.spec, restartPolicy: 'Never' };
  await api.apply({
    ...maintenance,
    spec: { schedule: '55 3 * * *', suspend: true, jobTemplate: { spec: { template: { spec } } } },
  });
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A namespace with an app whose PVC is protected and Bound, and what a page calls it. */
async function protectedApp(): Promise<Record<string, string>> {
  const { api, plumber } = cluster();
  const [namespace, other] = [await cluster().namespace('runbook'), await cluster().namespace('runbook-new')];
  await api.create(pvc(namespace, 'data'));
  await api.create(volumeFor(namespace, 'data'));
  for (const ref of protectingRefs(namespace, 'data')) await api.waitFor(ref);
  await api.create(secret(namespace, 'volsync-data'));
  await api.create(deployment(namespace, 'app'));
  // From now on there is a backup.
  plumber.about(namespace, 'data', RESTORE);
  return { NAMESPACE: namespace, PVC: 'data', APP: 'deployment/app', OTHER: other, CRONJOB: 'by-hand' };
}

function valuesFor(page: string, app: Record<string, string>): Record<string, string> {
  if (!page.includes('rename')) return app;
  const { NAMESPACE = '', OTHER = '' } = app;
  return { OLD_NAMESPACE: NAMESPACE, OLD_PVC: 'data', NAMESPACE: OTHER, PVC: 'new-data' };
}

describe('runbooks do what they say', () => {
  test.each(PAGES)('every command of %s that needs no pod succeeds', async (page) => {
    const app = await protectedApp();
    const file = join(directory, `${basename(page)}.sh`);
    writeFileSync(file, scriptOf(page, valuesFor(page, app)));
    const { code, output } = await bash(`bash -x ${file}`);
    expect(code, output).toBe(0);
    // Two pages restart or remove Kyverno's webhooks; the next one needs them.
    await cluster().untilPoliciesAreServed();
  });

  test('I2: a PVC that is restored by the runbook waits for its backup', async () => {
    const { api } = cluster();
    const app = await protectedApp();
    const { NAMESPACE: namespace = '' } = app;
    const before = await api.get(pvcRef(namespace, 'data'));
    const { code, output } = await bash(scriptOf('docs/runbooks/restore-one-pvc.md', app));
    expect(code, output).toBe(0);
    const after = await api.get(pvcRef(namespace, 'data'));
    expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(after?.spec.dataSourceRef).toMatchObject({ kind: 'ReplicationDestination', name: 'data-restore' });
    expect(after?.metadata.labels).toMatchObject({ backup: 'hourly' });
    expect(output).toContain('data-restore');
  });

  test('a PVC with another name is filled from the old one, past the gate', async () => {
    const { api } = cluster();
    const app = await protectedApp();
    const values = valuesFor('rename', app);
    const script = scriptOf('docs/runbooks/rename-a-pvc.md', values).replace(/^kubectl delete .*$/gm, '');
    expect(await bash(script)).toMatchObject({ code: 0 });
    const moved = await api.get(pvcRef(values.NAMESPACE ?? '', 'new-data'));
    expect(moved?.spec.dataSourceRef).toMatchObject({ name: 'new-data-from-old' });
  });

  test('no runbook leaves the gate open', async () => {
    const { api } = cluster();
    const app = await protectedApp();
    expect(await bash(scriptOf('docs/runbooks/kyverno-emergency.md', app))).toMatchObject({ code: 0 });
    await cluster().untilPoliciesAreServed();
    await cluster().plumber.whileDown(async () => {
      expect(await attempt(() => api.create(pvc(app.NAMESPACE ?? '', 'later')))).toMatchObject({ ok: false });
    });
    const create = () => api.create(pvc(app.NAMESPACE ?? '', 'later'));
    await cluster().kyverno('kill', 'admission');
    try {
      expect(await attempt(create)).toMatchObject({ message: expect.stringContaining('failed calling webhook') });
      await cluster().removeKyvernoWebhooks();
      await cluster().untilRefused(create, 'volsync-pvc-backup-restore-presence');
      expect(await api.get(pvcRef(app.NAMESPACE ?? '', 'later'))).toBeUndefined();
    } finally {
      await cluster().kyverno('start', 'admission');
      await cluster().untilPoliciesAreServed();
    }
  });
});
