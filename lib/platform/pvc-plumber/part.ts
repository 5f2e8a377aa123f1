import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { KopiaRepositoryBootstrap } from './kopia-repository-bootstrap';
import { PvcPlumberDeployment } from './pvc-plumber-deployment';
import { PvcPlumberMonitor } from './pvc-plumber-monitor';

const FOLDER = 'infrastructure/controllers/pvc-plumber';

/**
 * The Application `pvc-plumber`: the service that knows which PVCs have a backup, and the repository on first install. How
 * Prometheus reads it is in the folder of the monitoring.
 */
export function pvcPlumber(plan: Plan): ChartFiles {
  const app = new App();

  const service = new Chart(app, 'pvc-plumber');
  new PvcPlumberDeployment(service, 'PvcPlumber', { plan });

  const repository = new Chart(app, 'kopia-repository-create');
  new KopiaRepositoryBootstrap(repository, 'KopiaRepositoryBootstrap', { plan });

  const monitor = new Chart(app, 'pvc-plumber-monitor');
  new PvcPlumberMonitor(monitor, 'PvcPlumberMonitor', { plan });

  return {
    [`${FOLDER}/pvc-plumber.yaml`]: service,
    [`${FOLDER}/kopia-repository-create.yaml`]: repository,
    'monitoring/prometheus-stack/pvc-plumber.yaml': monitor,
  };
}
