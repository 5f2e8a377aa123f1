import { describe, expect, test } from 'vitest';
import { BackedUpPvc, KyvernoVolsyncPolicy, NamespaceCredentials, type Plan, RestoreDrill } from '../../../lib';
import { NAMESPACE_SECRET, SECRET_KEYS } from '../../../lib/contract/names';
import { minimalPlan, validPlan } from '../../support/config';
import { manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('NamespaceCredentials');

const labels = { 'example.com/backups': 'allowed' };
const perNamespace = validPlan({ credentials: { secretPer: 'namespace' } });
const perLabelledNamespace = validPlan({ credentials: { secretPer: 'namespace', namespaceLabels: labels } });
const inBothFamilies = (['cel', 'clusterpolicy'] as const).map((policyFamily) => [policyFamily] as const);

const render = (plan: Plan) => manifestsOf((chart) => new NamespaceCredentials(chart, 'Test', { plan }));
const specOf = (plan: Plan) => only(render(plan), 'ClusterExternalSecret').spec;

test('is made only when the config asks for one Secret for each namespace', () => {
  expect(render(minimalPlan)).toEqual([]);
  expect(render(perNamespace)).toHaveLength(1);
});

test('gives movers what a Secret for one PVC gives them', () => {
  const pvc = { metadata: { name: 'data', namespace: 'app' }, tier: 'hourly', storage: '1Gi' } as const;
  const objects = manifestsOf(
    (chart) => new BackedUpPvc(chart, 'Pvc', { ...pvc, protection: 'explicit', plan: minimalPlan }),
  );
  const own = only(objects, 'ExternalSecret').spec as { target: object };
  expect(specOf(perNamespace)).toMatchObject({
    externalSecretName: NAMESPACE_SECRET,
    externalSecretSpec: { ...own, target: { ...own.target, name: NAMESPACE_SECRET } },
  });
  expect(JSON.stringify(own)).toContain(SECRET_KEYS.creation);
});

test('goes to all namespaces but the excluded ones, or to those with certain labels', () => {
  expect(specOf(perNamespace)).toMatchObject({
    namespaceSelectors: [
      {
        matchExpressions: [
          { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: perNamespace.namespaces.excluded },
        ],
      },
    ],
  });
  expect(specOf(perLabelledNamespace)).toMatchObject({ namespaceSelectors: [{ matchLabels: labels }] });
});

test('I9: Argo CD keeps it when the config no longer has it: living destinations still refer to its Secrets', () => {
  expect(only(render(perNamespace), 'ClusterExternalSecret').metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  });
});

describe('with one Secret for each namespace', () => {
  test.each(inBothFamilies)('the policies of the family %s refer to it and generate none', (policyFamily) => {
    const text = (plan: Plan) =>
      JSON.stringify(manifestsOf((chart) => new KyvernoVolsyncPolicy(chart, 'Test', { plan })));
    const own = text(validPlan({ kyverno: { policyFamily } }));
    const shared = text(validPlan({ kyverno: { policyFamily }, credentials: { secretPer: 'namespace' } }));
    const reference = /'?"?repository'?"?: ?(dyn\()?['"]kopia-repository['"]/g;
    expect(own).toContain('external-secrets.io/v1');
    expect(own.replaceAll('\\"', '"').match(reference)).toBeNull();
    expect(shared.match(/external-secrets\.io|volsync-\{\{|'volsync-'/g)).toBeNull();
    // Of the ReplicationSource and of the ReplicationDestination.
    expect(shared.match(reference)).toHaveLength(2);
  });

  test('an explicit PVC has no ExternalSecret, and its movers read the one of the namespace', () => {
    const objects = manifestsOf(
      (chart) =>
        new BackedUpPvc(chart, 'Pvc', {
          metadata: { name: 'data', namespace: 'app' },
          tier: 'hourly',
          storage: '1Gi',
          protection: 'explicit',
          plan: perNamespace,
        }),
    );
    expect(objects.map(({ kind }) => kind)).toEqual(['PersistentVolumeClaim', 'ReplicationSource']);
    expect(only(objects, 'ReplicationSource')).toHaveProperty('spec.kopia.repository', NAMESPACE_SECRET);
  });

  test('a restore drill reads it too', () => {
    const objects = manifestsOf(
      (chart) =>
        new RestoreDrill(chart, 'Drill', {
          plan: perNamespace,
          pvc: { name: 'data', namespace: 'app' },
          schedule: '0 5 * * 1',
          storage: '1Gi',
          check: { image: 'docker.io/library/busybox:1.37', command: ['test', '-s', '/restored/file'] },
        }),
    );
    expect(JSON.stringify(objects)).toContain(`"name":"${NAMESPACE_SECRET}"`);
    expect(JSON.stringify(objects)).not.toContain('volsync-data');
  });
});

describe('I6: where only labelled namespaces can have the password', () => {
  const rules = (plan: Plan) => {
    const objects = manifestsOf((chart) => new KyvernoVolsyncPolicy(chart, 'Test', { plan }));
    return JSON.stringify(only(objects, 'ValidatingAdmissionPolicy', 'volsync-pvc-backup-restore-labels').spec);
  };
  const refusal = 'credentials for backups';

  test('a protected PVC elsewhere is refused, whether the store or the Secret is limited', () => {
    const token = { name: 'onepassword', key: 'token' };
    const connect = { host: 'http://connect.example.svc:8080', vaults: { homelab: 1 }, token };
    const store = { onePassword: { connect, namespaceLabels: labels } };
    expect(rules(perLabelledNamespace)).toContain(refusal);
    expect(rules(validPlan({ credentials: store }))).toContain(refusal);
    expect(rules(validPlan({ credentials: { ...store, secretPer: 'namespace' } }))).toContain(refusal);
  });

  test('nothing is refused where every namespace can', () => {
    expect(rules(minimalPlan)).not.toContain(refusal);
    expect(rules(perNamespace)).not.toContain(refusal);
  });
});
