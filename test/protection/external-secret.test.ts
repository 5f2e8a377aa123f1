import { describe, expect, test } from 'vitest';
import { resolvePlan } from '../../lib';
import { NEVER_CREATE } from '../../lib/contract/names';
import { credentialsSpec, externalSecret } from '../../lib/protection/external-secret';
import { concretePvc } from '../../lib/protection/pvc-binding';
import { minimalPlan, validConfig } from '../support/config';
import { allOptionsPlan } from '../support/constructs';

const pvc = { name: 'data', namespace: 'my-app', tier: 'hourly', capacity: '1Gi', accessModes: ['ReadWriteOnce'] };

describe('the ExternalSecret of a PVC', () => {
  const secret = () => externalSecret(minimalPlan, concretePvc(minimalPlan, pvc), 'somebody');

  test('makes a Secret of its own name from the item in the store', () => {
    expect(secret()).toMatchObject({ metadata: { name: 'volsync-data', namespace: 'my-app' } });
    expect(secret().spec).toMatchObject({
      refreshInterval: '1h0m0s',
      secretStoreRef: { kind: 'ClusterSecretStore', name: '1password' },
      target: { name: 'volsync-data' },
      data: [{ secretKey: 'KOPIA_PASSWORD', remoteRef: { key: 'rustfs', property: 'kopia_password' } }],
    });
  });

  test('adds the address of the repository to the password instead of replacing it', () => {
    expect(secret()).toHaveProperty('spec.target.template', {
      engineVersion: 'v2',
      mergePolicy: 'Merge',
      data: {
        KOPIA_REPOSITORY: 'filesystem:///repository',
        KOPIA_FS_PATH: '/repository',
        KOPIA_MANUAL_CONFIG: NEVER_CREATE,
      },
    });
  });

  test('I12: names an encryption that Kopia does not have, so that no mover can create a repository', () => {
    expect(JSON.parse(NEVER_CREATE)).toStrictEqual({ encryption: { algorithm: 'movers-never-create-a-repository' } });
    expect(NEVER_CREATE).not.toMatch(/\{\{|\}\}/);
  });

  test('has no template expression, which Kyverno would evaluate', () => {
    expect(JSON.stringify(secret())).not.toContain('{{');
  });

  test('states every field that External Secrets defaults', () => {
    expect(secret()).toHaveProperty('spec.target.creationPolicy', 'Owner');
    expect(secret()).toHaveProperty('spec.target.deletionPolicy', 'Retain');
    expect(secret()).toHaveProperty('spec.data.0.remoteRef', {
      key: 'rustfs',
      property: 'kopia_password',
      conversionStrategy: 'Default',
      decodingStrategy: 'None',
      metadataPolicy: 'None',
    });
  });

  test.each([
    ['at its own mount path', allOptionsPlan, 'six-hourly', '/backup/repository'],
    [
      'at the mount path of a first install',
      resolvePlan(validConfig({ repository: { mountPath: '/kopia' } })),
      'daily',
      '/kopia',
    ],
  ])('finds the repository %s', (_, plan, tier, path) => {
    const { spec } = externalSecret(plan, concretePvc(plan, { ...pvc, tier }), 'somebody');
    expect(spec).toHaveProperty('target.template.data', {
      KOPIA_REPOSITORY: `filesystem://${path}`,
      KOPIA_FS_PATH: path,
      KOPIA_MANUAL_CONFIG: NEVER_CREATE,
    });
  });
});

test('credentials without further keys need no template', () => {
  const spec = credentialsSpec(allOptionsPlan, 'credentials', { A: 'a', B: 'b' });
  expect(spec).toMatchObject({
    refreshInterval: '15m0s',
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
    target: { name: 'credentials' },
    data: [
      { secretKey: 'A', remoteRef: { key: 'backups/a' } },
      { secretKey: 'B', remoteRef: { key: 'backups/b' } },
    ],
  });
  expect(spec).not.toHaveProperty('target.template');
});
