import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { type Manifest } from '../../kubernetes/manifest';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';
import { HEALTH_CHECKS } from './health';

/** Props of {@link ArgoCdSettings}. */
export interface ArgoCdSettingsProps {
  /** The platform's plan, from `resolvePlan(config)`. */
  readonly plan: Plan;
}

/**
 * The settings of Argo CD itself on which the order of the Applications stands: parts of the ConfigMaps `argocd-cm` and
 * `argocd-cmd-params-cm`. Each is a patch: it holds our keys only, and is merged into what you have.
 *
 * Not for a folder that Argo CD applies: the ConfigMaps belong to whoever installs Argo CD. Place it in a chart without
 * a namespace: it states its own.
 */
export class ArgoCdSettings extends Construct {
  constructor(scope: Construct, id: string, props: ArgoCdSettingsProps) {
    super(scope, id);
    const { argocd } = props.plan.namespaces;
    place(this, 'Resource', configMap('argocd-cm', argocd, argoCdSettings()));
    place(this, 'Parameters', configMap('argocd-cmd-params-cm', argocd, PARAMETERS));
  }
}

/** Dry runs by the API server tell a difference from a default; the controller reads this when it starts. */
const PARAMETERS = { 'controller.diff.server.side': 'true' };

/**
 * Keys and values of `argocd-cm`. None of those that Argo CD 3 states itself (manifests/base/config/argocd-cm.yaml), such as
 * `resource.exclusions`: they belong to its own installation, and a server-side apply of others is refused.
 */
export function argoCdSettings(): Readonly<Record<string, string>> {
  const checks = Object.entries(HEALTH_CHECKS).map(([kind, lua]) => [`resource.customizations.health.${kind}`, lua]);
  return {
    // By annotation, the default since 3.0: a label would be copied to what operators make.
    'application.resourceTrackingMethod': 'annotation',
    // Kubernetes writes the rules of Kyverno's aggregated roles.
    'resource.compareoptions': Yaml.stringify({ ignoreAggregatedRoles: true }),
    ...Object.fromEntries(checks),
  };
}

function configMap(name: string, namespace: string, data: Readonly<Record<string, string>>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace,
      labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'argocd' },
    },
    data,
  };
}
