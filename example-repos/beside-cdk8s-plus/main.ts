import { App } from 'cdk8s';
import { Photos } from './chart';

const app = new App();
new Photos(app, 'photos');
app.synth();
