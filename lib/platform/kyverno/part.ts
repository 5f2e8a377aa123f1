import { type Plan } from '../../plan/plan';
import { KyvernoVolsyncPolicy } from '../../policies/kyverno-volsync-policy';
import { NfsInjectionPolicy } from '../../policies/nfs-injection-policy';
import { OrphanCleanupPolicy } from '../../policies/orphan-cleanup-policy';
import { type PlatformPart } from '../part';
import { KyvernoInstall } from './kyverno-install';

const FOLDER = 'infrastructure/controllers/kyverno';

/** The engine of the policies, and the policies. */
export function kyverno(plan: Plan): PlatformPart[] {
  return [
    {
      folder: FOLDER,
      application: { name: 'kyverno', wave: 'kyverno' },
      files: { 'kyverno.yaml': (chart) => new KyvernoInstall(chart, 'KyvernoInstall', { plan }) },
    },
    policies(plan),
  ];
}

/** Everything that acts on PVCs and movers. */
export function policies(plan: Plan): PlatformPart {
  return {
    folder: `${FOLDER}/policies`,
    application: {
      name: 'kyverno-policies',
      wave: 'policies',
      // When the family of policies changes, the old gate stays until the new one is in force.
      pruneLast: true,
      // Deleted in the foreground, a policy stays until a finalizer is removed, and is in force until then: its own webhook
      // refuses the removal once the rights are gone (seen with Argo CD 3.6.1 and Kyverno 1.19.1).
      prunePropagation: 'background',
    },
    files: {
      'volsync-pvc-backup-restore.yaml': (chart) => new KyvernoVolsyncPolicy(chart, 'KyvernoVolsyncPolicy', { plan }),
      'volsync-orphan-cleanup.yaml': (chart) => new OrphanCleanupPolicy(chart, 'OrphanCleanupPolicy', { plan }),
      'volsync-nfs-inject.yaml': (chart) => new NfsInjectionPolicy(chart, 'NfsInjectionPolicy', { plan }),
    },
  };
}
