import { type Plan } from '../../plan/plan';
import { EXTERNAL_SECRETS_APPLICATION } from '../../platform/credentials/external-secrets-install';
import { VOLSYNC_APPLICATION } from '../../platform/volsync/volsync-install';

/**
 * Commands that switch the automated sync of what runbooks stop by hand off and on again: it would start it within
 * seconds. A comment where this platform does not install it: then only its owner knows how.
 */
export function syncCommands(plan: Plan): Readonly<Record<string, string>> {
  const { volsync, externalSecrets, namespaces } = plan;
  const patch = (name: string, enabled: boolean) =>
    `kubectl patch application -n ${namespaces.argocd} ${name} --type merge -p '{"spec":{"syncPolicy":{"automated":{"enabled":${enabled}}}}}'`;
  const commands = (key: string, what: string, name: string, isInstalled: boolean) => ({
    [`PAUSE_${key}`]: isInstalled
      ? patch(name, false)
      : `# ${what} is not installed by this platform: if Argo CD applies it, switch its automated sync off first.`,
    [`RESUME_${key}`]: isInstalled ? patch(name, true) : `# If you switched an automated sync off, switch it on again.`,
  });
  return {
    ...commands('VOLSYNC', 'VolSync', VOLSYNC_APPLICATION, volsync.install),
    ...commands('EXTERNAL_SECRETS', 'External Secrets', EXTERNAL_SECRETS_APPLICATION, externalSecrets.install),
  };
}
