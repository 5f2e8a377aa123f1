import { type PlatformConfig } from '../../../lib/plan/config';
import { literal } from './literal';

/** The apps/config.ts of a new repository: its config, with what may be worth a change as comments. */
export function configSource(config: PlatformConfig): string {
  const { repository, storage, credentials, schedule, argocd, domain } = config;
  return `import { type PlatformConfig } from 'cdk8s-pvc-backup';

/**
 * Everything that this platform says about its backups. This is the one file to edit; then \`npm run synth\`. All options:
 * node_modules/cdk8s-pvc-backup/docs/config.md
 */
export const config: PlatformConfig = {
  repository: {
    nfs: ${literal(repository.nfs)},
    // First install. As soon as the repository exists, put its id here instead (its Job prints this line):
    //   uniqueId: '<64 hex digits>',
    // From then on an empty or foreign share means "unknown", never "no backup".
    create: true,
  },
  // With Longhorn, \`createSnapshotClass: 'longhorn'\` makes the VolumeSnapshotClass.
  storage: ${literal(storage)},
  // Where the password of the repository comes from. Never the password itself.
  credentials: {
    store: ${literal(credentials.store)},
    item: ${literal(credentials.item)},
    field: ${literal(credentials.field)},
  },
  schedule: {
    tiers: [
${(schedule?.tiers ?? []).map((tier) => `      ${literal(tier)},\n`).join('')}    ],
  },
${domain === undefined ? '' : `  domain: ${literal(domain)},\n`}  // The Git repository that this is, and the branch that Argo CD follows.
  argocd: ${literal(argocd)},
  // What your cluster has already is switched off:
  //   kyverno: { install: false },
  //   volsync: { install: false },
  //   externalSecrets: { install: false },
  //   snapshotController: { install: false },
  // By these labels Prometheus finds alerts and metrics; those of kube-prometheus-stack are { release: '<its release>' }:
  //   monitoring: { labels: { release: 'kube-prometheus-stack' } },
};
`;
}
