import { Chart, Testing } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { config } from '../../../apps/config';
import { BackedUpPvc, resolvePlan } from '../../../lib';
import type { Api, KubeObject } from '../support/api';
import { deletionsDuring } from '../support/deletions';
import { protectingRefs, pvcRef, secretRef, sourceRef } from '../support/objects';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

/** A retention that no platform setting gives. */
const OVERRIDES = { retain: { hourly: 99 } };

/** The manifests of one app with one PVC, as they stand in Git. */
function appManifests(namespace: string, protection: 'policy' | 'explicit'): KubeObject[] {
  const chart = new Chart(Testing.app(), 'app');
  const common = { metadata: { name: 'data', namespace }, tier: 'hourly', storage: '1Gi', storageClass: 'test' };
  const plan = resolvePlan(config);
  new BackedUpPvc(
    chart,
    'Data',
    protection === 'policy' ? common : { ...common, protection, plan, overrides: OVERRIDES },
  );
  return chart.toJson();
}

/** Syncs the app as Argo CD does: what is in Git is applied, what was and is no longer is pruned. */
async function sync(api: Api, wanted: readonly KubeObject[], before: readonly KubeObject[] = []): Promise<void> {
  for (const object of wanted) await api.apply(object);
  const isWanted = ({ kind, metadata }: KubeObject) =>
    wanted.some((other) => other.kind === kind && other.metadata.name === metadata.name);
  for (const object of before.filter((candidate) => !isWanted(candidate))) await api.delete(object);
}

async function makeBound(api: Api, namespace: string): Promise<void> {
  await api.setPvcStatus({ namespace, name: 'data' }, { phase: 'Bound', capacity: { storage: '1Gi' } });
  for (const ref of protectingRefs(namespace, 'data')) await api.waitFor(ref);
}

/**
 * What Kyverno does on its own: another setting of the platform, a new look at all PVCs, and the orphan cleanup.
 *
 * @param expectAfterwards while that setting is in force
 */
async function letKyvernoAct(namespace: string, expectAfterwards: () => Promise<void>): Promise<void> {
  const { api } = cluster();
  const bystander = appManifests(namespace, 'policy').map((object) => ({
    ...object,
    metadata: { ...object.metadata, name: 'bystander' },
  }));
  await sync(api, bystander);
  await api.setPvcStatus({ namespace, name: 'bystander' }, { phase: 'Bound' });
  const credentials = { ...config.credentials, refreshInterval: '2h0m0s' };
  try {
    await cluster().applyManifests(cluster().manifests({ ...config, credentials }));
    await api.waitFor(secretRef(namespace, 'bystander'), ({ spec }) => spec.refreshInterval === '2h0m0s', 60_000);
    await cluster().runCleanup();
    await cluster().untilKyvernoIsIdle();
    await expectAfterwards();
  } finally {
    await cluster().applyManifests(cluster().manifests());
  }
}

describe('I9: a living PVC changes from one mode to the other', () => {
  test('I9: from policy mode to explicit mode nothing is deleted, and Git has the last word', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('modes');
    const policy = appManifests(namespace, 'policy');
    const explicit = appManifests(namespace, 'explicit');
    await sync(api, policy);
    await makeBound(api, namespace);

    const deleted = await deletionsDuring(api, namespace, async () => {
      await sync(api, explicit, policy);
      await letKyvernoAct(namespace, async () => {
        expect((await api.waitFor(sourceRef(namespace, 'data'))).spec.kopia.retain.hourly).toBe(99);
        expect((await api.waitFor(secretRef(namespace, 'data'))).spec.refreshInterval).toBe('1h0m0s');
      });
    });

    expect(deleted).toEqual([]);
  });

  test('I9: from explicit mode to policy mode Kyverno makes what Git no longer has, when it looks again at the latest', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('modes');
    const explicit = appManifests(namespace, 'explicit');
    await sync(api, explicit);
    await makeBound(api, namespace);
    const inGit = await api.waitFor(sourceRef(namespace, 'data'));

    const policy = appManifests(namespace, 'policy');
    await sync(api, policy);
    // Argo CD prunes last, and by then Kyverno may be through with the change of the PVC: it looks at it once more later.
    await cluster().untilKyvernoHasActed(namespace);
    await sync(api, policy, explicit);
    await cluster().untilKyvernoHasLookedAgain(namespace);

    const isNew = ({ metadata, spec }: KubeObject) =>
      metadata.uid !== inGit.metadata.uid && spec.kopia.retain.hourly === 24;
    await api.waitFor(sourceRef(namespace, 'data'), isNew, 90_000);
    await api.waitFor(secretRef(namespace, 'data'), undefined, 90_000);
    expect((await api.waitFor(pvcRef(namespace, 'data'))).metadata.labels).toEqual({ backup: 'hourly' });
  });
});
