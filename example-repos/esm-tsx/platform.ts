import { type PlatformConfig, resolvePlan } from 'cdk8s-pvc-backup';

/** What the platform team says about its backups. An app that has it learns at synth what would be refused later. */
const config: PlatformConfig = {
  repository: { nfs: { server: 'nas.example.com', path: '/export/kopia' }, create: true },
  storage: { storageClass: 'longhorn', snapshotClass: 'longhorn-snapclass' },
  credentials: {
    store: { kind: 'ClusterSecretStore', name: '1password' },
    item: 'kopia',
    field: 'password',
  },
};

export const plan = resolvePlan(config);
