import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { type KubeObject } from '../support/api';
import { foreignJob, moverJob } from '../support/objects';
import { useCluster } from '../support/scenario';
import { until } from '../support/until';

const cluster = useCluster();

const NFS = { server: '192.168.10.133', path: '/mnt/BigTank/k8s/volsync-kopia-nfs' };

/** What VolSync states itself, for a mover whose spec has a cache. */
const OWN_LIMITS = { KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB: '409', KOPIA_METADATA_CACHE_SIZE_LIMIT_MB: '1433' };

/** What a mover gets for the 8 GiB that its cache has otherwise. */
const LIMITS = { KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB: '3276', KOPIA_METADATA_CACHE_SIZE_LIMIT_MB: '1638' };

function environmentOf(job: KubeObject): Record<string, string> {
  const variables = (job.spec.template.spec.containers[0].env ?? []) as { name: string; value: string }[];
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

function repositoryOf(job: KubeObject): { volumes: unknown[]; mounts: unknown[] } {
  const pod = job.spec.template.spec;
  return {
    volumes: pod.volumes.filter((volume: { name: string }) => volume.name === 'repository'),
    mounts: pod.containers[0].volumeMounts.filter((mount: { name: string }) => mount.name === 'repository'),
  };
}

const INJECTED = {
  volumes: [{ name: 'repository', nfs: NFS }],
  mounts: [{ name: 'repository', mountPath: '/repository' }],
};
const UNTOUCHED = { volumes: [], mounts: [] };

/** Who puts the share into movers: the policies of the family that is under test, or the API server alone. */
const INJECTORS = [
  { injection: 'kyverno', by: '' },
  { injection: 'native', by: ', without Kyverno' },
] as const;

describe.each(INJECTORS)('I13: movers get the repository, once: $injection', ({ injection, by }) => {
  const others = { ...config, mover: { ...config.mover, injection } };
  /** What the one has and the other has not. */
  const onlyIn = (own: readonly KubeObject[], other: readonly KubeObject[]) =>
    own.filter(({ kind, metadata }) => !other.some((o) => o.kind === kind && o.metadata.name === metadata.name));

  beforeAll(async () => {
    if (injection === config.mover?.injection) return;
    const { api } = cluster();
    const [before, wanted] = [cluster().manifests(), cluster().manifests(others)];
    await cluster().sync(wanted, before);
    await until('Kyverno looks at no Job any more', 60_000, async () => {
      const webhooks = await api.list('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration');
      return !JSON.stringify(webhooks).includes('"jobs"');
    });
    await cluster().kyverno('kill', 'admission');
    const namespace = await cluster().namespace('i13');
    await until('the API server has taken up its policy', 60_000, async () => {
      const job = await api.create(moverJob(namespace, `probe-${Date.now()}`));
      return repositoryOf(job).volumes.length > 0;
    });
  });

  afterAll(async () => {
    if (injection === config.mover?.injection) return;
    for (const object of onlyIn(cluster().manifests(others), cluster().manifests())) await cluster().api.delete(object);
    await cluster().kyverno('start', 'admission');
    await cluster().retryUntilOk(() => cluster().applyManifests(cluster().manifests()));
    await cluster().untilPoliciesAreServed();
  });

  test(`I13: a new mover${by}`, async () => {
    const job = await cluster().api.create(moverJob(await cluster().namespace('i13'), 'mover'));
    expect(repositoryOf(job)).toEqual(INJECTED);
    expect(job.spec.template.spec.volumes).toHaveLength(2);
    expect(job.spec.template.spec.containers[0]).toMatchObject({ image: 'example.com/mover:1', args: ['backup'] });
  });

  test(`I13: an update without the mount changes nothing, so VolSync has no reason to recreate the Job${by}`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i13');
    const created = await api.create(moverJob(namespace, 'mover'));
    // VolSync puts back what it wants: the pod template without the mount.
    const wanted = moverJob(namespace, 'mover').spec.template.spec;
    const template = { ...created.spec.template, spec: { ...created.spec.template.spec, ...wanted } };
    const updated = await api.replace({ ...created, spec: { ...created.spec, template } });
    expect(repositoryOf(updated)).toEqual(INJECTED);
    expect(updated.spec.template).toEqual(created.spec.template);
  });

  test(`I13: created again with the mutation already in it${by}`, async () => {
    const { api } = cluster();
    const first = await api.create(moverJob(await cluster().namespace('i13'), 'mover'));
    const again = moverJob(await cluster().namespace('i13'), 'mover');
    const { volumes, containers } = first.spec.template.spec;
    const template = { ...again.spec.template, spec: { ...again.spec.template.spec, volumes, containers } };
    const job = await api.create({ ...again, spec: { ...again.spec, template } });
    expect(repositoryOf(job)).toEqual(INJECTED);
  });

  test(`I13: a mover without limits for its cache gets them, and keeps what else it has${by}`, async () => {
    const environment = { DATA_DIR: '/restore/data', KOPIA_DISCOVER_SNAPSHOTS: 'true' };
    const job = await cluster().api.create(moverJob(await cluster().namespace('i13'), 'mover', { environment }));
    expect(environmentOf(job)).toEqual({ ...environment, ...LIMITS });
  });

  test.each([
    ['both limits', OWN_LIMITS],
    ['the one', { KOPIA_CONTENT_CACHE_SIZE_LIMIT_MB: '409' }],
    ['the other', { KOPIA_METADATA_CACHE_SIZE_LIMIT_MB: '1433' }],
  ])(`I13: a mover that states %s keeps what it states${by}`, async (_, environment) => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i13');
    const job = await api.create(moverJob(namespace, 'mover', { environment }));
    expect(environmentOf(job)).toEqual({ ...LIMITS, ...environment });
    expect(repositoryOf(job)).toEqual(INJECTED);

    const wanted = moverJob(namespace, 'mover', { environment }).spec.template.spec;
    const template = { ...job.spec.template, spec: { ...job.spec.template.spec, ...wanted } };
    const updated = await api.replace({ ...job, spec: { ...job.spec, template } });
    expect(updated.spec.template).toEqual(job.spec.template);
  });

  test(`I13: a mover of restic is left alone${by}`, async () => {
    const job = await cluster().api.create(
      moverJob(await cluster().namespace('i13'), 'restic', { container: 'restic' }),
    );
    expect(repositoryOf(job)).toEqual(UNTOUCHED);
    expect(environmentOf(job)).toEqual({});
  });

  test(`I13: a foreign Job is left alone, even with a container called kopia${by}`, async () => {
    const job = await cluster().api.create(foreignJob(await cluster().namespace('i13')));
    expect(repositoryOf(job)).toEqual(UNTOUCHED);
  });
});
