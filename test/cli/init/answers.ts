import { type Answers } from '../../../cli/init/answers';

/** Right answers to all questions. */
export const rightAnswers: Answers = {
  nfsServer: 'nas.example.com',
  nfsPath: '/mnt/tank/kopia',
  storageClass: 'longhorn',
  snapshotClass: 'longhorn-snapclass',
  store: '1password',
  item: 'kopia',
  field: 'kopia_password',
  repoUrl: 'https://git.example.com/platform/backups.git',
  revision: 'main',
  domain: '',
  tiers: 'hourly,daily',
};
