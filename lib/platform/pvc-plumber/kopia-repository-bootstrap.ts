import { Construct } from 'constructs';
import { kopiaEnvironment } from '../../kopia/kopia-environment';
import { type JobSpec, job, noTraffic } from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { platformMetadata } from '../../kubernetes/platform-metadata';
import { CONTAINER_SECURITY, podSecurity } from '../../kubernetes/pod-security';
import { type Plan } from '../../plan/plan';
import { CREATE_SCRATCH_SIZE, CREATE_SCRIPT } from './create-script';

/** Props of {@link KopiaRepositoryBootstrap}. */
export interface KopiaRepositoryBootstrapProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

const NAME = 'kopia-repository-create';

/**
 * Kubernetes forbids to change the template of a Job, so applying another one under the same name fails, and with it the
 * sync of its Application (I9). Raise the number when the template changes; a test compares it with earlier releases.
 */
const JOB_NAME = `${NAME}-2`;
const SCRATCH = '/scratch';

/**
 * Creates the Kopia repository: a Job, only with `repository.create: true` in the config. It prints the unique id that is
 * to replace `create: true`. With a unique id there is no Job: then nothing ever creates a repository (I12).
 *
 * It sets the global policy that lets every backup hold all files (I17), on a repository that is there already too. Beside
 * that it changes nothing there, and prints the id. On a share that holds anything else it fails. A Job that has ended is
 * not run again: nothing here asks Argo CD to replace it, because meanwhile the share may be empty.
 *
 * It needs the Secret that {@link PvcPlumberDeployment} makes. Place it in a chart without a namespace: it states the
 * platform's.
 */
export class KopiaRepositoryBootstrap extends Construct {
  constructor(scope: Construct, id: string, props: KopiaRepositoryBootstrapProps) {
    super(scope, id);
    const { plan } = props;
    if (plan.repository.uniqueId !== undefined) return;
    const { metadata, selector } = platformMetadata(plan, NAME);
    place(this, 'Resource', job({ ...metadata, name: JOB_NAME }, createJob(plan, metadata.labels)));
    place(this, 'NetworkPolicy', noTraffic(metadata, selector));
  }
}

function createJob(plan: Plan, labels: Readonly<Record<string, string>>): JobSpec {
  const { path, nfs } = plan.repository;
  return {
    backoffLimit: 3,
    template: {
      metadata: { labels },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        securityContext: podSecurity(plan.mover),
        containers: [
          {
            name: 'kopia',
            image: plan.images.kopia,
            imagePullPolicy: 'IfNotPresent',
            command: ['/bin/sh', '-c', CREATE_SCRIPT],
            env: [
              { name: 'REPOSITORY_PATH', value: path },
              ...kopiaEnvironment({ home: SCRATCH, user: NAME, secret: plan.pvcPlumber.secretName }),
            ],
            resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
            securityContext: CONTAINER_SECURITY,
            volumeMounts: [
              { name: 'repository', mountPath: path },
              { name: 'scratch', mountPath: SCRATCH },
            ],
          },
        ],
        volumes: [
          { name: 'repository', nfs },
          { name: 'scratch', emptyDir: { sizeLimit: CREATE_SCRATCH_SIZE } },
        ],
      },
    },
  };
}
