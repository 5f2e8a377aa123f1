import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { OwnedProcess } from '../harness/owned-process';
import type { KubeObject } from './api';
import { CONNECTION_VARIABLE } from './cluster';
import { giveTo } from './files';
import { freePort } from './free-port';
import { type Kopia, type User } from './kopia';
import type { Answer } from './plumber';
import { type Share } from './share';
import { until } from './until';

/** What `/exists/{namespace}/{pvc}` answers. */
export interface Decision {
  readonly status: number;
  readonly exists: boolean;
  readonly decision: 'restore' | 'fresh' | 'unknown';
  readonly authoritative: boolean;
  readonly source: string;
  readonly error?: string;
}

interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
}

let started = 0;

/** The program in the ConfigMap of pvc-plumber. */
const BUNDLE = 'pvc-plumber.js';

/**
 * pvc-plumber itself, as a process: the program that its ConfigMap in `dist/` holds, with the environment that its
 * Deployment states, but for the paths, the port and the id of the repository, and as the user of the movers.
 */
export class PlumberService {
  private process: OwnedProcess | undefined;

  private constructor(
    private readonly bundle: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly user: User,
    private readonly directory: string,
    readonly url: string,
  ) {}

  static async start(
    manifests: readonly KubeObject[],
    where: { readonly directory: string; readonly share: Share; readonly kopia: Kopia },
    settings: NodeJS.ProcessEnv = {},
  ): Promise<PlumberService> {
    const port = await freePort();
    const directory = join(where.directory, `pvc-plumber-${++started}`);
    const deployment = manifests.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'pvc-plumber');
    const isBundle = ({ kind, metadata }: KubeObject) => kind === 'ConfigMap' && metadata.name === 'pvc-plumber-bundle';
    const bundle = manifests.find(isBundle) as unknown as { readonly data: Readonly<Record<string, string>> };
    const stated: EnvironmentVariable[] = deployment?.spec.template.spec.containers[0].env ?? [];
    const service = new PlumberService(
      bundle.data[BUNDLE] as string,
      {
        ...Object.fromEntries(stated.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
        PORT: String(port),
        KOPIA_BINARY: where.kopia.binary,
        KOPIA_REPOSITORY_PATH: where.share.path,
        KOPIA_REPOSITORY_UNIQUE_ID: where.share.uniqueId,
        KOPIA_PASSWORD: where.share.password,
        KOPIA_CONFIG_PATH: join(directory, 'repository.config'),
        HOME: directory,
        ...settings,
      },
      where.kopia.user,
      directory,
      `http://127.0.0.1:${port}`,
    );
    await service.run();
    return service;
  }

  private async run(): Promise<void> {
    mkdirSync(this.directory, { recursive: true });
    const program = join(this.directory, BUNDLE);
    writeFileSync(program, this.bundle);
    giveTo(this.user, this.directory);
    const logs = dirname(process.env[CONNECTION_VARIABLE] ?? join(this.directory, 'connection'));
    const user = process.getuid?.() === 0 ? this.user : {};
    const options = { env: this.environment, user };
    const service = new OwnedProcess(`pvc-plumber-${started}`, process.execPath, [program], logs, options);
    this.process = service;
    service.start();
    await until('pvc-plumber answers', 30_000, async () => {
      return !service.isRunning || (await fetch(`${this.url}/healthz`)).ok;
    });
    if (!service.isRunning) throw new Error(`pvc-plumber ended at once: ${service.tail(5)}`);
  }

  /** What a restarted container does: memory is gone, the pod's volumes are not. */
  async restart(): Promise<void> {
    await this.stop();
    await this.run();
  }

  /** What a new pod does: it knows nothing of the past. */
  async replace(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
    await this.run();
  }

  async stop(): Promise<void> {
    await this.process?.kill();
  }

  async ask(namespace: string, pvc: string): Promise<Decision> {
    const response = await fetch(`${this.url}/exists/${namespace}/${pvc}`);
    return { status: response.status, ...((await response.json()) as Omit<Decision, 'status'>) };
  }

  async isReady(): Promise<boolean> {
    return (await fetch(`${this.url}/readyz`)).ok;
  }

  /** The value of a metric, about one PVC or about all. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number | undefined> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
    const line = text
      .split('\n')
      .find((row) => /^[a-z_]+/.exec(row)?.[0] === name && wanted.every((label) => row.includes(label)));
    return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1));
  }

  /** Passes what the policies ask on to the service, as its Service in the cluster would. */
  get forward(): Answer {
    return (incoming: IncomingMessage, outgoing: ServerResponse) => {
      request(`${this.url}${incoming.url ?? ''}`, { method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      })
        .once('error', () => outgoing.destroy())
        .end();
    };
  }
}
