import { type Plan } from '../../plan/plan';
import { type PlatformPart } from '../part';
import { ExternalSecretsInstall } from './external-secrets-install';
import { NamespaceCredentials } from './namespace-credentials';
import { OnePasswordStore } from './one-password-store';

const FOLDER = 'infrastructure/controllers/external-secrets';

/** Where the password of the repository comes from. */
export function credentials(plan: Plan): PlatformPart[] {
  return [
    {
      folder: FOLDER,
      application: { name: 'external-secrets', wave: 'kinds' },
      files: {
        'external-secrets.yaml': (chart) => new ExternalSecretsInstall(chart, 'ExternalSecretsInstall', { plan }),
      },
    },
    {
      folder: `${FOLDER}/stores`,
      application: { name: 'secret-stores', wave: 'stores' },
      files: {
        '1password.yaml': (chart) => new OnePasswordStore(chart, 'OnePasswordStore', { plan }),
        'kopia-repository.yaml': (chart) => new NamespaceCredentials(chart, 'NamespaceCredentials', { plan }),
      },
    },
  ];
}
