import { DEFAULT_TIERS } from '../../lib/plan/schedule';

/** What a new platform repository is made from, as it was typed. */
export interface Answers {
  readonly nfsServer: string;
  readonly nfsPath: string;
  readonly storageClass: string;
  readonly snapshotClass: string;
  /** `<name>` of a ClusterSecretStore, or `<kind>/<name>`. */
  readonly store: string;
  readonly item: string;
  readonly field: string;
  readonly repoUrl: string;
  readonly revision: string;
  /** Empty for none. */
  readonly domain: string;
  /** Labels of tiers, with commas between them. */
  readonly tiers: string;
}

/** One thing to know, as a flag of the command line and as a question on a terminal. */
export interface Question {
  readonly key: keyof Answers;
  readonly flag: string;
  readonly argument: string;
  /** What is asked, without a question mark. */
  readonly text: string;
  /** Fields of the config that say whether the answer is right. */
  readonly fields: readonly string[];
  /** The answer of who gives none. Without it there must be one. */
  readonly fallback?: string;
}

/** Tiers to choose from. A schedule of one's own goes into the config afterwards. */
export const TIER_CHOICES = [
  ...DEFAULT_TIERS,
  { label: 'weekly', cron: '0 3 * * 0', retain: { weekly: 8, monthly: 6 } },
];

export const QUESTIONS: readonly Question[] = [
  {
    key: 'nfsServer',
    flag: '--nfs-server',
    argument: '<host>',
    text: 'NFS server that holds the backups, a name or an address',
    fields: ['repository.nfs.server'],
  },
  {
    key: 'nfsPath',
    flag: '--nfs-path',
    argument: '<path>',
    text: 'Path of the export on it, such as /mnt/tank/kopia',
    fields: ['repository.nfs.path'],
  },
  {
    key: 'storageClass',
    flag: '--storage-class',
    argument: '<name>',
    text: 'StorageClass of your volumes, see `kubectl get storageclass`',
    fields: ['storage.storageClass'],
  },
  {
    key: 'snapshotClass',
    flag: '--snapshot-class',
    argument: '<name>',
    text: 'VolumeSnapshotClass, see `kubectl get volumesnapshotclass`',
    fields: ['storage.snapshotClass'],
  },
  {
    key: 'store',
    flag: '--store',
    argument: '<[kind/]name>',
    text: 'Secret store of External Secrets, see `kubectl get clustersecretstore`',
    fields: ['credentials.store.kind', 'credentials.store.name'],
  },
  {
    key: 'item',
    flag: '--item',
    argument: '<name>',
    text: 'Item in the store that holds the password of the backups',
    fields: ['credentials.item'],
    fallback: 'kopia',
  },
  {
    key: 'field',
    flag: '--field',
    argument: '<name>',
    text: 'Field of this item with the password',
    fields: ['credentials.field'],
    fallback: 'kopia_password',
  },
  {
    key: 'repoUrl',
    flag: '--repo-url',
    argument: '<url>',
    text: 'Git URL that this new repository will have, for Argo CD',
    fields: ['argocd.repoURL'],
  },
  {
    key: 'revision',
    flag: '--revision',
    argument: '<branch>',
    text: 'Branch that Argo CD follows',
    fields: ['argocd.revision'],
    fallback: 'main',
  },
  {
    key: 'domain',
    flag: '--domain',
    argument: '<domain>',
    text: 'Domain of web interfaces, or nothing',
    fields: ['domain'],
    fallback: '',
  },
  {
    key: 'tiers',
    flag: '--tiers',
    argument: '<list>',
    text: `Tiers of backups, among ${TIER_CHOICES.map(({ label }) => label).join(', ')}`,
    fields: ['schedule.tiers'],
    fallback: DEFAULT_TIERS.map(({ label }) => label).join(','),
  },
];
