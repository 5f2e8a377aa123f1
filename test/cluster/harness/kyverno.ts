import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBinary, kyvernoInstallManifest } from '../../../tools/engine-build';
import { type KyvernoEngine } from '../../../tools/engines';
import { freePort } from '../support/free-port';
import { until } from '../support/until';
import { ApiProxy } from './api-proxy';
import { BlackHole } from './black-hole';
import { type ControlPlane, writeKubeconfig } from './control-plane';
import { OwnedProcess } from './owned-process';

export type KyvernoController = 'admission' | 'background' | 'cleanup';

export interface Kyverno {
  readonly controllers: Readonly<Record<KyvernoController, OwnedProcess>>;
  /** What can take the place of its webhook. */
  readonly blackHole: BlackHole;
  /** What its cleanup controller takes for the API server. */
  readonly apiProxy: ApiProxy;
}

const NAMESPACE = 'kyverno';

/**
 * What makes the background controller look at everything again in this interval. It is an hour by default, so that what
 * scenarios see within seconds are its answers to events.
 */
export const SCAN_OFTEN = { BACKGROUND_SCAN_INTERVAL: '5s' };

/**
 * Kyverno's own controllers as plain processes, each with the token of its own service account from Kyverno's install
 * manifest. Its Deployments are applied too, but nothing runs them.
 */
export async function startKyverno(directory: string, plane: ControlPlane, engine: KyvernoEngine): Promise<Kyverno> {
  const kubectl = (...args: string[]) =>
    execFileSync(ensureBinary('kubectl'), ['--kubeconfig', plane.kubeconfig, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  kubectl('apply', '--server-side', '-f', kyvernoInstallManifest(engine));

  const kubeconfigFor = (serviceAccount: string, server = plane.server) => {
    const token = kubectl('create', 'token', '-n', NAMESPACE, serviceAccount, '--duration=24h').trim();
    return writeKubeconfig(join(directory, `kubeconfig-${serviceAccount}`), server, token);
  };
  const [webhookPort = 0, cleanupPort, metrics1, metrics2, metrics3] = await Promise.all(
    Array.from({ length: 5 }, freePort),
  );
  const common = { KYVERNO_NAMESPACE: NAMESPACE, INIT_CONFIG: 'kyverno', METRICS_CONFIG: 'kyverno-metrics' };
  // Kyverno ends when it cannot renew its lease in time, and counts on being started again.
  const options = (env: NodeJS.ProcessEnv) => ({ env: { ...common, ...env }, restarts: true });
  // Hundreds of objects are looked at in a scenario; the default of 100 requests a second is for clusters.
  // A lease is for six of these periods. With the default of 2 s a busy machine loses it; there is nobody to take it over,
  // and who is started again under the same name has it still.
  const lease = '--leaderElectionRetryPeriod=10s';
  const limits = ['--clientRateLimitQPS=1000', '--clientRateLimitBurst=2000', '--disableMetrics=true', lease];
  // The stand-in of pvc-plumber listens on the loopback interface, which Kyverno does not call by default.
  const outgoing = [...limits, '--httpBlocklist='];

  const apiProxy = await ApiProxy.start(directory, plane);
  const controllers: Kyverno['controllers'] = {
    admission: new OwnedProcess(
      'kyverno-admission',
      ensureBinary(`${engine}-admission`),
      [
        `--kubeconfig=${kubeconfigFor('kyverno-admission-controller')}`,
        `--serverIP=127.0.0.1:${webhookPort}`,
        `--webhookServerPort=${webhookPort}`,
        '--caSecretName=kyverno-svc.kyverno.svc.kyverno-tls-ca',
        '--tlsSecretName=kyverno-svc.kyverno.svc.kyverno-tls-pair',
        `--backgroundServiceAccountName=system:serviceaccount:${NAMESPACE}:kyverno-background-controller`,
        `--reportsServiceAccountName=system:serviceaccount:${NAMESPACE}:kyverno-reports-controller`,
        `--metricsPort=${metrics1}`,
        '--controllerRuntimeMetricsAddress=0',
        // As docs/how-to/first-install.md asks for: shorter than the gate's webhook, and as short as the generators'.
        '--apiCallTimeout=3s',
        '--webhookTimeout=3',
        ...outgoing,
      ],
      directory,
      options({
        KYVERNO_SERVICEACCOUNT_NAME: 'kyverno-admission-controller',
        KYVERNO_ROLE_NAME: 'kyverno:admission-controller',
        KYVERNO_DEPLOYMENT: 'kyverno-admission-controller',
        KYVERNO_SVC: 'kyverno-svc',
        KYVERNO_POD_NAME: 'admission-0',
      }),
    ),
    background: new OwnedProcess(
      'kyverno-background',
      ensureBinary(`${engine}-background`),
      [
        `--kubeconfig=${kubeconfigFor('kyverno-background-controller')}`,
        `--metricsPort=${metrics2}`,
        '--controllerRuntimeMetricsAddress=0',
        ...outgoing,
      ],
      directory,
      options({
        KYVERNO_SERVICEACCOUNT_NAME: 'kyverno-background-controller',
        KYVERNO_DEPLOYMENT: 'kyverno-background-controller',
        KYVERNO_POD_NAME: 'background-0',
      }),
    ),
    cleanup: new OwnedProcess(
      'kyverno-cleanup',
      ensureBinary(`${engine}-cleanup`),
      [
        `--kubeconfig=${kubeconfigFor('kyverno-cleanup-controller', apiProxy.url)}`,
        `--serverIP=127.0.0.1:${cleanupPort}`,
        `--cleanupServerPort=${cleanupPort}`,
        '--caSecretName=kyverno-cleanup-controller.kyverno.svc.kyverno-tls-ca',
        '--tlsSecretName=kyverno-cleanup-controller.kyverno.svc.kyverno-tls-pair',
        `--metricsPort=${metrics3}`,
        ...limits,
      ],
      directory,
      options({
        KYVERNO_SERVICEACCOUNT_NAME: 'kyverno-cleanup-controller',
        KYVERNO_ROLE_NAME: 'kyverno:cleanup-controller',
        KYVERNO_DEPLOYMENT: 'kyverno-cleanup-controller',
        KYVERNO_SVC: 'kyverno-cleanup-controller',
        KYVERNO_POD_NAME: 'cleanup-0',
      }),
    ),
  };
  for (const controller of Object.values(controllers)) controller.start();
  await until('Kyverno has registered its policy webhooks', 120_000, async () => {
    const webhooks = kubectl('get', 'validatingwebhookconfigurations', '-o', 'name');
    return (
      webhooks.includes('kyverno-policy-validating-webhook-cfg') &&
      webhooks.includes('kyverno-cleanup-validating-webhook-cfg')
    );
  });
  return { controllers, blackHole: new BlackHole(webhookPort, directory), apiProxy };
}
