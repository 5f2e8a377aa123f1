import { App, Chart, ChartProps, Size } from 'cdk8s';
import { BackedUpPvc } from 'cdk8s-pvc-backup';
import { Construct } from 'constructs';

export class MyChart extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);

    new BackedUpPvc(this, 'Data', {
      metadata: { name: 'data', namespace: 'my-app' },
      tier: 'hourly',
      storage: Size.gibibytes(10),
    });
  }
}

const app = new App();
new MyChart(app, 'my-app');
app.synth();
