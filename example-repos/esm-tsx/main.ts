import { App } from 'cdk8s';
import { requireBackups } from 'cdk8s-pvc-backup';
import { Notes } from './chart.js';
import { plan } from './platform.js';

const app = new App();
new Notes(app, 'notes');
// From here on a volume that nobody protects is an error at synth.
requireBackups(app, { plan });
app.synth();
