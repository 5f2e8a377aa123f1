/** The pages of the runbooks. An alert leads to one of them; `docs/runbooks/<name>.md` is where it is. */
export const RUNBOOKS = [
  'troubleshooting',
  'restore-one-pvc',
  'disaster-recovery',
  'nas-without-dataset',
  'kyverno-emergency',
  'pvc-plumber-down',
  'repository-password',
  'nfs-moved',
  'rename-a-pvc',
  'upgrade',
  'repository-care',
  'databases',
] as const;

export type RunbookName = (typeof RUNBOOKS)[number];
