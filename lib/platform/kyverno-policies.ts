import { App, Chart } from 'cdk8s';
import { type ChartFiles } from '../output/render';
import { type Plan } from '../plan/plan';
import { KyvernoVolsyncPolicy } from '../policies/kyverno-volsync-policy';
import { NfsInjectionPolicy } from '../policies/nfs-injection-policy';
import { OrphanCleanupPolicy } from '../policies/orphan-cleanup-policy';

const FOLDER = 'infrastructure/controllers/kyverno/policies';

/** The Application `kyverno-policies`: everything that acts on PVCs and movers. */
export function kyvernoPolicies(plan: Plan): ChartFiles {
  const app = new App();

  const restore = new Chart(app, 'volsync-pvc-backup-restore');
  new KyvernoVolsyncPolicy(restore, 'KyvernoVolsyncPolicy', { plan });

  const cleanup = new Chart(app, 'volsync-orphan-cleanup');
  new OrphanCleanupPolicy(cleanup, 'OrphanCleanupPolicy', { plan });

  const inject = new Chart(app, 'volsync-nfs-inject');
  new NfsInjectionPolicy(inject, 'NfsInjectionPolicy', { plan });

  return {
    [`${FOLDER}/volsync-pvc-backup-restore.yaml`]: restore,
    [`${FOLDER}/volsync-orphan-cleanup.yaml`]: cleanup,
    [`${FOLDER}/volsync-nfs-inject.yaml`]: inject,
  };
}
