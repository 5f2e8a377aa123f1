import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBinary } from '../../../tools/engine-build';
import { freePort } from '../support/free-port';
import { until } from '../support/until';
import { OwnedProcess } from './owned-process';

const ADMIN_TOKEN = 'test-admin';

/** Writes a kubeconfig for one token. */
export function writeKubeconfig(path: string, server: string, token: string): string {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [{ name: 'test', cluster: { server, 'insecure-skip-tls-verify': true } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: { token } }],
  };
  writeFileSync(path, JSON.stringify(config, null, 2));
  return path;
}

/** etcd, kube-apiserver with RBAC, kube-controller-manager. No scheduler, no kubelet: nothing ever runs as a pod. */
export interface ControlPlane {
  readonly server: string;
  readonly kubeconfig: string;
}

/** The controllers that our system relies on. */
const CONTROLLERS = [
  'clusterrole-aggregation-controller',
  'garbage-collector-controller',
  'namespace-controller',
  'persistentvolume-binder-controller',
  'persistentvolume-expander-controller',
  'persistentvolumeclaim-protection-controller',
  'persistentvolume-protection-controller',
  'serviceaccount-controller',
];

export async function startControlPlane(directory: string): Promise<ControlPlane> {
  const [clientPort = 0, peerPort = 0, apiPort = 0, controllerPort = 0] = await Promise.all(
    Array.from({ length: 4 }, freePort),
  );
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(directory, 'sa.key');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  writeFileSync(join(directory, 'sa.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(join(directory, 'tokens.csv'), `${ADMIN_TOKEN},admin,admin,system:masters\n`);
  mkdirSync(join(directory, 'certs'));

  const etcd = `http://127.0.0.1:${clientPort}`;
  new OwnedProcess(
    'etcd',
    ensureBinary('etcd'),
    [
      `--data-dir=${join(directory, 'etcd')}`,
      '--unsafe-no-fsync',
      `--listen-client-urls=${etcd}`,
      `--advertise-client-urls=${etcd}`,
      `--listen-peer-urls=http://127.0.0.1:${peerPort}`,
      `--initial-advertise-peer-urls=http://127.0.0.1:${peerPort}`,
      `--initial-cluster=default=http://127.0.0.1:${peerPort}`,
    ],
    directory,
  ).start();

  const server = `https://127.0.0.1:${apiPort}`;
  new OwnedProcess(
    'kube-apiserver',
    ensureBinary('kube-apiserver'),
    [
      `--etcd-servers=${etcd}`,
      `--secure-port=${apiPort}`,
      '--bind-address=127.0.0.1',
      `--cert-dir=${join(directory, 'certs')}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${join(directory, 'sa.pub')}`,
      `--service-account-signing-key-file=${keyFile}`,
      `--token-auth-file=${join(directory, 'tokens.csv')}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.0.0.0/24',
      '--disable-admission-plugins=ServiceAccount',
      '--runtime-config=admissionregistration.k8s.io/v1beta1=true',
      '--feature-gates=MutatingAdmissionPolicy=true',
    ],
    directory,
  ).start();

  const kubeconfig = writeKubeconfig(join(directory, 'kubeconfig'), server, ADMIN_TOKEN);
  await until('kube-apiserver is ready', 120_000, async () => {
    const args = ['--kubeconfig', kubeconfig, 'get', '--raw=/readyz'];
    return (
      execFileSync(ensureBinary('kubectl'), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) === 'ok'
    );
  });
  // It ends when the API server does not answer soon.
  new OwnedProcess(
    'kube-controller-manager',
    ensureBinary('kube-controller-manager'),
    [
      `--kubeconfig=${kubeconfig}`,
      '--leader-elect=false',
      // Hundreds of PVCs come and go in a scenario; the default of 20 requests a second is for clusters.
      '--kube-api-qps=500',
      '--kube-api-burst=1000',
      // A volume that comes after its PVC is looked at again in this interval, 15 s by default.
      '--pvclaimbinder-sync-period=1s',
      '--use-service-account-credentials=false',
      `--controllers=${CONTROLLERS.join(',')}`,
      `--service-account-private-key-file=${keyFile}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${controllerPort}`,
    ],
    directory,
  ).start();
  return { server, kubeconfig };
}
