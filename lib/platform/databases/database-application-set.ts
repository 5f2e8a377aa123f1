import { Construct } from 'constructs';
import type { ApplicationSetSpec, AppProjectSpec } from '../../../imports/argoproj.io';
import { COMPARE_OPTIONS, COMPARED_BY_SERVER, SYNC_WAVE } from '../../kubernetes/argocd-annotations';
import { type ManifestOf } from '../../kubernetes/manifest';
import { place } from '../../kubernetes/place';
import { type Plan } from '../../plan/plan';
import { APPLICATION_SYNC_OPTIONS, IN_CLUSTER, PAUSE } from '../argocd/application';

/** Props of {@link DatabaseApplicationSet}. */
export interface DatabaseApplicationSetProps {
  /** The platform's plan, from `resolvePlan(config)`. Without databases, or with `argocd` off, nothing is emitted. */
  readonly plan: Plan;
  /** Folder below that of the rendered manifests, which holds a folder for each database. */
  readonly folder: string;
}

/** ApplicationSet and AppProject. */
const NAME = 'database-appset';
const PROJECT = 'databases';

/** What a database consists of. */
const KINDS = [
  { group: '', kind: 'Service' },
  { group: 'barmancloud.cnpg.io', kind: 'ObjectStore' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'monitoring.coreos.com', kind: 'ServiceMonitor' },
  { group: 'postgresql.cnpg.io', kind: 'Cluster' },
  { group: 'postgresql.cnpg.io', kind: 'ScheduledBackup' },
];

/**
 * One Argo CD Application for each database, `database-<name>`, apart from all others: a recovery needs to hold still what
 * everything else wants to be automatic.
 *
 * Nothing is reverted or removed by itself. A pause holds: whoever sets `automated.enabled` to false on an Application, or
 * the annotation `skip-reconcile`, is not overruled by the ApplicationSet. Nothing of `spec.bootstrap` is ignored: Argo CD
 * would apply the old method again.
 *
 * Place it in a chart without a namespace.
 */
export class DatabaseApplicationSet extends Construct {
  constructor(scope: Construct, id: string, { plan, folder }: DatabaseApplicationSetProps) {
    super(scope, id);
    const { argocd, databases } = plan;
    if (argocd === undefined || databases === undefined) return;
    const source = { repoURL: argocd.repoURL, targetRevision: argocd.revision };
    const project: ManifestOf<AppProjectSpec> = {
      sourceRepos: [argocd.repoURL],
      destinations: [{ server: IN_CLUSTER, namespace: databases.namespace }],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: KINDS,
    };
    const spec: ManifestOf<ApplicationSetSpec> = {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          git: {
            repoURL: argocd.repoURL,
            revision: argocd.revision,
            directories: [{ path: `${argocd.path}/${folder}/*` }],
          },
        },
      ],
      // By default only annotations of Argo CD's own notifications and refreshes survive (argo-cd 3.5).
      preservedFields: { annotations: ['argocd.argoproj.io/skip-reconcile'] },
      ignoreApplicationDifferences: [{ jsonPointers: [PAUSE] }],
      syncPolicy: { applicationsSync: 'create-update', preserveResourcesOnDeletion: true },
      template: {
        metadata: {
          name: 'database-{{ .path.basename }}',
          annotations: { [COMPARE_OPTIONS]: COMPARED_BY_SERVER },
        },
        spec: {
          project: PROJECT,
          source: { ...source, path: '{{ .path.path }}' },
          destination: { server: IN_CLUSTER, namespace: databases.namespace },
          syncPolicy: {
            automated: { enabled: true, prune: false, selfHeal: false, allowEmpty: false },
            syncOptions: APPLICATION_SYNC_OPTIONS,
            // Not without end: it takes newer commits, also that of a recovery, which must not reach a living Cluster.
            retry: { limit: 10, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '10m' } },
          },
        },
      },
    };
    const home = plan.namespaces.argocd;
    place(this, 'Project', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: PROJECT, namespace: home, annotations: { [SYNC_WAVE]: '-1' } },
      spec: project,
    });
    place(this, 'Resource', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: NAME, namespace: home },
      spec,
    });
  }
}
