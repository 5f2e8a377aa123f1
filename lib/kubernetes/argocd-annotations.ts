/** Annotations by which Argo CD is told what to do with one object. */

/** Order within an Application: a smaller number first. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

export const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

export const COMPARE_OPTIONS = 'argocd.argoproj.io/compare-options';

/** Sync option: Argo CD removes the object neither when it leaves Git nor when its Application is deleted. */
export const KEPT = 'Prune=false,Delete=false';

/** Sync option: the kind comes with another Application, which may not be there yet. */
export const FOREIGN_KIND = 'SkipDryRunOnMissingResource=true';

/** Compare option: what an admission webhook fills in is no difference. */
export const COMPARED_BY_SERVER = 'ServerSideDiff=true,IncludeMutationWebhook=true';
