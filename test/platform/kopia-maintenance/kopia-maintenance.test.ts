import { describe, expect, test } from 'vitest';
import { kopiaCacheFlags } from '../../../lib/kopia/cache-limits';
import { maintenanceScript } from '../../../lib/platform/kopia-maintenance/kopia-maintenance';
import { minimalPlan } from '../../support/config';
import { allOptionsPlan } from '../../support/constructs';
import { kindsOf, only, testSamples } from '../../support/manifests';
import { cronJob, render } from './rendered';

testSamples('KopiaMaintenance');

const POD = 'spec.jobTemplate.spec.template.spec';

test('comes with everything that it needs, all in the namespace of the platform', () => {
  const manifests = render(allOptionsPlan);
  expect(kindsOf(manifests)).toEqual(['CronJob', 'ExternalSecret', 'NetworkPolicy', 'ServiceAccount']);
  for (const { metadata } of manifests) expect(metadata.namespace).toBe('backup');
});

test('there is one runner at a time, and none that is started again', () => {
  expect(cronJob(minimalPlan)).toMatchObject({
    spec: {
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: { parallelism: 1, completions: 1, backoffLimit: 0, podReplacementPolicy: 'Failed' },
      },
    },
  });
  expect(cronJob(minimalPlan)).toHaveProperty(`${POD}.restartPolicy`, 'Never');
});

test('a runbook may suspend it: Argo CD leaves alone what Git does not state', () => {
  expect(cronJob(allOptionsPlan)).not.toHaveProperty('spec.suspend');
});

test('I11: it runs in its own slot or not at all', () => {
  expect(cronJob(minimalPlan)).toHaveProperty('spec.schedule', '55 3 * * *');
  expect(cronJob(allOptionsPlan)).toHaveProperty('spec.schedule', '57 */6 * * *');
  const { startingDeadlineSeconds } = cronJob(minimalPlan).spec as { startingDeadlineSeconds: number };
  expect(startingDeadlineSeconds).toBeLessThan(5 * 60);
});

describe('I7: it works as all others do', () => {
  test('I7: as the same user', () => {
    for (const plan of [minimalPlan, allOptionsPlan]) {
      expect(cronJob(plan)).toMatchObject({
        spec: {
          jobTemplate: {
            spec: {
              template: {
                spec: {
                  securityContext: { runAsUser: plan.mover.uid, runAsGroup: plan.mover.gid, fsGroup: plan.mover.gid },
                },
              },
            },
          },
        },
      });
    }
  });

  test('I7: on the same share, at the same place', () => {
    for (const plan of [minimalPlan, allOptionsPlan]) {
      expect(cronJob(plan)).toHaveProperty(`${POD}.volumes.0`, { name: 'repository', nfs: plan.repository.nfs });
      expect(cronJob(plan)).toHaveProperty(`${POD}.containers.0.volumeMounts.0`, {
        name: 'repository',
        mountPath: plan.repository.path,
      });
      expect(maintenanceScript(plan)).toContain(`--path=${plan.repository.path} `);
    }
  });
});

test('its memory survives a repository that has grown', () => {
  expect(cronJob(minimalPlan)).toHaveProperty(`${POD}.containers.0.resources.limits.memory`, '4Gi');
  expect(cronJob(allOptionsPlan)).toHaveProperty(`${POD}.containers.0.resources.limits.memory`, '8Gi');
});

test("Kopia's cache is kept below its volume, which a grown repository would fill otherwise", () => {
  const job = cronJob(minimalPlan);
  expect(job).toHaveProperty(`${POD}.volumes.1`, { name: 'scratch', emptyDir: { sizeLimit: '8Gi' } });
  const flags = kopiaCacheFlags('8Gi').join(' ');
  expect(maintenanceScript(minimalPlan)).toMatch(new RegExp(`^kopia repository connect .* ${flags}$`, 'm'));
});

test('I15: the password comes from a Secret, and is no argument', () => {
  expect(only(render(minimalPlan), 'ExternalSecret')).toMatchObject({
    spec: { target: { name: 'kopia-maintenance' }, data: [{ secretKey: 'KOPIA_PASSWORD' }] },
  });
  expect(maintenanceScript(minimalPlan)).not.toContain('password');
});
