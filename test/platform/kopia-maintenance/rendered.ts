import { KopiaMaintenance, type Plan } from '../../../lib';
import { manifestsOf, only } from '../../support/manifests';

export const render = (plan: Plan) => manifestsOf((chart) => new KopiaMaintenance(chart, 'Test', { plan }));
export const cronJob = (plan: Plan) => only(render(plan), 'CronJob');
