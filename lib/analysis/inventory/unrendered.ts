import { at, groupOf, listAt, textAt } from './fields';
import { type FoundObject, type KubernetesObject } from './found-object';

/** An object that becomes manifests only in the cluster, or by another command: its PVCs are not seen here. */
export interface Unrendered {
  readonly what: string;
  /** How to see them. */
  readonly render: string;
  readonly found: FoundObject;
}

const HELM_TEMPLATE = 'render the chart with its values (helm template) and check that';

/** What an object hides; nothing when it is what it is. */
export function unrenderedOf(found: FoundObject): Unrendered | undefined {
  const { object } = found;
  const kind = `${groupOf(object)}/${String(object.kind)}`;
  const name = textAt(object, 'metadata', 'name') ?? '';
  switch (kind) {
    case 'helm.toolkit.fluxcd.io/HelmRelease':
    case 'helm.cattle.io/HelmChart':
      return { what: `${String(object.kind)} ${name}`, render: HELM_TEMPLATE, found };
    case 'argoproj.io/Application':
      return hasChart(object)
        ? { what: `Application ${name} with a Helm chart`, render: HELM_TEMPLATE, found }
        : undefined;
    case 'helm.sh/Chart':
      return { what: `Helm chart ${name}`, render: HELM_TEMPLATE, found };
    case 'kustomize.config.k8s.io/Kustomization':
    case 'kustomize.config.k8s.io/Component':
      return { what: 'kustomization', render: 'build it (kubectl kustomize) and check what that prints', found };
    default:
      return undefined;
  }
}

function hasChart(application: KubernetesObject): boolean {
  const sources = [at(application, ['spec', 'source']), ...listAt(application, 'spec', 'sources')];
  return sources.some((source) => textAt(source, 'chart') !== undefined);
}

/** True for a text with a variable that Flux, or a script, puts something else for. */
export function hasVariable(text: string | undefined): boolean {
  return text !== undefined && /\$\{|\{\{/.test(text);
}
