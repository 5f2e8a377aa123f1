import { Construct } from 'constructs';
import { MAINTENANCE_OWNER } from '../../contract/identity';
import { SECRET_KEYS } from '../../contract/names';
import { kopiaCacheFlags } from '../../kopia/cache-limits';
import { GLOBAL_POLICY_FUNCTIONS } from '../../kopia/global-policy';
import { kopiaEnvironment } from '../../kopia/kopia-environment';
import { repositoryCheckCommand } from '../../kopia/repository-check';
import { type Container, cronJob, noTraffic, type PodSpec, serviceAccount } from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { platformMetadata } from '../../kubernetes/platform-metadata';
import { CONTAINER_SECURITY, podSecurity } from '../../kubernetes/pod-security';
import { MAINTENANCE_MEMORY_REQUEST } from '../../plan/maintenance';
import { type Plan } from '../../plan/plan';
import { credentialsSpec } from '../../protection/external-secret';

/** Props of {@link KopiaMaintenance}. */
export interface KopiaMaintenanceProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

const NAME = 'kopia-maintenance';
const SCRATCH = '/scratch';

/** Holds Kopia's cache and logs. */
const SCRATCH_SIZE = '8Gi';

/** In its own slot or not at all: a run that comes late would meet the start of a wave of movers. */
const LATEST_START_SECONDS = 240;

const LONGEST_RUN_SECONDS = 3 * 60 * 60;

/**
 * Kopia's maintenance, once for the whole repository: it drops what no snapshot needs, and compacts the index. Nothing
 * else runs it: VolSync's movers do not, and Kopia does it by itself only for the owner of the repository. Before that it
 * sees to it that nothing in the data decides what is backed up (I17).
 *
 * Exactly one runner: Kopia's lock is a file beside the client's config, so nothing but the owner keeps two hosts apart
 * (kopia 0.22, `maintenance_run.go`). One CronJob, which forbids a second run, under one owner that never changes.
 *
 * It never creates a repository, and does nothing on a share that holds none or another one.
 *
 * Place it in a chart without a namespace: it states its own.
 */
export class KopiaMaintenance extends Construct {
  constructor(scope: Construct, id: string, props: KopiaMaintenanceProps) {
    super(scope, id);
    const { plan } = props;
    const { metadata, selector } = platformMetadata(plan, NAME);
    const { labels } = metadata;

    place(this, 'Credentials', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata,
      spec: credentialsSpec(plan, NAME, { [SECRET_KEYS.password]: plan.credentials.field }),
    });
    place(this, 'ServiceAccount', serviceAccount(metadata));
    place(
      this,
      'Resource',
      cronJob(
        // A failed run is for the alerts: it must not keep Argo CD from bringing up what comes later.
        { ...metadata, annotations: { 'argocd.argoproj.io/ignore-healthcheck': 'true' } },
        {
          schedule: plan.maintenance.schedule,
          timeZone: 'Etc/UTC',
          concurrencyPolicy: 'Forbid',
          startingDeadlineSeconds: LATEST_START_SECONDS,
          successfulJobsHistoryLimit: 3,
          failedJobsHistoryLimit: 3,
          jobTemplate: {
            metadata: { labels },
            spec: {
              parallelism: 1,
              completions: 1,
              backoffLimit: 0,
              podReplacementPolicy: 'Failed',
              activeDeadlineSeconds: LONGEST_RUN_SECONDS,
              template: { metadata: { labels }, spec: podSpec(plan) },
            },
          },
        },
      ),
    );
    place(this, 'NetworkPolicy', noTraffic(metadata, selector));
  }
}

/**
 * What a run does. `connect` never creates a repository; VolSync's own KopiaMaintenance does when it cannot connect
 * (mover-kopia/entry.sh of the fork, `ensure_connected`).
 */
export function maintenanceScript(plan: Plan): string {
  const { username, hostname } = MAINTENANCE_OWNER;
  const owner = `${username}@${hostname}`;
  return [
    'set -eu',
    GLOBAL_POLICY_FUNCTIONS,
    `if ! ${repositoryCheckCommand(plan)}; then`,
    `  echo "${plan.repository.path} does not hold the repository that the config means: nothing was done" >&2`,
    '  exit 1',
    'fi',
    `kopia repository connect filesystem --path=${plan.repository.path} --override-username=${username} --override-hostname=${hostname} ${kopiaCacheFlags(SCRATCH_SIZE).join(' ')}`,
    // For repositories that were created before the bootstrap did it, or by a mover; and whatever changed it since.
    'leave_nothing_out',
    // Whoever creates a repository owns its maintenance: a mover, for example, that is never run as that user again.
    `kopia maintenance set --owner=${owner} --enable-quick=true --enable-full=true`,
    'kopia maintenance run --full --safety=full',
    'kopia maintenance info',
  ].join('\n');
}

function podSpec(plan: Plan): PodSpec {
  const { path, nfs } = plan.repository;
  const { memory } = plan.maintenance;
  const container: Container = {
    name: 'kopia',
    image: plan.images.kopia,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/sh', '-c', maintenanceScript(plan)],
    env: kopiaEnvironment({ home: SCRATCH, user: MAINTENANCE_OWNER.username, secret: NAME }),
    resources: { requests: { cpu: '100m', memory: MAINTENANCE_MEMORY_REQUEST }, limits: { memory } },
    securityContext: CONTAINER_SECURITY,
    volumeMounts: [
      { name: 'repository', mountPath: path },
      { name: 'scratch', mountPath: SCRATCH },
    ],
  };
  return {
    serviceAccountName: NAME,
    automountServiceAccountToken: false,
    restartPolicy: 'Never',
    securityContext: podSecurity(plan.mover),
    containers: [container],
    volumes: [
      { name: 'repository', nfs },
      { name: 'scratch', emptyDir: { sizeLimit: SCRATCH_SIZE } },
    ],
  };
}
