import { ApiObject, Chart, Size } from 'cdk8s';
import { BackedUpPvc, exemptPvc, protectVolumeClaimTemplates } from 'cdk8s-pvc-backup';
import type { Construct } from 'constructs';
import { plan } from './platform.js';

const namespace = 'notes';

export class Notes extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // The objects that protect it stand in Git, with a schedule of its own.
    new BackedUpPvc(this, 'Archive', {
      metadata: { name: 'archive', namespace },
      tier: 'daily',
      storage: Size.gibibytes(100),
      protection: 'explicit',
      overrides: { cron: '30 4 * * *' },
      plan,
    });

    // Manifests that come from somewhere else.
    const statefulSet = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'database', namespace },
      spec: {
        selector: { matchLabels: { app: 'database' } },
        serviceName: 'database',
        template: {
          metadata: { labels: { app: 'database' } },
          spec: { containers: [{ name: 'database', image: 'database' }] },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
          },
        ],
      },
    };
    new ApiObject(this, 'Database', protectVolumeClaimTemplates(statefulSet, { tier: 'hourly', plan }));
    const cache = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'cache', namespace },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    new ApiObject(this, 'Cache', exemptPvc(cache, 'can be computed again'));
  }
}
