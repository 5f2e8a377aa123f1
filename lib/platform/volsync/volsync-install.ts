import { Construct } from 'constructs';
import { VOLSYNC_DEPLOYMENT } from '../../contract/names';
import { KEPT, SYNC_OPTIONS, SYNC_WAVE } from '../../kubernetes/argocd-annotations';
import { namespace } from '../../kubernetes/objects';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';
import { CHARTS } from '../../plan/versions';
import { chartApplication } from '../argocd/application';

/** Props of {@link VolsyncInstall}. */
export interface VolsyncInstallProps {
  /** The platform's plan, from `resolvePlan(config)`. With `volsync.install` off there is no Application. */
  readonly plan: Plan;
}

/** Name of the Application of VolSync's chart. */
export const VOLSYNC_APPLICATION = 'volsync-chart';

/** Keys of the chart's values that hold the image of the controller, and of each mover. */
const IMAGE_KEYS = ['image', 'kopia', 'rclone', 'restic', 'rsync', 'rsync-tls', 'syncthing'] as const;

/** The part of the values of VolSync's chart (perfectra1n fork, 0.18) that belongs to this system. */
export type VolsyncValues = {
  readonly [Key in (typeof IMAGE_KEYS)[number]]: { readonly image: string };
} & {
  readonly fullnameOverride: string;
  readonly manageCRDs: boolean;
  readonly metrics: { readonly disableAuth: boolean };
};

/**
 * VolSync with the Kopia mover, and what it stands on: the platform's namespace, the VolumeSnapshotClass (with
 * `storage.createSnapshotClass`), and an Argo CD Application for its chart. With `volsync.install` off there is no
 * Application, and Argo CD never removes the other two: they change folders when it is switched.
 *
 * Place it in a chart without a namespace: it makes its own.
 */
export class VolsyncInstall extends Construct {
  constructor(scope: Construct, id: string, props: VolsyncInstallProps) {
    super(scope, id);
    const { plan } = props;
    place(
      this,
      'Resource',
      namespace({
        name: plan.namespaces.platform,
        // Inline NFS volumes are forbidden at the level "restricted".
        labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
        annotations: {
          [SYNC_WAVE]: '-1',
          // pvc-plumber lives here too: the namespace does not go when this folder does.
          [SYNC_OPTIONS]: KEPT,
        },
      }),
    );
    if (plan.storage.createSnapshotClass === 'longhorn') {
      place(this, 'SnapshotClass', {
        apiVersion: 'snapshot.storage.k8s.io/v1',
        kind: 'VolumeSnapshotClass',
        metadata: {
          name: plan.storage.snapshotClass,
          ...(!plan.volsync.install && { annotations: { [SYNC_OPTIONS]: KEPT } }),
        },
        driver: 'driver.longhorn.io',
        deletionPolicy: 'Delete',
        // Without a type Longhorn makes a backup to its backup target instead of a snapshot (controller_server.go).
        parameters: { type: 'snap' },
      });
    }
    if (!plan.volsync.install) return;
    place(
      this,
      'Chart',
      chartApplication(plan, {
        name: VOLSYNC_APPLICATION,
        release: 'volsync',
        namespace: plan.namespaces.platform,
        chart: CHARTS.volsync,
        values: volsyncValues(plan),
      }),
    );
  }
}

/** The values of VolSync's chart. */
export function volsyncValues(plan: Plan): VolsyncValues {
  const images = Object.fromEntries(IMAGE_KEYS.map((key) => [key, { image: plan.images.volsync }]));
  return {
    ...(images as { [Key in (typeof IMAGE_KEYS)[number]]: { image: string } }),
    fullnameOverride: VOLSYNC_DEPLOYMENT,
    manageCRDs: true,
    // The chart's ServiceMonitor sends no token, so with authorization nothing could be scraped.
    metrics: { disableAuth: true },
  };
}
