import { type Container, type PodSpec } from './objects';

/** What every container of the platform is denied. The file systems that it may write to are stated volumes. */
export const CONTAINER_SECURITY = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
} satisfies Container['securityContext'];

/** A pod that runs as the user to whom the repository belongs: Kopia's files are 0600. */
export function podSecurity(mover: { readonly uid: number; readonly gid: number }): PodSpec['securityContext'] {
  return {
    runAsNonRoot: true,
    runAsUser: mover.uid,
    runAsGroup: mover.gid,
    fsGroup: mover.gid,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
