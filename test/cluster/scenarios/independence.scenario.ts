import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../support/api';
import { foreignJob, moverJob, pvc, pvcRef, sourceRef } from '../support/objects';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

/**
 * What the request has at least before it is given up. The webhooks that are ignored when they fail give up earlier than
 * the gate's does, and are asked side by side.
 */
const GATE_TIMEOUT_MS = 10_000;

/** When a webhook of the generators gives up. What reaches none does not wait for one. */
const GENERATOR_TIMEOUT_MS = 3000;

interface State {
  /** What the refusal of a labelled PVC names. */
  readonly refusal?: string;
  /** Whether a request that reaches a webhook waits until that gives up. */
  readonly isSilent?: boolean;
}

/** What must go on working, and the one thing that must not. */
function everythingElseWorks(
  state: string,
  { refusal = 'volsync-pvc-backup-restore', isSilent = false }: State = {},
): void {
  let namespace: string;

  beforeAll(async () => {
    namespace = await cluster().namespace('i3');
    const { api } = cluster();
    await cluster().allowExpansion('test');
    for (const name of ['grown', 'relabelled', 'deleted', 'bound']) {
      await api.create(pvc(namespace, name));
      await api.setPvcStatus({ namespace, name }, { phase: 'Bound', capacity: { storage: '1Gi' } });
      await api.waitFor(sourceRef(namespace, name));
    }
  });

  const withoutWebhook: Record<string, (namespace: string) => Promise<unknown>> = {
    'an unlabelled PVC is created': (ns) => cluster().api.create(pvc(ns, 'plain', { tier: null })),
    'a PVC is created in an excluded namespace': (ns) =>
      cluster().api.create(pvc('argocd', `plain-${ns}`, { tier: null })),
    // Elsewhere it would be refused: the share has to be mounted into it.
    'a Kopia mover is created in an excluded namespace': (ns) =>
      cluster().api.create(moverJob('argocd', `mover-${ns}`)),
    'a foreign Job is created': (ns) => cluster().api.create(foreignJob(ns, 'main')),
    'a restic mover is created': (ns) => cluster().api.create(moverJob(ns, 'restic', { container: 'restic' })),
  };

  const actions: Record<string, (namespace: string) => Promise<unknown>> = {
    'a protected PVC grows': (ns) =>
      cluster().api.merge(pvcRef(ns, 'grown'), { spec: { resources: { requests: { storage: '2Gi' } } } }),
    'a protected PVC is relabelled': (ns) =>
      cluster().api.merge(pvcRef(ns, 'relabelled'), { metadata: { labels: { backup: 'daily' } } }),
    'the status of a protected PVC changes': (ns) =>
      cluster().api.setPvcStatus({ namespace: ns, name: 'bound' }, { capacity: { storage: '3Gi' } }),
    'a protecting object is edited': (ns) =>
      cluster().api.merge(sourceRef(ns, 'bound'), { metadata: { annotations: { edited: 'yes' } } }),
    'a protecting object is deleted': (ns) => cluster().api.delete(sourceRef(ns, 'grown')),
  };

  test.each([
    ...Object.entries(withoutWebhook).map(([name, action]) => [name, action, GENERATOR_TIMEOUT_MS] as const),
    ...Object.entries(actions).map(([name, action]) => [name, action, GATE_TIMEOUT_MS] as const),
  ])(`I3: ${state}, %s`, async (_, action, limit) => {
    const started = Date.now();
    expect(await attempt(() => action(namespace))).toEqual({ ok: true });
    if (isSilent) expect(Date.now() - started).toBeLessThan(limit);
  });

  test(`I3: ${state}, a protected PVC is deleted and goes`, async () => {
    const { api } = cluster();
    const started = Date.now();
    await api.delete(pvcRef(namespace, 'deleted'));
    if (isSilent) expect(Date.now() - started).toBeLessThan(GENERATOR_TIMEOUT_MS);
    await api.waitUntilGone(pvcRef(namespace, 'deleted'));
    await api.waitUntilGone(sourceRef(namespace, 'deleted'));
  });

  test(`I3: ${state}, only creating a labelled PVC is refused`, async () => {
    const outcome = await attempt(() => cluster().api.create(pvc(namespace, 'labelled')));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(refusal) });
  });
}

describe('I3: with pvc-plumber down', () => {
  everythingElseWorks('with pvc-plumber down');
  beforeAll(() => cluster().plumber.stop());
  afterAll(async () => {
    await cluster().plumber.listen();
    await cluster().untilPoliciesAreServed();
  });
});

describe('I3: with Kyverno killed', () => {
  everythingElseWorks('with Kyverno killed');
  beforeAll(async () => {
    await cluster().allOfKyverno('kill');
  });
  afterAll(async () => {
    await cluster().allOfKyverno('start');
    await cluster().untilPoliciesAreServed();
  });
});

describe('I3: with Kyverno and its webhooks gone', () => {
  everythingElseWorks('with Kyverno and its webhooks gone', { refusal: 'volsync-pvc-backup-restore-presence' });
  beforeAll(async () => {
    await cluster().allOfKyverno('kill');
    await cluster().removeKyvernoWebhooks();
  });
  afterAll(async () => {
    await cluster().allOfKyverno('start');
    await cluster().untilPoliciesAreServed();
  });
});

describe('I3: with Kyverno black-holed', () => {
  everythingElseWorks('with Kyverno black-holed', { isSilent: true });
  beforeAll(async () => {
    await cluster().kyverno('swallow', 'admission');
  });
  afterAll(async () => {
    await cluster().kyverno('start', 'admission');
    await cluster().untilPoliciesAreServed();
  });
});

describe('I3: with Kyverno frozen', () => {
  everythingElseWorks('with Kyverno frozen', { isSilent: true });
  beforeAll(async () => {
    await cluster().kyverno('freeze', 'admission');
  });
  afterAll(async () => {
    await cluster().kyverno('thaw', 'admission');
    await cluster().untilPoliciesAreServed();
  });
});
