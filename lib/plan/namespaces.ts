import { isDnsLabel } from '../contract/identity';
import { type Checker } from './checker';
import { type FieldsOf, stated } from './fields';

/** Where the components live, and where no PVC is protected. */
export interface NamespacesConfig {
  /**
   * Home of VolSync, pvc-plumber, the maintenance and Kopia UI.
   * @default 'volsync-system'
   */
  readonly platform?: string;
  /**
   * Where Kyverno runs, which may call pvc-plumber.
   * @default 'kyverno'
   */
  readonly kyverno?: string;
  /**
   * Where Prometheus runs, which may read metrics.
   * @default 'monitoring'
   */
  readonly monitoring?: string;
  /**
   * Where Argo CD runs.
   * @default 'argocd'
   */
  readonly argocd?: string;
  /**
   * Where External Secrets runs.
   * @default 'external-secrets'
   */
  readonly externalSecrets?: string;
  /**
   * Where the snapshot controller runs.
   * @default 'snapshot-controller'
   */
  readonly snapshotController?: string;
  /**
   * No PVC is protected in these, and the label is refused there. Names, no patterns; a list replaces the default. The namespaces above are always among them, but for the one of Prometheus, and so are
   * those that Kyverno never looks at: `kube-system`, `kube-public`, `kube-node-lease`.
   * @default - {@link DEFAULT_EXCLUDED_NAMESPACES}
   */
  readonly excluded?: readonly string[];
}

/** Where the components live, and where no PVC is protected. */
export interface NamespacesPlan extends Required<NamespacesConfig> {
  /** Sorted, each once, those of the components included but for the one of Prometheus. */
  readonly excluded: readonly string[];
}

export const NAMESPACES_FIELDS: FieldsOf<NamespacesConfig> = {
  platform: true,
  kyverno: true,
  monitoring: true,
  argocd: true,
  externalSecrets: true,
  snapshotController: true,
  excluded: true,
};

/**
 * Kyverno looks at nothing in these, whatever a policy says (`resourceFilters` of its chart, 3.9). A PVC there would pass
 * the gate without being asked about.
 */
const UNSEEN_BY_KYVERNO: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease'];

/**
 * What must come up before Kyverno does, so that a fail-closed webhook never keeps a cluster from healing itself. The
 * platform's and Kyverno's own namespaces are added to any list.
 */
export const DEFAULT_EXCLUDED_NAMESPACES: readonly string[] = [
  'kube-system',
  'longhorn-system',
  'snapshot-controller',
  'cert-manager',
  'external-secrets',
  '1passwordconnect',
  'argocd',
];

/** Says what is wrong with the namespaces. */
export function checkNamespaces(checker: Checker): void {
  for (const key of ['platform', 'kyverno', 'monitoring', 'argocd', 'externalSecrets', 'snapshotController']) {
    const field = `namespaces.${key}`;
    if (checker.has(field)) checker.namespace(field, 'name one namespace, or leave it out');
  }
  if (!checker.has('namespaces.excluded')) return;
  const excluded = checker.at('namespaces.excluded');
  if (!Array.isArray(excluded)) {
    checker.require(false, 'namespaces.excluded', 'a list of namespaces', 'write it between [ and ]');
    return;
  }
  for (const [index, name] of excluded.entries()) {
    checker.require(
      isDnsLabel(name),
      `namespaces.excluded[${index}]`,
      'the name of a namespace',
      'name one namespace per entry; there are no patterns',
      name,
    );
  }
}

/** The namespaces of the platform, and those that are excluded. */
export function resolveNamespaces({ excluded, ...own }: NamespacesConfig = {}): NamespacesPlan {
  const homes = {
    platform: 'volsync-system',
    kyverno: 'kyverno',
    monitoring: 'monitoring',
    argocd: 'argocd',
    externalSecrets: 'external-secrets',
    snapshotController: 'snapshot-controller',
    ...stated(own),
  };
  // Prometheus is no part of what must come up first, and its PVCs may well be worth a backup.
  const { monitoring: _, ...first } = homes;
  const all = [...(excluded ?? DEFAULT_EXCLUDED_NAMESPACES), ...UNSEEN_BY_KYVERNO, ...Object.values(first)];
  return { ...homes, excluded: [...new Set(all)].sort() };
}
