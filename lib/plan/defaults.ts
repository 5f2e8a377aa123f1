import { type Tier } from './tier';

const RETENTION = { hourly: 24, daily: 7, weekly: 4, monthly: 2 } as const;

/** Every hour, and at 2 in the morning, with one retention for both. */
export const DEFAULT_TIERS: readonly Tier[] = [
  { label: 'hourly', cron: '0 * * * *', retain: RETENTION },
  { label: 'daily', cron: '0 2 * * *', retain: RETENTION },
];

/**
 * Kyverno looks at nothing in these, whatever a policy says (`resourceFilters` of its chart, 3.9). A PVC there would pass
 * the gate without being asked about.
 */
export const UNSEEN_BY_KYVERNO: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease'];

/**
 * What must come up before Kyverno does, so that a fail-closed webhook never keeps a cluster from healing itself. The
 * platform's and Kyverno's own namespaces are added to any list.
 */
export const DEFAULT_EXCLUDED_NAMESPACES: readonly string[] = [
  'kube-system',
  'longhorn-system',
  'snapshot-controller',
  'cert-manager',
  'external-secrets',
  '1passwordconnect',
  'argocd',
];

/** What a run of the maintenance asks the node for. A limit below it is refused by the API server. */
export const MAINTENANCE_MEMORY_REQUEST = '512Mi';
