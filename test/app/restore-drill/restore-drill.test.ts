import { Duration, Size } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { RestoreDrill, type RestoreDrillProps } from '../../../lib';
import { restoreScript } from '../../../lib/app/restore-drill/restore-script';
import { MAX_PVC_NAME } from '../../../lib/contract/identity';
import { restoreDrillName } from '../../../lib/contract/names';
import { kopiaCacheFlags } from '../../../lib/kopia/cache-limits';
import { allOptionsPlan, minimalDrill } from '../../support/constructs';
import { kindsOf, manifestsOf, only, testSamples } from '../../support/manifests';

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
    expect(restoreScript(minimalDrill.plan, { pvc: minimalDrill.pvc, maxAge: 3600 })).toContain(
      "snapshot list 'data-backup@my-app:/data' ",
    );
  });

  test('I12: never creates a repository', () => {
    expect(restoreScript(minimalDrill.plan, { pvc: minimalDrill.pvc, maxAge: 3600 })).not.toContain('create');
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

  test('I10: restores into a directory of the scratch volume: beside a mounted volume nothing can be written', () => {
    const job = cronJob();
    const mounts = [
      { name: 'restored', mountPath: '/restore' },
      { name: 'drill', mountPath: '/drill' },
    ];
    expect(job).toHaveProperty(`${POD}.initContainers.0.volumeMounts`, expect.arrayContaining(mounts));
    expect(job).toHaveProperty(`${POD}.initContainers.0.command.2`, expect.stringMatching(/^cd \/restore\/data$/m));
  });

  test('I10: says how old the backup may be: as its tier allows, as any tier does, or as is stated', () => {
    const allowed = (props: Partial<RestoreDrillProps>) =>
      /"\$age" -le (\d+) /.exec(JSON.stringify(cronJob(props)).replaceAll('\\"', '"'))?.[1];
    expect(allowed({ tier: 'hourly' })).toBe(String(3 * 3600));
    expect(allowed({ tier: 'daily' })).toBe(String(30 * 3600));
    expect(allowed({})).toBe(String(30 * 3600));
    expect(allowed({ tier: 'hourly', maxAge: Duration.days(8) })).toBe(String(8 * 24 * 3600));
  });

  test("Kopia's cache is kept below its volume", () => {
    const job = cronJob();
    expect(job).toHaveProperty(`${POD}.volumes.2`, { name: 'drill', emptyDir: { sizeLimit: '2Gi' } });
    expect(job).toHaveProperty(
      `${POD}.initContainers.0.command.2`,
      expect.stringContaining(` --readonly ${kopiaCacheFlags('2Gi').join(' ')} `),
    );
  });

  test('runs the check on the restored files', () => {
    expect(cronJob()).toHaveProperty(
      `${POD}.containers.0`,
      expect.objectContaining({
        image: 'docker.io/library/alpine:3.22',
        command: ['test', '-s', '/data/important'],
        volumeMounts: [
          { name: 'restored', mountPath: '/data', subPath: 'data' },
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
      tier: 'weekly',
      maxAge: Duration.seconds(0),
      schedule: '@daily',
      storage: '0Gi',
      check: { image: ' ', command: [] },
      timeLimit: Duration.seconds(0),
      keep: true,
    };
    const build = () => manifestsOf((chart) => new RestoreDrill(chart, 'Test', props));
    for (const message of [
      'RestoreDrill "test/Test": 11 problems',
      'keep: got true; allowed: plan, pvc, tier, maxAge, schedule, storage, check, storageClass, timeLimit, keepFor',
      'pvc.size: got 1',
      `pvc.name: got "${'p'.repeat(44)}"`,
      'pvc.namespace: got "kube-system"; allowed: any but the excluded ones',
      'tier: got "weekly"; allowed: hourly, daily; to fix: write the value of the label "backup" of the PVC',
      'maxAge: got 0; allowed: a duration of a second or more',
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
