import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Cluster } from './cluster';
import { giveTo } from './files';
import { Kopia, podUser } from './kopia';
import { pvc, pvcRef, volumeFor } from './objects';
import { FRESH } from './plumber';
import { PlumberService } from './plumber-service';
import { Share } from './share';
import { VolSync } from './volsync';

/** All that stands between a PVC and its data: the share with the repository, pvc-plumber, VolSync. */
export interface Backups {
  readonly directory: string;
  readonly kopia: Kopia;
  readonly share: Share;
  readonly plumber: PlumberService;
  readonly volsync: VolSync;
}

/** The user of the movers, as `dist/` states it. */
const MOVER = { uid: 568, gid: 568 };

/** Not secret: it opens repositories of the tests. */
export const TEST_PASSWORD = 'correct horse battery staple';

/** Item and field of the secret store, as `dist/` states them. */
const STORE = { rustfs: { kopia_password: TEST_PASSWORD } };

/** A real repository for the scenarios of a file, and the real pvc-plumber before it, which the policies ask. */
export function useBackups(cluster: () => Cluster): () => Backups {
  let backups: Backups | undefined;
  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'pvc-backup-kopia-'));
    // The user of the movers has to get in.
    chmodSync(directory, 0o711);
    const kopia = Kopia.install(directory, podUser(MOVER));
    const share = new Share(join(directory, 'share'), kopia, TEST_PASSWORD);
    await share.createRepository();
    const plumber = await PlumberService.start(cluster().manifests(), { directory, share, kopia });
    const volsync = new VolSync(cluster().api, kopia, share, STORE, directory);
    backups = { directory, kopia, share, plumber, volsync };
    cluster().plumber.fallback = plumber.forward;
  });
  afterAll(async () => {
    cluster().plumber.fallback = FRESH;
    await backups?.plumber.stop();
    if (backups !== undefined) rmSync(backups.directory, { recursive: true, force: true });
  });
  return () => {
    if (backups === undefined) throw new Error('the repository is not there yet');
    return backups;
  };
}

/** Binds a PVC to a volume of its own, as a provisioner or a populator does it. */
export async function bind({ api }: Cluster, namespace: string, name: string): Promise<void> {
  await api.create(volumeFor(namespace, name));
  await api.waitFor(pvcRef(namespace, name), ({ status }) => status?.phase === 'Bound');
}

/** A protected, Bound PVC `data` without a backup, in a namespace of its own, and its volume with files in it. */
export async function filledPvc(
  cluster: Cluster,
  { volsync, kopia }: Backups,
  prefix: string,
  fill: (volume: string) => void,
): Promise<{ readonly namespace: string; readonly volume: string }> {
  const namespace = await cluster.namespace(prefix);
  await cluster.api.create(pvc(namespace, 'data'));
  await bind(cluster, namespace, 'data');
  const volume = volsync.volume();
  fill(volume);
  giveTo(kopia.user, volume);
  return { namespace, volume };
}
