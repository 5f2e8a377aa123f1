import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { resolvePlan } from '../../../lib';
import { place } from '../../../lib/kubernetes/place';
import { folderObjects } from '../../../lib/output/render';
import { platformFiles } from '../../../lib/platform/platform-files';
import { ensureBinary } from '../../../tools/engine-build';
import { bashBlocks } from '../../pages/runbooks/commands';
import { only } from '../../support/manifests';
import { attempt, type KubeObject } from '../support/api';
import { CONNECTION_VARIABLE } from '../support/cluster';
import { pvc, pvcRef, volumeFor } from '../support/objects';
import { RESTORE } from '../support/plumber';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

const ROOT = join(__dirname, '..', '..', '..');

interface IgnoredDifference {
  readonly kind: string;
  readonly jsonPointers: readonly string[];
}

/** Fields of a PVC that the Application of an app's folder ignores, such as `/spec/volumeName`. */
function ignoredFields(): string[] {
  const chart = new Chart(Testing.app(), 'app');
  place(chart, 'Data', pvc('notes', 'data') as never);
  const objects = Object.values(
    folderObjects(platformFiles(resolvePlan(config), { 'apps/notes/a.yaml': chart })),
  ).flat();
  const { ignoreDifferences = [] } = only(objects, 'Application', 'notes').spec as {
    ignoreDifferences?: IgnoredDifference[];
  };
  return ignoreDifferences
    .filter(({ kind }) => kind === 'PersistentVolumeClaim')
    .flatMap(({ jsonPointers }) => jsonPointers);
}

/** What Argo CD applies with `RespectIgnoreDifferences`: Git, with the live value of every ignored field of the spec. */
function withLiveValues(git: KubeObject, live: KubeObject, ignored: readonly string[]): KubeObject {
  const fields = ignored.map((pointer) => pointer.replace(/^\/spec\//, ''));
  const values = fields.filter((field) => live.spec[field] !== undefined).map((field) => [field, live.spec[field]]);
  return { ...git, spec: { ...git.spec, ...Object.fromEntries(values) } };
}

/** A sync: the comparison, which is a dry run of what is in Git, and the apply. */
async function sync(git: KubeObject, ignored: readonly string[]): Promise<void> {
  const { api } = cluster();
  const live = await api.get(pvcRef(git.metadata.namespace ?? '', git.metadata.name));
  await api.applyDryRun(git);
  await api.apply(live === undefined ? git : withLiveValues(git, live, ignored));
}

const GROWING: KubeObject & { readonly provisioner: string; readonly allowVolumeExpansion: boolean } = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'growing' },
  provisioner: 'example.com/none',
  allowVolumeExpansion: true,
};

const immutable = { ok: false, message: expect.stringContaining('spec is immutable after creation') };

describe('I9: a PVC with a data source, in an Application of Argo CD', () => {
  let namespace: string;

  beforeAll(async () => {
    namespace = await cluster().namespace('argo-cd');
    await cluster().api.create(GROWING);
  });

  afterAll(async () => {
    await cluster().api.delete(volumeFor(namespace, 'data') as never);
    await cluster().api.delete(GROWING);
  });

  /** A PVC whose data source admission has written, as it is in Git. */
  async function restored(name: string): Promise<KubeObject> {
    cluster().plumber.about(namespace, name, RESTORE);
    const git = pvc(namespace, name, { spec: { storageClassName: 'growing' } });
    await cluster().api.apply(git);
    const live = await cluster().api.get(pvcRef(namespace, name));
    expect(live?.spec.dataSourceRef).toMatchObject({ name: `${name}-restore` });
    return git;
  }

  test('I9: is synced again and again, grows and is relabelled, before and after it is bound', async () => {
    const { api } = cluster();
    const git = await restored('data');
    const ignored = ignoredFields();
    for (const _ of Array(3)) await sync(git, ignored);

    const volume = volumeFor(namespace, 'data') as KubeObject;
    await api.create({ ...volume, spec: { ...volume.spec, storageClassName: 'growing' } });
    const bound = await api.waitFor(pvcRef(namespace, 'data'), ({ spec, status }) => {
      return spec.volumeName !== undefined && status.phase === 'Bound';
    });
    for (const _ of Array(3)) await sync(git, ignored);

    const grown = { ...git, spec: { ...git.spec, resources: { requests: { storage: '2Gi' } } } };
    await sync(grown, ignored);
    await sync({ ...grown, metadata: { ...git.metadata, labels: { backup: 'daily' } } }, ignored);
    const live = await api.get(pvcRef(namespace, 'data'));
    expect(live).toMatchObject({
      metadata: { uid: bound.metadata.uid, labels: { backup: 'daily' } },
      spec: {
        dataSourceRef: bound.spec.dataSourceRef,
        volumeName: bound.spec.volumeName,
        resources: { requests: { storage: '2Gi' } },
      },
    });
  });

  test('I9: is refused for ever once Argo CD owns the data source, and the command of the docs helps', async () => {
    const git = await restored('owned');
    const fields = ['/spec/dataSource', '/spec/dataSourceRef'];
    await sync(git, fields);
    expect(await attempt(() => sync(git, fields))).toMatchObject(immutable);
    expect(await attempt(() => sync(git, []))).toMatchObject(immutable);

    const page = readFileSync(join(ROOT, 'docs', 'how-to', 'first-install.md'), 'utf8');
    const [command = ''] = bashBlocks(page).filter((block) => block.includes('pvc-data-source'));
    const { kubeconfig } = JSON.parse(readFileSync(process.env[CONNECTION_VARIABLE] as string, 'utf8'));
    const script = command.replace('NAMESPACE=my-app', `NAMESPACE=${namespace}`).replace('PVC=my-data', 'PVC=owned');
    expect(script).toContain(namespace);
    execFileSync('bash', ['-euc', `kubectl() { "${ensureBinary('kubectl')}" "$@"; }\n${script}`], {
      env: { ...process.env, KUBECONFIG: kubeconfig },
    });
    for (const _ of Array(3)) await sync(git, []);
    expect((await cluster().api.get(pvcRef(namespace, 'owned')))?.spec.dataSourceRef).toMatchObject({
      name: 'owned-restore',
    });
  });
});
