import { Construct } from 'constructs';
import type { ClusterExternalSecretSpec } from '../../../imports/external-secrets.io';
import { NAMESPACE_SECRET } from '../../contract/names';
import { KEPT, SYNC_OPTIONS } from '../../kubernetes/argocd-annotations';
import { type ManifestOf } from '../../kubernetes/manifest';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';
import { moverCredentialsSpec } from '../../protection/external-secret';
import { namespaceSelector } from './namespace-selector';

/** Props of {@link NamespaceCredentials}. */
export interface NamespaceCredentialsProps {
  /** The platform's plan, from `resolvePlan(config)`. With `credentials.secretPer: 'pvc'` nothing is emitted. */
  readonly plan: Plan;
}

/**
 * One Secret for each namespace, from which the movers of all its PVCs read address and password of the repository: a
 * ClusterExternalSecret that makes an ExternalSecret in each of them.
 *
 * Argo CD never removes it: ReplicationDestinations of living PVCs go on referring to its Secrets after the config has
 * returned to one Secret for each PVC.
 *
 * Place it in a chart without a namespace.
 */
export class NamespaceCredentials extends Construct {
  constructor(scope: Construct, id: string, props: NamespaceCredentialsProps) {
    super(scope, id);
    const { plan } = props;
    if (plan.credentials.secretPer !== 'namespace') return;
    const spec: ManifestOf<ClusterExternalSecretSpec> = {
      externalSecretName: NAMESPACE_SECRET,
      namespaceSelectors: [namespaceSelector(plan.credentials.namespaceLabels, plan.namespaces.excluded)],
      // How soon a new namespace gets its Secret, if its creation was missed.
      refreshTime: '1m',
      externalSecretSpec: moverCredentialsSpec(plan, NAMESPACE_SECRET),
    };
    place(this, 'Resource', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterExternalSecret',
      metadata: { name: NAMESPACE_SECRET, annotations: { [SYNC_OPTIONS]: KEPT } },
      spec,
    });
  }
}
