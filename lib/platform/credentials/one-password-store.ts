import { Construct } from 'constructs';
import type { ClusterSecretStoreSpec } from '../../../imports/external-secrets.io';
import { type ManifestOf } from '../../kubernetes/manifest';
import { place } from '../../kubernetes/place';
import { type OnePasswordConfig, type SecretKeyConfig } from '../../plan/credentials/one-password';
import { type Plan } from '../../plan/plan';
import { namespaceSelector } from './namespace-selector';

/** Props of {@link OnePasswordStore}. */
export interface OnePasswordStoreProps {
  /** The platform's plan, from `resolvePlan(config)`. Without `credentials.onePassword` nothing is emitted. */
  readonly plan: Plan;
}

type Spec = ManifestOf<ClusterSecretStoreSpec>;

/**
 * Where the password of the repository comes from: a ClusterSecretStore for 1Password.
 *
 * Whoever may use a store can read every item in its vaults, so it says which namespaces may.
 *
 * Place it in a chart without a namespace.
 */
export class OnePasswordStore extends Construct {
  constructor(scope: Construct, id: string, props: OnePasswordStoreProps) {
    super(scope, id);
    const { credentials, namespaces } = props.plan;
    if (credentials.onePassword === undefined) return;
    const spec: Spec = {
      conditions: users(props.plan, credentials.onePassword),
      provider: provider(credentials.onePassword, namespaces.externalSecrets),
    };
    place(this, 'Resource', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: credentials.store.name },
      spec,
    });
  }
}

/** The namespaces that may use the store: any that one of these conditions names. */
function users({ namespaces, databases }: Plan, { namespaceLabels }: OnePasswordConfig): Spec['conditions'] {
  // The platform's own and that of the databases always may, whatever their labels: for one the password of the
  // repository comes from here, for the other the keys of the S3 store.
  const always = [...new Set([namespaces.platform, ...(databases === undefined ? [] : [databases.namespace])])];
  if (namespaceLabels !== undefined) {
    return [{ namespaces: always }, { namespaceSelector: namespaceSelector(namespaceLabels, namespaces.excluded) }];
  }
  const others = namespaces.excluded.filter((name) => !always.includes(name));
  return [{ namespaceSelector: namespaceSelector(undefined, others) }];
}

function provider(config: OnePasswordConfig, home: string): Spec['provider'] {
  const reference = ({ name, key, namespace = home }: SecretKeyConfig) => ({ name, key, namespace });
  if ('connect' in config) {
    const { host, vaults, token } = config.connect;
    return {
      onepassword: {
        connectHost: host,
        vaults,
        auth: { secretRef: { connectTokenSecretRef: reference(token) } },
      },
    };
  }
  return {
    onepasswordSDK: {
      vault: config.sdk.vault,
      auth: { serviceAccountSecretRef: reference(config.sdk.token) },
      // The values of the CRD's defaults, stated so that Argo CD sees no drift. They only name the caller.
      integrationInfo: { name: '1Password SDK', version: 'v1.0.0' },
      // One answer for many ExternalSecrets: the quota is for each account and day.
      cache: { ttl: '5m', maxSize: 100 },
    },
  };
}
