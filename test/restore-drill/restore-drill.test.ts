import { Duration, Size } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { RestoreDrill, type RestoreDrillProps } from '../../lib';
import { MAX_PVC_NAME } from '../../lib/plan/identity';
import { restoreDrillName } from '../../lib/plan/naming';
import { restoreScript } from '../../lib/restore-drill/restore-script';
import { allOptionsPlan, minimalDrill } from '../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../support/manifests';

testSamples('RestoreDrill');

const render = (props: Partial<RestoreDrillProps> = {}) =>
  manifestsOf((chart) => new RestoreDrill(chart, 'Test', { ...minimalDrill, ...props }));
const cronJob = (props?: Partial<RestoreDrillProps>) => only(render(props), 'CronJob');
const POD = 'spec.jobTemplate.spec.template.spec';

describe('a restore drill', () => {
  test('is a CronJob beside the PVC, and nothing else: it needs no rights', () => {
    expect(kindsOf(render())).toStrictEqual(['CronJob']);
    expect(cronJob().metadata).toMatchObject({ name: 'data-drill', namespace: 'my-app' });
    expect(cronJob()).toHaveProperty('spec.schedule', '0 4 * * 0');
    expect(cronJob()).toHaveProperty(`${POD}.automountServiceAccountToken`, false);
    expect(new RestoreDrill(...chartArguments()).name).toBe('data-drill');
  });

  test('has a name that Kubernetes accepts for every PVC that can be protected', () => {
    expect(restoreDrillName('p'.repeat(MAX_PVC_NAME)).length).toBeLessThanOrEqual(52);
  });

  test('runs once, one at a time, ends in any case, and takes itself away with its scratch volume', () => {
    expect(cronJob().spec).toMatchObject({
      concurrencyPolicy: 'Forbid',
      jobTemplate: { spec: { backoffLimit: 0, activeDeadlineSeconds: 7200, ttlSecondsAfterFinished: 3600 } },
    });
    const stated = cronJob({ timeLimit: Duration.minutes(5), keepFor: Duration.days(1) });
    expect(stated.spec).toMatchObject({
      jobTemplate: { spec: { activeDeadlineSeconds: 300, ttlSecondsAfterFinished: 86_400 } },
    });
  });

  test('restores into a volume that lives as long as the pod and is exempt from backups', () => {
    expect(cronJob({ storage: Size.gibibytes(3), storageClass: 'fast' })).toHaveProperty(
      `${POD}.volumes`,
      expect.arrayContaining([
        {
          name: 'restored',
          ephemeral: {
            volumeClaimTemplate: {
              metadata: {
                labels: expect.objectContaining({ 'backup-exempt': 'true' }),
                annotations: { 'volsync.backup/exempt-reason': 'scratch volume of a restore drill' },
              },
              spec: {
                accessModes: ['ReadWriteOnce'],
                storageClassName: 'fast',
                resources: { requests: { storage: '3Gi' } },
              },
            },
          },
        },
      ]),
    );
    expect(JSON.stringify(cronJob())).toContain('"storageClassName":"longhorn"');
  });

  test.each([
    ['/repository', undefined, { server: '192.0.2.10', path: '/mnt/tank/kopia' }],
    ['/backup/repository', allOptionsPlan, { server: 'nas.example.com', path: '/export/kopia' }],
  ])('I12: mounts the share read-only where the movers have it: %s', (path, plan, nfs) => {
    const job = cronJob(plan && { plan });
    expect(job).toHaveProperty(`${POD}.volumes.0`, { name: 'repository', nfs: { ...nfs, readOnly: true } });
    expect(job).toHaveProperty(`${POD}.initContainers.0.volumeMounts.0`, {
      name: 'repository',
      mountPath: path,
      readOnly: true,
    });
    expect(job).toHaveProperty(
      `${POD}.initContainers.0.command.2`,
      expect.stringContaining(`--path=${path} --readonly`),
    );
  });

  test('I7: runs as the user of the movers and looks under the identity of the PVC', () => {
    expect(cronJob({ plan: allOptionsPlan })).toHaveProperty(
      `${POD}.securityContext`,
      expect.objectContaining({ runAsUser: 3000, runAsGroup: 3001, fsGroup: 3001 }),
    );
    expect(restoreScript(minimalDrill.plan, minimalDrill.pvc)).toContain("snapshot list 'data-backup@my-app:/data' ");
  });

  test('I12: never creates a repository', () => {
    expect(restoreScript(minimalDrill.plan, minimalDrill.pvc)).not.toContain('create');
  });

  test('I15: gives the password of the movers to the restore, and to no check', () => {
    const job = cronJob();
    expect(job).toHaveProperty(
      `${POD}.initContainers.0.env`,
      expect.arrayContaining([
        { name: 'KOPIA_PASSWORD', valueFrom: { secretKeyRef: { name: 'volsync-data', key: 'KOPIA_PASSWORD' } } },
      ]),
    );
    expect(job).not.toHaveProperty(`${POD}.containers.0.env`);
    expect(job).not.toHaveProperty(`${POD}.containers.0.volumeMounts.2`);
  });

  test('runs the check on the restored files', () => {
    expect(cronJob()).toHaveProperty(
      `${POD}.containers.0`,
      expect.objectContaining({
        image: 'docker.io/library/alpine:3.22',
        command: ['test', '-s', '/data/important'],
        volumeMounts: [
          { name: 'restored', mountPath: '/data' },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      }),
    );
  });
});

/** A chart and the other arguments of a drill. */
function chartArguments(): ConstructorParameters<typeof RestoreDrill> {
  let scope: ConstructorParameters<typeof RestoreDrill>[0] | undefined;
  manifestsOf((chart) => {
    scope = chart;
    return chart;
  });
  return [scope as never, 'Drill', minimalDrill];
}

describe('I16: what is wrong with a drill is said', () => {
  test('I16: all at once', () => {
    const props = {
      ...minimalDrill,
      pvc: { name: 'p'.repeat(44), namespace: 'kube-system', size: 1 },
      schedule: '@daily',
      storage: '0Gi',
      check: { image: ' ', command: [] },
      timeLimit: Duration.seconds(0),
      keep: true,
    };
    const build = () => manifestsOf((chart) => new RestoreDrill(chart, 'Test', props));
    for (const message of [
      'RestoreDrill "test/Test": 9 problems',
      'keep: got true; allowed: plan, pvc, schedule, storage, check, storageClass, timeLimit, keepFor',
      'pvc.size: got 1',
      `pvc.name: got "${'p'.repeat(44)}"`,
      'pvc.namespace: got "kube-system"; allowed: any but the excluded ones',
      'schedule: got "@daily"; allowed: five cron fields',
      'storage: got "0Gi"',
      'check.image: got " "',
      'check.command: got []',
      'timeLimit: got 0',
    ]) {
      expect(build).toThrow(message);
    }
  });

  test('I16: a schedule whose date never comes is refused', () => {
    expect(() => render({ schedule: '0 5 31 2 *' })).toThrow(
      'schedule: got "0 5 31 2 *"; allowed: a date that comes; this one never does',
    );
    expect(() => render({ schedule: '0 5 29 2 *' })).not.toThrow();
  });

  test.each([undefined, ['sh', 1], 'sh -c true'])('I16: a check whose command is %j is refused', (command) => {
    const check = { image: 'alpine', command } as never;
    expect(() => render({ check })).toThrow('check.command: got');
  });

  test('I16: what is missing is named', () => {
    const build = () =>
      manifestsOf((chart) => new RestoreDrill(chart, 'Test', { plan: minimalDrill.plan } as RestoreDrillProps));
    for (const field of ['pvc.name', 'pvc.namespace', 'schedule', 'storage', 'check.image', 'check.command']) {
      expect(build).toThrow(`${field}: got nothing`);
    }
  });
});
