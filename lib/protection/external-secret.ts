import type { ExternalSecretSpec } from '../../imports/external-secrets.io';
import { NEVER_CREATE, SECRET_KEYS, secretName } from '../contract/names';
import { type Manifest, type ManifestOf } from '../kubernetes/manifest';
import { type Plan } from '../plan/plan';
import { protectingMetadata } from './protecting-metadata';
import { type PvcBinding } from './pvc-binding';

/**
 * An ExternalSecret's spec that fetches fields of the platform's credentials item.
 *
 * Every field that some version of External Secrets defaults is stated, so that Argo CD sees no drift.
 *
 * @param secret name of the Secret to make
 * @param fields key of the Secret → field of the item
 * @param data further keys of the Secret. The merge policy `Merge` adds them to what is fetched; the default `Replace`
 *   would drop the password. Never a `{{ … }}` template: inside a policy Kyverno would evaluate it.
 */
export function credentialsSpec(
  plan: Plan,
  secret: string,
  fields: Readonly<Record<string, string>>,
  data?: Readonly<Record<string, string>>,
): ManifestOf<ExternalSecretSpec> {
  const { store, refreshInterval } = plan.credentials;
  return {
    refreshInterval,
    secretStoreRef: { kind: store.kind, name: store.name },
    target: {
      name: secret,
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
      ...(data !== undefined && { template: { engineVersion: 'v2', mergePolicy: 'Merge', data } }),
    },
    data: Object.entries(fields).map(([secretKey, field]) => ({
      secretKey,
      remoteRef: {
        ...fieldReference(plan, field),
        conversionStrategy: 'Default',
        decodingStrategy: 'None',
        metadataPolicy: 'None',
      },
    })),
  };
}

/** The 1Password SDK wants item and field in one string, and no property beside it. */
function fieldReference({ credentials: { item, reference } }: Plan, field: string): { key: string; property?: string } {
  return reference === 'path' ? { key: `${item}/${field}` } : { key: item, property: field };
}

/** The spec of an ExternalSecret that tells movers where the repository is, and keeps them from creating one. */
export function moverCredentialsSpec(plan: Plan, secret: string): ManifestOf<ExternalSecretSpec> {
  return credentialsSpec(
    plan,
    secret,
    { [SECRET_KEYS.password]: plan.credentials.field },
    {
      [SECRET_KEYS.repository]: plan.repository.url,
      [SECRET_KEYS.path]: plan.repository.path,
      [SECRET_KEYS.creation]: NEVER_CREATE,
    },
  );
}

/** The ExternalSecret that makes the Secret of one PVC. */
export function externalSecret(plan: Plan, pvc: PvcBinding, managedBy: string): Manifest {
  const secret = secretName(pvc.name);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: protectingMetadata(secret, pvc, managedBy),
    spec: moverCredentialsSpec(plan, secret),
  };
}

/** What gives a PVC its credentials: an ExternalSecret, or nothing where its namespace has one for all. */
export function ownCredentials(plan: Plan, pvc: PvcBinding, managedBy: string): Manifest[] {
  return plan.credentials.secretPer === 'namespace' ? [] : [externalSecret(plan, pvc, managedBy)];
}
