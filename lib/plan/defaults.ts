import { type ImagesConfig } from './config';
import { type Tier } from './tier';

const RETENTION = { hourly: 24, daily: 7, weekly: 4, monthly: 2 } as const;

/** Every hour, and at 2 in the morning, with one retention for both. */
export const DEFAULT_TIERS: readonly Tier[] = [
  { label: 'hourly', cron: '0 * * * *', retain: RETENTION },
  { label: 'daily', cron: '0 2 * * *', retain: RETENTION },
];

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

/** Images by version and digest. */
export const DEFAULT_IMAGES = {
  /** Kopia, for whatever needs it. */
  kopia: 'ghcr.io/home-operations/kopia:0.22.3@sha256:4dcc208c1b191770bf4d0854f8deec06b4a16b35be4b63abdcfa9755cee7960e',
  /** Runs the bundled pvc-plumber. The digest is that of the index of all architectures, as public Dockerfiles pin it. */
  node: 'docker.io/library/node:22.21.1-alpine3.22@sha256:b2358485e3e33bc3a33114d2b1bdb18cdbe4df01bd2b257198eb51beb1f026c5',
  /** The published pvc-plumber. */
  pvcPlumber:
    'ghcr.io/mitchross/pvc-plumber:1.7.0@sha256:1393329a2edf51b3f3f681a89f97226a5ea3e363f6ddb399953df676401808e6',
} as const satisfies Required<ImagesConfig> & Readonly<Record<string, string>>;
