import { Duration, type Size } from 'cdk8s';
import { Construct } from 'constructs';
import { checkNamespaceName, checkPvcName } from '../../contract/identity';
import { ANNOTATIONS, LABELS, restoreDrillName } from '../../contract/names';
import { kopiaEnvironment } from '../../kopia/kopia-environment';
import { type Container, cronJob, type PodSpec } from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { PART_OF } from '../../kubernetes/platform-metadata';
import { CONTAINER_SECURITY, podSecurity } from '../../kubernetes/pod-security';
import { type Plan } from '../../plan/plan';
import { checkSchedule } from '../../plan/tier';
import { judge } from '../../protection/judge';
import { moverSecretName } from '../../protection/mover';
import { pvcRules } from '../../protection/pvc-rules';
import { allowedAge } from '../../units/interval';
import { isQuantity } from '../../units/quantity';
import { type Problem, throwProblems } from '../../validation/problem';
import { checkFields, objectOrEmpty } from '../../validation/unknown-fields';
import {
  DRILL_DIRECTORY,
  DRILL_DIRECTORY_SIZE,
  RESTORED_DIRECTORY,
  restoreScript,
  SCRATCH_VOLUME,
} from './restore-script';

/** Where the check finds the files: the path at which movers see a volume. */
const CHECKED_PATH = '/data';

/** Props of {@link RestoreDrill}. */
export interface RestoreDrillProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
  /** The protected PVC whose latest backup is restored. */
  readonly pvc: { readonly name: string; readonly namespace: string };
  /**
   * Label value of the PVC's tier. Its schedule says how old the latest backup may be.
   * @default - the tier of the plan whose backups may be the oldest
   */
  readonly tier?: string;
  /**
   * How old the latest backup may be when the drill runs. State it for a PVC with a schedule of its own.
   * @default - as for the alerts: the longest interval of the tier's schedule and a quarter more, but two hours at least
   */
  readonly maxAge?: Duration;
  /** When: five cron fields of numbers, lists, ranges and steps, in the time zone of the controller manager. */
  readonly schedule: string;
  /** Size of the scratch volume: at least that of the PVC, and more where its files have holes (see the docs). */
  readonly storage: Size | string;
  /** What looks at the restored files. */
  readonly check: RestoreCheck;
  /**
   * StorageClass of the scratch volume.
   * @default - the plan's storage class
   */
  readonly storageClass?: string;
  /**
   * After so long the drill has failed, also when its pod could not start.
   * @default Duration.hours(2)
   */
  readonly timeLimit?: Duration;
  /**
   * For so long after its end the pod stays, with its logs and the scratch volume.
   * @default Duration.hours(1)
   */
  readonly keepFor?: Duration;
}

/** A command that looks at restored files. */
export interface RestoreCheck {
  /** Image that the command is in. */
  readonly image: string;
  /**
   * It finds the files in `/data`, may change them, and ends with 0 when all is well. It runs as the user of the movers,
   * without a network of its own choice or a writable root file system; `/tmp` is writable.
   */
  readonly command: readonly string[];
}

/**
 * Restores the latest backup of a PVC into a scratch volume on a schedule and runs a check on it, so that a backup which
 * cannot be restored, holds nothing or is too old is noticed before it is needed. A drill that fails is a failed Job.
 *
 * The scratch volume is a generic ephemeral volume: Kubernetes makes it for the pod and removes it with the pod. So the
 * drill needs no rights, and neither VolSync nor Kyverno.
 *
 * @throws ConfigError when something about the drill is wrong.
 */
