import { type OnePasswordConfig, type SecretKeyConfig } from '../../plan/credentials/one-password';
import { type Plan } from '../../plan/plan';

/** Kind and name of the secret store for kubectl, with a namespace where it has one. */
export function storeIn({ credentials: { store } }: Plan, namespace: string): string {
  const { kind, name } = store;
  return kind === 'SecretStore' ? `secretstore -n ${namespace} ${name}` : `clustersecretstore ${name}`;
}

/** What the secret store needs that stands neither in Git nor on the share, as items of a list. */
export function storeNeeds(plan: Plan): string {
  return needs(plan)
    .map((each) => `- ${each}`)
    .join('\n');
}

function needs(plan: Plan): string[] {
  const { store, onePassword } = plan.credentials;
  const databases = plan.databases === undefined ? '' : `, in \`${plan.databases.namespace}\``;
  if (onePassword !== undefined) return onePasswordNeeds(onePassword, plan.namespaces.externalSecrets);
  const where =
    store.kind === 'SecretStore'
      ? `, in \`${plan.namespaces.platform}\`${databases} and in each namespace with a protected PVC`
      : ', which this platform does not make';
  return [`the ${store.kind} \`${store.name}\`${where}, and the Secret that it logs in with`];
}

function onePasswordNeeds(config: OnePasswordConfig, home: string): string[] {
  const secret = ({ name, key, namespace = home }: SecretKeyConfig, whose: string) =>
    `the Secret \`${name}\` in \`${namespace}\`, made by hand:\n  the token of ${whose} under the key \`${key}\`. A new token does.`;
  if ('sdk' in config) return [secret(config.sdk.token, "1Password's service account")];
  const { host, token } = config.connect;
  return [
    secret(token, 'the Connect server'),
    `the Connect server \`${host}\`;\n  if it ran in the old cluster, its manifests and its own credentials file`,
  ];
}
