import { App, Chart } from 'cdk8s';
import { ExternalSecretsInstall, OnePasswordStore, type Plan } from '../lib';
import { type ChartFiles } from '../lib/output/render';

const FOLDER = 'infrastructure/controllers/external-secrets';

/** The Applications `external-secrets` and `secret-stores`: where the password of the repository comes from. */
export function externalSecrets(plan: Plan): ChartFiles {
  const app = new App();

  const operator = new Chart(app, 'external-secrets');
  new ExternalSecretsInstall(operator, 'ExternalSecretsInstall', { plan });

  const stores = new Chart(app, 'secret-stores');
  new OnePasswordStore(stores, 'OnePasswordStore', { plan });

  return { [`${FOLDER}/external-secrets.yaml`]: operator, [`${FOLDER}/stores/1password.yaml`]: stores };
}
