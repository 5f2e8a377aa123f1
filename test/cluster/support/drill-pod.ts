import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KubeObject } from './api';
import { runContainer } from './container';
import { giveTo } from './files';
import type { User } from './kopia';
import type { Share } from './share';

export interface DrillSettings {
  readonly share: Share;
  /** Program with the name `kopia`. */
  readonly binary: string;
  readonly user: User;
  /** For the volumes of the pod. */
  readonly directory: string;
}

export interface DrillOutcome {
  readonly exitCode: number | null;
  readonly log: string;
  /** What is in the directory of the scratch volume that the check sees. */
  readonly restored: string[];
}

interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
}

/**
 * Runs the containers of a drill's pod one after the other, as the kubelet does. Their user can write to the volumes that
 * the pod mounts, and not beside them: the root file system of a pod is read-only.
 */
export async function runDrillPod(job: KubeObject, settings: DrillSettings): Promise<DrillOutcome> {
  const { share, binary, user } = settings;
  const { initContainers, containers, volumes } = job.spec.jobTemplate.spec.template.spec;
  const place = mkdtempSync(join(settings.directory, 'drill-'));
  const directories: Record<string, string> = { repository: share.path };
  for (const { name } of volumes as { name: string }[]) {
    if (name in directories) continue;
    directories[name] = join(place, name);
    mkdirSync(join(place, name));
    giveTo(user, join(place, name));
  }
  chmodSync(place, 0o555);
  const run = (container: { volumeMounts: VolumeMount[] } & Parameters<typeof runContainer>[0]) =>
    runContainer(container, {
      user,
      mounts: Object.fromEntries(
        container.volumeMounts.map(({ name, mountPath, subPath = '' }) => [
          mountPath,
          join(directories[name] as string, subPath),
        ]),
      ),
      secrets: { KOPIA_PASSWORD: share.password },
      path: `${dirname(binary)}:/usr/bin:/bin`,
    });
  const [{ subPath = '' }] = containers[0].volumeMounts;
  const restored = () => {
    const directory = join(directories.restored as string, subPath);
    return existsSync(directory) ? readdirSync(directory) : [];
  };
  const restore = await run(initContainers[0]);
  if (restore.exitCode !== 0) return { ...restore, restored: restored() };
  const check = await run(containers[0]);
  return { exitCode: check.exitCode, log: restore.log + check.log, restored: restored() };
}
