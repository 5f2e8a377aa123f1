import { describe, expect, test } from 'vitest';
import { KopiaRepositoryBootstrap, type Plan, PvcPlumberDeployment } from '../../../lib';
import { type PodSpec } from '../../../lib/kubernetes/objects';
import { minimalPlan, validPlan } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';
import { manifestsOf, only, testSamples } from '../../support/manifests';

testSamples('KopiaRepositoryBootstrap');

const render = (plan: Plan) => manifestsOf((chart) => new KopiaRepositoryBootstrap(chart, 'Test', { plan }));
const podOf = (plan: Plan) => (only(render(plan), 'Job').spec as { template: { spec: PodSpec } }).template.spec;

describe('I12: a repository is created', () => {
  test('I12: by a Job, only where the config says so', () => {
    expect(render(minimalPlan).map(({ kind }) => kind)).toStrictEqual(['Job', 'NetworkPolicy']);
  });

  test('I12: never again once there is a unique id', () => {
    expect(render(allOptionsPlan)).toStrictEqual([]);
  });
});

test('I7: it is created by the user of the movers, on the share and at the path of everything else', () => {
  const plan = validPlan({ repository: { mountPath: '/backup' }, mover: { uid: 3000, gid: 3001 } });
  expect(podOf(plan)).toMatchObject({
    securityContext: { runAsUser: 3000, runAsGroup: 3001 },
    containers: [
      {
        image: plan.images.kopia,
        env: expect.arrayContaining([{ name: 'REPOSITORY_PATH', value: '/backup' }]),
        volumeMounts: expect.arrayContaining([{ name: 'repository', mountPath: '/backup' }]),
      },
    ],
    volumes: expect.arrayContaining([{ name: 'repository', nfs: plan.repository.nfs }]),
  });
});

test('I15: the password comes from the Secret that pvc-plumber has too', () => {
  const plumber = manifestsOf((chart) => new PvcPlumberDeployment(chart, 'Test', { plan: minimalPlan }));
  const { metadata } = only(plumber, 'ExternalSecret');
  expect(podOf(minimalPlan).containers[0]?.env).toContainEqual({
    name: 'KOPIA_PASSWORD',
    valueFrom: { secretKeyRef: { name: metadata.name, key: 'KOPIA_PASSWORD' } },
  });
  expect(only(render(minimalPlan), 'Job').metadata.namespace).toBe(metadata.namespace);
});

test('I12: Argo CD does not run it again: by then the share may be empty because its dataset is locked', () => {
  const { metadata, spec } = only(render(minimalPlan), 'Job');
  expect(metadata).not.toHaveProperty('annotations');
  expect(spec).not.toHaveProperty('ttlSecondsAfterFinished');
});
