import { literal } from './literal';

/** The apps/main.ts of a new repository. */
export const MAIN = `import { join } from 'node:path';
import { argocdSettings, platformFiles, platformPages, resolvePlan, synth } from 'cdk8s-pvc-backup';
import { config } from './config';
import { notes } from './notes';

/** Everything that \`npm run synth\` writes. A wrong config writes nothing. */
void synth(join(__dirname, '..'), () => {
  const plan = resolvePlan(config);
  // Apps of your own beside the platform: each of their folders below dist/ becomes an Application of Argo CD.
  const dist = platformFiles(plan, { ...notes(plan) });
  return { directories: { dist, examples: argocdSettings(plan) }, pages: platformPages(plan, dist) };
});
`;

/** The apps/notes.ts of a new repository: an app with one protected PVC. */
export function notesSource(tier: string): string {
  return `import { ApiObject, App, Chart, Size } from 'cdk8s';
import { BackedUpPvc, type ChartFiles, type Plan } from 'cdk8s-pvc-backup';

/**
 * An example to see backup and restore with: a pod that writes the time into a protected PVC, every minute. To be rid of
 * it, remove this file and what main.ts says about it, and delete its namespace.
 */
export function notes(plan: Plan): ChartFiles {
  const chart = new Chart(new App(), 'notes');
  const namespace = 'notes';
  new ApiObject(chart, 'Namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });

  const data = new BackedUpPvc(chart, 'Data', {
    metadata: { name: 'notes-data', namespace },
    tier: ${literal(tier)},
    storage: Size.gibibytes(1),
    plan,
  });

  const labels = { 'app.kubernetes.io/name': 'notes' };
  new ApiObject(chart, 'Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'notes', namespace, labels },
    spec: {
      replicas: 1,
      // A PVC of ReadWriteOnce cannot be mounted by two pods on two nodes.
      strategy: { type: 'Recreate' },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: {
            // The movers must be able to read the files, so the app runs as their user.
            runAsNonRoot: true,
            runAsUser: plan.mover.uid,
            runAsGroup: plan.mover.gid,
            fsGroup: plan.mover.gid,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'notes',
              image: 'docker.io/library/busybox:1.37.0',
              command: ['sh', '-c', 'while true; do date >> /data/notes.txt; sleep 60; done'],
              resources: { requests: { cpu: '1m', memory: '8Mi' }, limits: { memory: '32Mi' } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: data.name } }],
        },
      },
    },
  });

  return { 'apps/notes/notes.yaml': chart };
}
`;
}
