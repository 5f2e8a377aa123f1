import { describe, expect, test } from 'vitest';
import { OnePasswordStore, type Plan } from '../../../lib';
import { credentialsSpec } from '../../../lib/protection/external-secret';
import { ALWAYS_EXCLUDED, minimalDatabases, minimalPlan, validPlan } from '../../support/config';
import { manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('OnePasswordStore');

const token = { name: 'onepassword', key: 'token' };
const connect = { host: 'http://connect.example.svc:8080', vaults: { homelab: 1 }, token };
const render = (plan: Plan) => manifestsOf((chart) => new OnePasswordStore(chart, 'Test', { plan }));
const storeOf = (plan: Plan) => only(render(plan), 'ClusterSecretStore');

test('is made only when the config says how 1Password is reached', () => {
  expect(render(minimalPlan)).toEqual([]);
});

test('has the name by which ExternalSecrets ask for it, and no namespace', () => {
  const plan = validPlan({ credentials: { onePassword: { connect } } });
  expect(storeOf(plan).metadata).toEqual({ name: plan.credentials.store.name });
});

test('finds its token beside External Secrets, unless it is said to be elsewhere', () => {
  const at = 'spec.provider.onepassword.auth.secretRef.connectTokenSecretRef';
  expect(storeOf(validPlan({ credentials: { onePassword: { connect } } }))).toHaveProperty(at, {
    ...token,
    namespace: 'external-secrets',
  });
  const elsewhere = { ...connect, token: { ...token, namespace: 'vault' } };
  expect(storeOf(validPlan({ credentials: { onePassword: { connect: elsewhere } } }))).toHaveProperty(
    `${at}.namespace`,
    'vault',
  );
});

describe('who may use it', () => {
  /** With `longhorn-system` excluded too. */
  const ALL_BUT_EXCLUDED = [
    {
      namespaceSelector: {
        matchExpressions: [
          {
            key: 'kubernetes.io/metadata.name',
            operator: 'NotIn',
            values: [...ALWAYS_EXCLUDED, 'longhorn-system'].filter((name) => name !== 'volsync-system').sort(),
          },
        ],
      },
    },
  ];

  test('is every namespace that may hold protected PVCs, and the one of the platform', () => {
    const plan = validPlan({
      credentials: { onePassword: { connect } },
      namespaces: { excluded: ['kube-system', 'longhorn-system'] },
    });
    expect(storeOf(plan)).toHaveProperty('spec.conditions', ALL_BUT_EXCLUDED);
  });

  test('can be narrowed to namespaces with a label; the platform always may', () => {
    const plan = validPlan({ credentials: { onePassword: { connect, namespaceLabels: { secrets: 'yes' } } } });
    expect(storeOf(plan)).toHaveProperty('spec.conditions', [
      { namespaces: ['volsync-system'] },
      { namespaceSelector: { matchLabels: { secrets: 'yes' } } },
    ]);
  });

  test.each(['postgres', 'volsync-system'])(
    'the databases in %s always may: their S3 keys come from it',
    (namespace) => {
      const databases = { ...minimalDatabases, namespace };
      const labelled = { connect, namespaceLabels: { secrets: 'yes' } };
      expect(storeOf(validPlan({ credentials: { onePassword: labelled }, databases }))).toHaveProperty(
        'spec.conditions',
        [
          { namespaces: [...new Set(['volsync-system', namespace])] },
          { namespaceSelector: { matchLabels: { secrets: 'yes' } } },
        ],
      );
      const excluded = { excluded: [namespace, 'longhorn-system'] };
      const plan = validPlan({ credentials: { onePassword: { connect } }, databases, namespaces: excluded });
      expect(plan.namespaces.excluded).toContain(namespace);
      expect(storeOf(plan)).toHaveProperty('spec.conditions', ALL_BUT_EXCLUDED);
    },
  );
});

describe('the shape of a reference follows the provider', () => {
  const referenceIn = (plan: Plan) =>
    credentialsSpec(plan, 'any', { KEY: plan.credentials.field }).data?.[0]?.remoteRef ?? {};

  test('Connect: the item, and the field as property', () => {
    const plan = validPlan({ credentials: { onePassword: { connect } } });
    expect(referenceIn(plan)).toMatchObject({ key: 'rustfs', property: 'kopia_password' });
  });

  test('SDK: both in one string, and no property', () => {
    const plan = validPlan({ credentials: { onePassword: { sdk: { vault: 'homelab', token } } } });
    expect(referenceIn(plan)).toMatchObject({ key: 'rustfs/kopia_password' });
    expect(referenceIn(plan)).not.toHaveProperty('property');
  });
});
