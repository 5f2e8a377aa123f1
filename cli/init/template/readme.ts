import { type PlatformConfig } from '../../../lib/plan/config';

const PAGES = 'node_modules/cdk8s-pvc-backup/docs';

/** The README.md of a new repository. */
export function readme(name: string, config: PlatformConfig): string {
  const { repository, credentials, argocd } = config;
  const { kind, name: store } = credentials.store;
  return `# ${name}

Backup and restore of the PersistentVolumeClaims of a cluster, by one label. A PVC with the label \`backup\` is backed up to
\`${repository.nfs.server}:${repository.nfs.path}\`; when it is created again, it is filled from there before its app
starts.

Everything is made by [cdk8s-pvc-backup](node_modules/cdk8s-pvc-backup/README.md) from [apps/config.ts](apps/config.ts).
Argo CD applies what is committed in \`dist/\`. Links into \`node_modules/\` work after \`npm ci\`.

\`\`\`bash
npm ci && npm run synth       # renders dist/, examples/ and docs/
npm run check                 # is every volume protected? pvc-backup check --help
npm run schedule                  # when the backups will run, and what a restore of all takes; pvc-backup schedule --help
\`\`\`

| | |
|---|---|
| \`apps/config.ts\` | what this platform says about its backups: the one file to edit |
| \`apps/main.ts\` | what is rendered |
| \`apps/notes.ts\` | an example app with a protected PVC |
| \`dist/\` | rendered manifests, one folder for each Application of Argo CD; committed, never edited |
| \`examples/argocd/settings.yaml\` | health checks that Argo CD needs, applied once |
| \`docs/\` | runbooks and [the whole system](docs/system.md), with the names of this platform; rendered too |
| \`.github/workflows/check.yaml\` | what must hold before a change lands |

## First install

What the cluster needs, and each step in full: [first-install](${PAGES}/how-to/first-install.md).

1. On the NFS server: an empty directory, exported to the nodes, which belongs to user and group 568.
2. In the secret store \`${kind}/${store}\`: the item \`${credentials.item}\` with a long random password in the field
   \`${credentials.field}\`. Keep a copy of it elsewhere: without it no backup can be read.
3. Render, commit and push to ${argocd?.repoURL}:

   \`\`\`bash
   npm run synth
   git init --initial-branch=${argocd?.revision} # unless this is a clone
   git add . && git commit -m "Backup platform"
   git remote add origin ${argocd?.repoURL} && git push -u origin ${argocd?.revision}
   \`\`\`

4. Tell Argo CD when things are healthy, then hand it the root Application and nothing else. It brings up everything in order;
   \`applications.yaml\` by hand would start all at once, apps before what restores their data:

   \`\`\`bash
   kubectl apply --server-side --field-manager=backup-platform -f examples/argocd/settings.yaml
   kubectl rollout restart -n argocd statefulset/argocd-application-controller
   kubectl apply --server-side -f dist/infrastructure/controllers/argocd/backup-root.yaml
   kubectl get applications -n argocd
   \`\`\`

5. Read the id of the repository, put it into \`apps/config.ts\` in place of \`create: true\`, then \`npm run synth\`, commit,
   push. From then on an empty share is never taken for "no backup":

   \`\`\`bash
   kubectl logs -n volsync-system -l app.kubernetes.io/name=kopia-repository-create --tail=-1
   \`\`\`

6. See a backup, and a restore, of the example:

   \`\`\`bash
   kubectl get replicationsource notes-data-backup -n notes -o jsonpath='{.status.latestMoverStatus.logs}' # must name a snapshot
   kubectl delete pvc notes-data -n notes --wait=false && kubectl delete pod -n notes --all
   kubectl exec -n notes deployment/notes -- cat /data/notes.txt # once it runs again: the lines from before
   \`\`\`

## Protect an app

- An app of another repository, or a Helm chart: the label \`backup: hourly\` on its PVC, and nothing else.
  See [enable, disable, exempt](${PAGES}/how-to/enable-disable-exempt.md).
- An app in this repository: a file like \`apps/notes.ts\`, and a line in \`apps/main.ts\`:
  \`platformFiles(plan, { ...notes(plan), ...photos(plan) })\`.
- What else there is to change, and new versions of the package: [a platform repository](${PAGES}/how-to/platform-repository.md).

## When something goes wrong

[docs/runbooks](docs/runbooks/README.md), rendered by \`npm run synth\`.
`;
}
