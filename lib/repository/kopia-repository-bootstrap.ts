import { Construct } from 'constructs';
import { job, noTraffic } from '../kubernetes';
import { type Manifest } from '../manifest';
import { place } from '../place';
import { SECRET_KEYS } from '../plan/naming';
import { type Plan } from '../plan/plan';
import { CONTAINER_SECURITY, podSecurity } from '../pod-security';
import { CREATE_SCRIPT } from './create-script';

/** Props of {@link KopiaRepositoryBootstrap}. */
export interface KopiaRepositoryBootstrapProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

const NAME = 'kopia-repository-create';
const SCRATCH = '/scratch';
const SELECTOR = { 'app.kubernetes.io/name': NAME };
const LABELS = { ...SELECTOR, 'app.kubernetes.io/part-of': 'cdk8s-pvc-backup' };

/**
 * Creates the Kopia repository: a Job, only with `repository.create: true` in the config. It prints the unique id that is
 * to replace `create: true`. With a unique id there is no Job: then nothing ever creates a repository (I12).
 *
 * On a share that has a repository it changes nothing and prints the id; on one that holds anything else it fails. A Job
 * that has ended is not run again: nothing here asks Argo CD to replace it, because meanwhile the share may be empty.
 *
 * It needs the Secret that {@link PvcPlumberDeployment} makes. Place it in a chart without a namespace: it states the
 * platform's.
 */
export class KopiaRepositoryBootstrap extends Construct {
  constructor(scope: Construct, id: string, props: KopiaRepositoryBootstrapProps) {
    super(scope, id);
    const { plan } = props;
    if (plan.repository.uniqueId !== undefined) return;
    const metadata = { name: NAME, namespace: plan.namespaces.platform, labels: LABELS };
    place(this, 'Resource', createJob(plan));
    place(this, 'NetworkPolicy', noTraffic(metadata, SELECTOR));
  }
}

function createJob(plan: Plan): Manifest {
  const { path, nfs } = plan.repository;
  const settings = {
    REPOSITORY_PATH: path,
    KOPIA_CONFIG_PATH: `${SCRATCH}/repository.config`,
    KOPIA_LOG_DIR: `${SCRATCH}/logs`,
    KOPIA_CACHE_DIRECTORY: `${SCRATCH}/cache`,
    KOPIA_PERSIST_CREDENTIALS_ON_CONNECT: 'false',
    KOPIA_CHECK_FOR_UPDATES: 'false',
    HOME: SCRATCH,
    USER: NAME,
    LOGNAME: NAME,
  };
  return job(
    {
      name: NAME,
      namespace: plan.namespaces.platform,
      labels: LABELS,
    },
    {
      backoffLimit: 3,
      template: {
        metadata: { labels: LABELS },
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
                ...Object.entries(settings).map(([name, value]) => ({ name, value })),
                {
                  name: SECRET_KEYS.password,
                  valueFrom: { secretKeyRef: { name: plan.pvcPlumber.secretName, key: SECRET_KEYS.password } },
                },
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
            { name: 'scratch', emptyDir: { sizeLimit: '256Mi' } },
          ],
        },
      },
    },
  );
}
