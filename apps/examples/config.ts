import { type PlatformConfig } from '../../lib';

/** The platform of the example: no more than what is required, so that it renders whatever stands in apps/config.ts. */
export const exampleConfig: PlatformConfig = {
  repository: { nfs: { server: 'nas.example.com', path: '/export/kopia' }, create: true },
  storage: { storageClass: 'longhorn', snapshotClass: 'longhorn-snapclass' },
  credentials: {
    store: { kind: 'ClusterSecretStore', name: '1password' },
    item: 'rustfs',
    field: 'kopia_password',
  },
};