export class RestoreDrill extends Construct {
  /** Name of the CronJob, `<pvc>-drill`. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: RestoreDrillProps) {
    super(scope, id);
    throwProblems(`RestoreDrill "${this.node.path}"`, checkProps(props));
    const { pvc, schedule, timeLimit = Duration.hours(2), keepFor = Duration.hours(1) } = props;
    this.name = restoreDrillName(pvc.name);
    const labels = {
      'app.kubernetes.io/name': 'restore-drill',
      'app.kubernetes.io/instance': pvc.name,
      ...PART_OF,
    };
    place(
      this,
      'Resource',
      cronJob(
        { name: this.name, namespace: pvc.namespace, labels },
        {
          schedule,
          suspend: false,
          concurrencyPolicy: 'Forbid',
          successfulJobsHistoryLimit: 1,
          failedJobsHistoryLimit: 1,
          jobTemplate: {
            metadata: { labels },
            spec: {
              backoffLimit: 0,
              activeDeadlineSeconds: timeLimit.toSeconds(),
              ttlSecondsAfterFinished: keepFor.toSeconds(),
              template: { metadata: { labels }, spec: podSpec(props, labels) },
            },
          },
        },
      ),
    );
  }
}

const FIELDS = [
  'plan',
  'pvc',
  'tier',
  'maxAge',
  'schedule',
  'storage',
  'check',
  'storageClass',
  'timeLimit',
  'keepFor',
];

/** How old the latest backup may be, in seconds. */
function maxAgeOf({ plan, tier, maxAge }: RestoreDrillProps): number {
  if (maxAge !== undefined) return maxAge.toSeconds();
  const tiers = plan.tiers.filter(({ label }) => tier === undefined || label === tier);
  return Math.max(...tiers.map(({ cron }) => allowedAge(cron)));
}

function storageOf({ storage }: RestoreDrillProps): string {
  return typeof storage === 'object' && storage !== null ? storage.asString() : storage;
}

function checkProps(props: RestoreDrillProps): Problem[] {
  const { plan, pvc, tier, maxAge, schedule, check, timeLimit } = props;
  const { name, namespace } = objectOrEmpty(pvc);
  const { image, command } = objectOrEmpty(check);
  const problems = [
    ...checkFields('', props, FIELDS),
    ...checkFields('pvc', pvc, ['name', 'namespace']),
    ...checkFields('check', check, ['image', 'command']),
    ...checkPvcName('pvc.name', name),
    ...checkNamespaceName('pvc.namespace', namespace),
    ...pvcRules(plan)
      .filter(({ id }) => id === 'excluded-namespace')
      .flatMap((rule) => judge(rule, { namespace, labels: { [LABELS.tier]: '' } }, ({ of }) => `pvc.${of}`)),
    ...checkSchedule('schedule', schedule, false),
  ];
  if (tier !== undefined && !plan.tiers.some(({ label }) => label === tier)) {
    problems.push({
      field: 'tier',
      value: tier,
      allowed: plan.tiers.map(({ label }) => label).join(', '),
      fix: 'write the value of the label "backup" of the PVC; state maxAge where it has a schedule of its own',
    });
  }
  if (maxAge !== undefined && maxAge.toSeconds() < 1) {
    problems.push({
      field: 'maxAge',
      value: maxAge.toSeconds(),
      allowed: 'a duration of a second or more',
      fix: 'leave it out for what the schedule of the tier allows',
    });
  }
  if (!isQuantity(storageOf(props))) {
    problems.push({
      field: 'storage',
      value: props.storage,
      allowed: 'an amount of storage with a unit, no less than "1Mi", such as "10Gi"',
      fix: 'write at least the size of the PVC',
    });
  }
  if (typeof image !== 'string' || image.trim() === '') {
    problems.push({
      field: 'check.image',
      value: image,
      allowed: 'an image',
      fix: 'name an image that has the command in it',
    });
  }
  if (!Array.isArray(command) || command.length === 0 || command.some((part) => typeof part !== 'string')) {
    problems.push({
      field: 'check.command',
      value: command,
      allowed: 'a list of at least one string',
      fix: 'write a command that fails when the files in /data are not what they should be',
    });
  }
  if (timeLimit !== undefined && timeLimit.toSeconds() < 1) {
    problems.push({
      field: 'timeLimit',
      value: timeLimit.toSeconds(),
      allowed: 'a duration of a second or more',
      fix: 'leave it out for two hours',
    });
  }
  return problems;
}

function podSpec(props: RestoreDrillProps, labels: Readonly<Record<string, string>>): PodSpec {
  const { plan, check, storageClass = plan.storage.storageClass } = props;
  const { nfs } = plan.repository;
  return {
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    securityContext: podSecurity(plan.mover),
    initContainers: [restoreContainer(props)],
    containers: [
      {
        name: 'check',
        image: check.image,
        imagePullPolicy: 'IfNotPresent',
        command: check.command,
        securityContext: CONTAINER_SECURITY,
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '1Gi' } },
        volumeMounts: [
          { name: 'restored', mountPath: CHECKED_PATH, subPath: RESTORED_DIRECTORY },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
    volumes: [
      { name: 'repository', nfs: { server: nfs.server, path: nfs.path, readOnly: true } },
      {
        name: 'restored',
        ephemeral: {
          volumeClaimTemplate: {
            metadata: {
              labels: { ...labels, [LABELS.exempt]: 'true' },
              annotations: { [ANNOTATIONS.exemptReason]: 'scratch volume of a restore drill' },
            },
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: storageClass,
              resources: { requests: { storage: storageOf(props) } },
            },
          },
        },
      },
      { name: 'drill', emptyDir: { sizeLimit: DRILL_DIRECTORY_SIZE } },
      { name: 'tmp', emptyDir: { sizeLimit: '1Gi' } },
    ],
  };
}

function restoreContainer(props: RestoreDrillProps): Container {
  const { plan, pvc } = props;
  return {
    name: 'restore',
    image: plan.images.kopia,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-c', restoreScript(plan, { pvc, maxAge: maxAgeOf(props) })],
    // The Secret is the one that the movers of the PVC use.
    env: kopiaEnvironment({ home: DRILL_DIRECTORY, user: 'restore-drill', secret: moverSecretName(plan, pvc.name) }),
    securityContext: CONTAINER_SECURITY,
    resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '2Gi' } },
    volumeMounts: [
      { name: 'repository', mountPath: plan.repository.path, readOnly: true },
      { name: 'restored', mountPath: SCRATCH_VOLUME },
      { name: 'drill', mountPath: DRILL_DIRECTORY },
    ],
  };
}
