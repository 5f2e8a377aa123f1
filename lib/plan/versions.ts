import { type ImagesConfig } from './images';

/**
 * Every chart and image that is deployed, by version. They are tested together; what one changes may need a change of
 * the other.
 */

/** A Helm chart. */
export interface HelmChart {
  readonly repoURL: string;
  readonly chart: string;
  readonly version: string;
}

/** The Helm charts that are installed, by version. */
export const CHARTS = {
  /** The fork with the Kopia mover. Its last release; the chart's own appVersion is 0.17.11. */
  volsync: { repoURL: 'https://perfectra1n.github.io/volsync/charts', chart: 'volsync', version: '0.18.5' },
  /** Kyverno 1.19.1. */
  kyverno: { repoURL: 'https://kyverno.github.io/kyverno', chart: 'kyverno', version: '3.9.1' },
  externalSecrets: { repoURL: 'https://charts.external-secrets.io', chart: 'external-secrets', version: '2.9.0' },
  /** Snapshot controller 8.6.0. */
  snapshotController: {
    repoURL: 'https://piraeus.io/helm-charts',
    chart: 'snapshot-controller',
    version: '5.2.0',
  },
} as const satisfies Record<string, HelmChart>;

/** Images by version, and by digest where it is known: by version only is VolSync's. */
export const DEFAULT_IMAGES = {
  /**
   * Kopia, for whatever we run it in: maintenance, pvc-plumber, web interface, bootstrap, restore drills. VolSync's movers
   * have their own, and an older one; a test has both write and maintain one repository. Version and digest as a public
   * cluster repository pins them.
   */
  kopia: 'ghcr.io/home-operations/kopia:0.23.1@sha256:27da0a33b44e1b902150a6c963514237217464bb13118a95bb056667be93cda5',
  /** Runs the bundled pvc-plumber. The digest is that of the index of all architectures, as public Dockerfiles pin it. */
  node: 'docker.io/library/node:22.21.1-alpine3.22@sha256:b2358485e3e33bc3a33114d2b1bdb18cdbe4df01bd2b257198eb51beb1f026c5',
  /** The published pvc-plumber. */
  pvcPlumber:
    'ghcr.io/mitchross/pvc-plumber:1.7.0@sha256:1393329a2edf51b3f3f681a89f97226a5ea3e363f6ddb399953df676401808e6',
  /** One image for VolSync's controller and all movers, with Kopia 0.22.3. Pinned by version. */
  volsync: 'ghcr.io/perfectra1n/volsync:v0.17.11',
} as const satisfies Required<ImagesConfig> & Readonly<Record<string, string>>;
