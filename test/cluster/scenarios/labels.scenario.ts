import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Plan, resolvePlan } from '../../../lib';
import { judge } from '../../../lib/protection/judge';
import { pvcRules } from '../../../lib/protection/pvc-rules';
import { describeProblem } from '../../../lib/validation/problem';
import { PLATFORMS, PVC_RULE_EXAMPLES, type PvcExample } from '../../support/pvc-rule-examples';
import { attempt, type KubeObject } from '../support/api';
import { pod, pvc, pvcRef } from '../support/objects';
import { useCluster } from '../support/scenario';

const cluster = useCluster();

/** The examples for one platform, by what is special about them. */
function examples(of: 'accepted' | 'refused', isLimited: boolean): [string, PvcExample][] {
  return Object.values(PVC_RULE_EXAMPLES)
    .flatMap((rule) => Object.entries(rule[of]))
    .filter(([, { onLimitedPlatform }]) => (onLimitedPlatform !== undefined) === isLimited);
}

/** The PVC of an example, in a namespace as the example wants it. */
async function written(example: PvcExample): Promise<KubeObject> {
  const { namespace = await cluster().namespace('i6'), name = unique(), onLimitedPlatform, ...fields } = example;
  const { labels = {}, annotations = {}, volumeMode, owner } = fields;
  const namespaceLabels = onLimitedPlatform?.namespaceLabels;
  if (namespaceLabels !== undefined) {
    const ref = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
    await cluster().api.merge(ref, { metadata: { labels: namespaceLabels } });
  }
  const object = pvc(namespace, name, { tier: null, labels, annotations, spec: { ...(volumeMode && { volumeMode }) } });
  return { ...object, metadata: { ...object.metadata, ...(owner && (await ownedBy(namespace, owner))) } };
}

const unique = () => `data-${Math.random().toString(36).slice(2, 8)}`;

async function ownedBy(namespace: string, { kind, controller }: NonNullable<PvcExample['owner']>) {
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace } };
  const { apiVersion, metadata } = await cluster().api.create(kind === 'Pod' ? pod(namespace, 'owner') : configMap);
  return { ownerReferences: [{ apiVersion, kind, name: metadata.name, uid: metadata.uid ?? '', controller }] };
}

/** What synth and `pvc-backup check` say of a PVC; the API server must say the same. */
function verdictOf({ metadata, spec }: KubeObject, example: PvcExample, plan: Plan): string {
  const { owner, onLimitedPlatform } = example;
  const controller = owner?.controller === true ? owner.kind : undefined;
  const namespaceLabels = onLimitedPlatform?.namespaceLabels;
  const judged = { ...metadata, volumeMode: spec.volumeMode, controller, namespaceLabels };
  const [problem, ...others] = pvcRules(plan).flatMap((rule) => judge(rule, judged));
  if (problem === undefined || others.length > 0) throw new Error('not exactly one rule refuses it');
  return describeProblem(problem);
}

/** Every example for a platform, on CREATE and on UPDATE. */
function judgesExamples(state: string, platform: keyof typeof PLATFORMS): void {
  const plan = resolvePlan(PLATFORMS[platform]);
  const isLimited = platform === 'limited';

  test.each(examples('refused', isLimited))(`I6: ${state}, %s is refused on CREATE`, async (_, example) => {
    const object = await written(example);
    const message = expect.stringContaining(verdictOf(object, example, plan));
    expect(await attempt(() => cluster().api.create(object))).toMatchObject({ ok: false, message });
  });

  test.each(examples('refused', isLimited))(`I6: ${state}, %s is refused on UPDATE`, async (_, example) => {
    const { api } = cluster();
    const object = await written(example);
    const { name = '', namespace = '', labels, annotations, ...metadata } = object.metadata;
    await api.create({ ...object, metadata: { name, namespace, ...metadata } });
    const outcome = await attempt(() => api.merge(pvcRef(namespace, name), { metadata: { labels, annotations } }));
    const message = expect.stringContaining(verdictOf(object, example, plan));
    expect(outcome).toMatchObject({ ok: false, message });
  });

  test.each(examples('accepted', isLimited))(`I6: ${state}, %s is accepted`, async (_, example) => {
    const object = await written(example);
    expect(await attempt(() => cluster().api.create(object))).toEqual({ ok: true });
  });
}

