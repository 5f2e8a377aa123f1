import { Testing } from 'cdk8s';
import { BackedUpPvc, ConfigError } from 'cdk8s-pvc-backup';
import { MyChart } from './main';

describe('my-app', () => {
  test('has its data backed up every hour', () => {
    const [pvc] = Testing.synth(new MyChart(Testing.app(), 'my-app'));
    expect(pvc.kind).toBe('PersistentVolumeClaim');
    expect(pvc.metadata).toMatchObject({ name: 'data', namespace: 'my-app', labels: { backup: 'hourly' } });
  });

  test('cannot name a PVC so that its backups are not found again', () => {
    const metadata = { name: 'a.b', namespace: 'my-app' };
    const make = () => new BackedUpPvc(Testing.chart(), 'Data', { metadata, tier: 'hourly', storage: '10Gi' });
    expect(make).toThrow(ConfigError);
  });
});
