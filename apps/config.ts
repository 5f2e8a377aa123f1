import { type PlatformConfig } from '../lib';

/** Everything that this platform says about its backups. This is the one file to edit; then `npm run synth`. */
export const config: PlatformConfig = {
  repository: {
    nfs: { server: '192.168.10.133', path: '/mnt/BigTank/k8s/volsync-kopia-nfs' },
    // First install. As soon as the repository exists, put its id here instead (its Job prints this line):
    //   uniqueId: '<64 hex digits>',
    // From then on an empty or foreign share means "unknown", never "no backup".
    create: true,
  },
  storage: { storageClass: 'longhorn', snapshotClass: 'longhorn-snapclass', createSnapshotClass: 'longhorn' },
  credentials: {
    store: { kind: 'ClusterSecretStore', name: '1password' },
    item: 'rustfs',
    field: 'kopia_password',
    refreshInterval: '1h0m0s',
    // Makes the store. The Secret with the token is yours to make, once, by hand.
    onePassword: {
      connect: {
        host: 'http://onepassword-connect.1passwordconnect.svc.cluster.local:8080',
        vaults: { homelab: 1 },
        token: { name: 'onepassword-connect-token', key: 'token', namespace: '1passwordconnect' },
      },
    },
  },
  schedule: {
    tiers: [
      { label: 'hourly', cron: '0 * * * *', retain: { hourly: 24, daily: 7, weekly: 4, monthly: 2 } },
      { label: 'daily', cron: '0 2 * * *', retain: { hourly: 24, daily: 7, weekly: 4, monthly: 2 } },
    ],
    spread: true,
  },
  mover: { uid: 568, gid: 568, injection: 'kyverno' },
  domain: 'example.com',
  kopiaUi: { enabled: true, route: { gateway: { name: 'gateway-internal', namespace: 'gateway' } } },
  databases: {
    backups: {
      path: 's3://postgres-backups/cnpg',
      endpoint: 'http://192.168.10.133:30292',
      accessKeyField: 'access_key',
      secretKeyField: 'secret_key',
    },
    clusters: [
      {
        name: 'immich',
        image: 'ghcr.io/cloudnative-pg/postgresql:16.14-standard-trixie',
        database: 'immich',
        owner: 'immich',
        storage: '20Gi',
        walStorage: '4Gi',
        // To recover, this line becomes: { method: 'recovery', readLineage: 'v1', writeLineage: 'v2' }
        bootstrap: { method: 'initdb', writeLineage: 'v1' },
      },
    ],
  },
  monitoring: { labels: { release: 'kube-prometheus-stack' } },
  // What you have already is switched off: externalSecrets: { install: false }, and so on.
  kyverno: { replicas: 3 },
  // Your repository with the rendered manifests.
  argocd: { repoURL: 'https://git.example.com/platform/backups.git', revision: 'main' },
};
