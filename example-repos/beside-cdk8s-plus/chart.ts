import { ApiObject, Chart, Size } from 'cdk8s';
import { ConfigMap, Deployment, PersistentVolumeClaim, Volume } from 'cdk8s-plus-33';
import { BackedUpPvc, protectPvc } from 'cdk8s-pvc-backup';
import type { Construct } from 'constructs';

const namespace = 'photos';

export class Photos extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace, disableResourceNameHashes: true });

    const library = new BackedUpPvc(this, 'Library', {
      metadata: { name: 'library', namespace },
      tier: 'hourly',
      storage: Size.gibibytes(200),
    });

    // A PVC of cdk8s-plus gets the label like any other object.
    const thumbnails = new PersistentVolumeClaim(this, 'Thumbnails', {
      metadata: { name: 'thumbnails' },
      storage: Size.gibibytes(5),
    });
    thumbnails.metadata.addLabel('backup', 'daily');

    // And one whose manifest is at hand gets it with a check.
    const uploads = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'uploads', namespace },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } },
    };
    new ApiObject(this, 'Uploads', protectPvc(uploads, { tier: 'daily' }));

    const settings = new ConfigMap(this, 'Settings', { data: { 'photos.ini': 'library=/library' } });
    const claim = PersistentVolumeClaim.fromClaimName(this, 'LibraryClaim', library.name);
    new Deployment(this, 'Server', {
      replicas: 1,
      containers: [
        {
          image: 'photos:1',
          volumeMounts: [
            { path: '/library', volume: Volume.fromPersistentVolumeClaim(this, 'LibraryVolume', claim) },
            { path: '/thumbnails', volume: Volume.fromPersistentVolumeClaim(this, 'ThumbnailVolume', thumbnails) },
            { path: '/settings', volume: Volume.fromConfigMap(this, 'SettingsVolume', settings) },
          ],
        },
      ],
    });
  }
}
