import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Api, KubeObject } from './api';
import { giveTo } from './files';
import { type Kopia } from './kopia';
import { type Mounts, Mover, type MoverRun, type Operation } from './mover';
import { type MoverEnvironment, moverEnvironment } from './mover-environment';
import { destinationRef, moverJob, secretRef, sourceRef } from './objects';
import { type Share } from './share';

/** Items of the secret store: item → field → value. */
export type SecretStore = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Remote {
  readonly secretKey: string;
  readonly remoteRef: { readonly key: string; readonly property: string };
}

/** The data of the Secret that External Secrets makes of an ExternalSecret. */
function secretData({ spec }: KubeObject, store: SecretStore): Record<string, string> {
  const fetched = (spec.data as Remote[]).map(({ secretKey, remoteRef }) => {
    const value = store[remoteRef.key]?.[remoteRef.property];
    if (value === undefined) throw new Error(`the store has no ${remoteRef.key}/${remoteRef.property}`);
    return [secretKey, value] as const;
  });
  const { template } = spec.target;
  if (JSON.stringify(template ?? {}).includes('{{')) throw new Error('the tests do not evaluate templates');
  // With the other policies, "Replace" among them, the template alone is the Secret.
  const isMerged = template === undefined || template.mergePolicy === 'Merge';
  return { ...(isMerged && Object.fromEntries(fetched)), ...template?.data };
}

/**
 * What VolSync, External Secrets and the kubelet do for one PVC: reads what protects it from the API server, makes its
 * Secret and a mover Job there, mounts what the Job mounts once admission has changed it, and runs the mover.
 */
export class VolSync {
  private jobs = 0;

  constructor(
    private readonly api: Api,
    private readonly kopia: Kopia,
    private readonly share: Share,
    private readonly store: SecretStore,
    private readonly directory: string,
  ) {}

  /** An empty volume, owned as the kubelet leaves it for the mover's group. */
  volume(): string {
    mkdirSync(join(this.directory, 'volumes'), { recursive: true });
    const volume = mkdtempSync(join(this.directory, 'volumes', 'volume-'));
    giveTo(this.kopia.user, volume);
    return volume;
  }

  /** Runs the mover of the PVC's ReplicationSource on a volume. */
  async backUp(namespace: string, pvc: string, volume: string, started?: Started): Promise<MoverRun> {
    const source = await this.api.waitFor(sourceRef(namespace, pvc));
    return this.run('backup', source, pvc, { '/data': volume }, started);
  }

  /** Runs the mover of the PVC's ReplicationDestination on a volume. It must not be paused. */
  async restore(namespace: string, pvc: string, volume: string): Promise<MoverRun> {
    const destination = await this.api.waitFor(destinationRef(namespace, pvc));
    if (destination.spec.paused === true)
      throw new Error(`${destination.metadata.name} is paused: VolSync runs nothing`);
    return this.run('restore', destination, pvc, { '/restore/data': volume });
  }

  private async run(
    operation: Operation,
    owner: KubeObject,
    pvc: string,
    volumes: Mounts,
    started?: Started,
  ): Promise<MoverRun> {
    const namespace = owner.metadata.namespace ?? '';
    const secret = await this.makeSecret(namespace, pvc);
    const cache = mkdtempSync(join(this.directory, 'cache-'));
    mkdirSync(join(cache, 'logs'));
    giveTo(this.kopia.user, cache);
    try {
      const environment = moverEnvironment(owner, secret);
      const job = await this.api.create(moverJob(namespace, `mover-${++this.jobs}`, { environment }));
      const mounts = { ...volumes, '/cache': cache, ...this.sharesOf(job) };
      return await new Mover(this.kopia, environmentOf(job), mounts, started).run(operation);
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  }

  /** The Secret, once through the API server. */
  private async makeSecret(namespace: string, pvc: string): Promise<Record<string, string>> {
    const external = await this.api.waitFor(secretRef(namespace, pvc));
    const stringData = secretData(external, this.store);
    const metadata = { name: external.spec.target.name, namespace };
    const secret = await this.api.apply({ apiVersion: 'v1', kind: 'Secret', metadata, stringData });
    const { data } = secret as KubeObject & { readonly data: Record<string, string> };
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
    );
  }

  /** Where a Job mounts the NFS share. */
  private sharesOf({ spec }: KubeObject): Mounts {
    const { volumes, containers } = spec.template.spec;
    const shares = (volumes as { name: string; nfs?: object }[]).filter(({ nfs }) => nfs !== undefined);
    const mounts = containers[0].volumeMounts as { name: string; mountPath: string }[];
    const mounted = mounts.filter((mount) => shares.some((share) => share.name === mount.name));
    return Object.fromEntries(mounted.map(({ mountPath }) => [mountPath, this.share.path]));
  }
}

/** The environment that a Job gives to its mover. */
function environmentOf({ spec }: KubeObject): MoverEnvironment {
  const variables = (spec.template.spec.containers[0].env ?? []) as { name: string; value: string }[];
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

type Started = ConstructorParameters<typeof Mover>[3];
