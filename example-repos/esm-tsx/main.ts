import { App } from 'cdk8s';
import { Notes } from './chart.js';

const app = new App();
new Notes(app, 'notes');
app.synth();