function suite(state: string): void {
  judgesExamples(state, 'ordinary');

  test(`I6: ${state}, a protected PVC gets no tier that there is not`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    await api.create(pvc(namespace, 'data'));
    const outcome = await attempt(() =>
      api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { backup: 'x' } } }),
    );
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('got "x"; allowed: hourly, daily') });
  });

  test(`I6: ${state}, a protected PVC does not lose the reason for skip-restore alone`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    const reason = 'volsync.backup/skip-restore-reason';
    const annotations = { 'volsync.backup/skip-restore': 'true', [reason]: 'corrupt' };
    await api.create(pvc(namespace, 'data', { annotations }));
    const change = (gone: object) => attempt(() => api.merge(pvcRef(namespace, 'data'), { metadata: gone }));
    expect(await change({ annotations: { [reason]: null } })).toMatchObject({
      ok: false,
      message: expect.stringContaining('skip-restore-reason: got nothing'),
    });
    expect(await change({ annotations: { [reason]: null, 'volsync.backup/skip-restore': null } })).toEqual({
      ok: true,
    });
  });

  test(`I6: ${state}, a protected PVC does not become the volume of a database`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    await api.create(pvc(namespace, 'data'));
    const labels = { 'cnpg.io/cluster': 'photos' };
    const outcome = await attempt(() => api.merge(pvcRef(namespace, 'data'), { metadata: { labels } }));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('got "photos"') });
  });

  test(`I6: ${state}, a StatefulSet that scales down makes its pod the controller of a protected PVC`, async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    await api.create(pvc(namespace, 'data'));
    const metadata = await ownedBy(namespace, { kind: 'Pod', controller: true });
    expect(await attempt(() => api.merge(pvcRef(namespace, 'data'), { metadata }))).toEqual({ ok: true });
  });
}

describe('I6: no label is silently ignored, with Kyverno up', () => suite('with Kyverno up'));

describe('I6: no label is silently ignored, with Kyverno down', () => {
  const binding = () => cluster().manifest('ValidatingAdmissionPolicyBinding', 'volsync-pvc-backup-restore-presence');

  beforeAll(async () => {
    await cluster().kyverno('kill', 'admission');
    // What refuses all protected PVCs now would hide who refuses these.
    await cluster().removeKyvernoWebhooks();
    await cluster().api.delete(binding());
    const namespace = await cluster().namespace('i6');
    await cluster().retryUntilOk(() => cluster().api.create(pvc(namespace, 'fit')));
  });
  suite('with Kyverno down');
  afterAll(async () => {
    await cluster().api.apply(binding());
    await cluster().kyverno('start', 'admission');
    await cluster().untilPoliciesAreServed();
  });
});

describe('I6: a PVC that was wrong before the rules came', () => {
  test('I6: can still be changed, and freed of its finalizers', async () => {
    const { api } = cluster();
    const namespace = await cluster().namespace('i6');
    const policy = cluster().manifest('ValidatingAdmissionPolicyBinding', 'volsync-pvc-backup-restore-labels');
    await api.delete(policy);
    try {
      await cluster().retryUntilOk(() => api.create(pvc(namespace, 'data', { tier: 'weekly' })));
    } finally {
      await api.apply(policy);
    }
    await cluster().untilRefused(() => api.create(pvc(namespace, 'other', { tier: 'weekly' })), 'got "weekly"');

    await api.merge(pvcRef(namespace, 'data'), { metadata: { labels: { team: 'a' } } });
    await api.delete(pvcRef(namespace, 'data'));
    await api.waitUntilGone(pvcRef(namespace, 'data'));
  });
});

describe('I6: no label is silently ignored, where users share one and only some namespaces have credentials', () => {
  const policyOf = (objects: readonly KubeObject[]) => {
    const policy = objects.find(
      ({ kind, metadata }) =>
        kind === 'ValidatingAdmissionPolicy' && metadata.name === 'volsync-pvc-backup-restore-labels',
    );
    if (policy === undefined) throw new Error('no label rules');
    return policy;
  };
  let namespace: string;
  const probe = () =>
    cluster().api.create(pvc(namespace, unique(), { tier: null, annotations: { 'volsync.backup/mover-uid': '1000' } }));

  beforeAll(async () => {
    namespace = await cluster().namespace('i6');
    await cluster().api.apply(policyOf(cluster().manifests(PLATFORMS.limited)));
    await cluster().retryUntilOk(probe);
  });
  judgesExamples('on such a platform', 'limited');
  afterAll(async () => {
    await cluster().api.apply(policyOf(cluster().manifests()));
    await cluster().untilRefused(probe, 'repository.squash');
  });
});
