import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../../output/render';
import { type Plan } from '../../plan/plan';
import { ExternalSecretsInstall } from './external-secrets-install';
import { NamespaceCredentials } from './namespace-credentials';
import { OnePasswordStore } from './one-password-store';

const FOLDER = 'infrastructure/controllers/external-secrets';

/** The Applications `external-secrets` and `secret-stores`: where the password of the repository comes from. */
export function externalSecrets(plan: Plan): ChartFiles {
  const app = new App();

  const operator = new Chart(app, 'external-secrets');
  new ExternalSecretsInstall(operator, 'ExternalSecretsInstall', { plan });

  const stores = new Chart(app, 'secret-stores');
  new OnePasswordStore(stores, 'OnePasswordStore', { plan });

  const credentials = new Chart(app, 'namespace-credentials');
  new NamespaceCredentials(credentials, 'NamespaceCredentials', { plan });

  return {
    [`${FOLDER}/external-secrets.yaml`]: operator,
    [`${FOLDER}/stores/1password.yaml`]: stores,
    [`${FOLDER}/stores/kopia-repository.yaml`]: credentials,
  };
}
