import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plumberBundle } from '../../../lib/platform/pvc-plumber/bundle';
import { ensureBinary } from '../../../tools/engine-build';
import { PASSWORD } from './kopia-repository';

export interface PlumberOptions {
  /** For its files. The same directory again is the same pod with a new container. */
  readonly directory: string;
  readonly repositoryPath: string;
  readonly uniqueId?: string;
  readonly kopia?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** What `/exists` answers. */
export interface ExistsAnswer {
  readonly status: number;
  readonly exists: unknown;
  readonly decision: unknown;
  readonly authoritative: unknown;
  readonly namespace: unknown;
  readonly pvc: unknown;
  readonly backend: unknown;
  readonly source: unknown;
  readonly error?: unknown;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** pvc-plumber as a process: the very bundle that the ConfigMap holds. */
export class PlumberProcess {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    private port: number,
  ) {}

  /** Starts it and waits until it listens; that is before it has looked at the repository. */
  static async start(options: PlumberOptions): Promise<PlumberProcess> {
    const plumber = PlumberProcess.spawn(options);
    const listening = /"port":(\d+)/;
    while (!listening.test(plumber.output)) {
      if (plumber.child.exitCode !== null) throw new Error(`pvc-plumber ended: ${plumber.output}`);
      await Promise.race([once(plumber.child.stdout as NodeJS.ReadableStream, 'data'), once(plumber.child, 'close')]);
    }
    plumber.port = Number(listening.exec(plumber.output)?.[1]);
    return plumber;
  }

  /** Starts it without waiting for anything. */
  static spawn({ directory, repositoryPath, uniqueId, kopia, environment }: PlumberOptions): PlumberProcess {
    mkdirSync(directory, { recursive: true });
    const bundle = join(directory, 'pvc-plumber.js');
    writeFileSync(bundle, plumberBundle().script);
    const child = spawn(process.execPath, [bundle], {
      env: {
        PATH: process.env.PATH,
        BACKEND_TYPE: 'kopia-fs',
        PORT: '0',
        HTTP_TIMEOUT: '20s',
        SHUTDOWN_DELAY: '0',
        // Tests say when the repository is listed.
        RE_WARM_INTERVAL: '0',
        KOPIA_BINARY: kopia ?? ensureBinary('kopia'),
        KOPIA_PASSWORD: PASSWORD,
        KOPIA_REPOSITORY_PATH: repositoryPath,
        KOPIA_CONFIG_PATH: join(directory, 'kopia', 'repository.config'),
        HOME: directory,
        USER: 'test',
        ...(uniqueId !== undefined && { KOPIA_REPOSITORY_UNIQUE_ID: uniqueId }),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    const plumber = new PlumberProcess(child, 0);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        plumber.output += text;
      });
    }
    return plumber;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** All that it printed. */
  get log(): string {
    return this.output;
  }

  async exists(namespace: string, pvc: string): Promise<ExistsAnswer> {
    const response = await fetch(`${this.url}/exists/${namespace}/${pvc}`);
    return { status: response.status, ...((await response.json()) as Omit<ExistsAnswer, 'status'>) };
  }

  async readyz(): Promise<number> {
    return (await fetch(`${this.url}/readyz`)).status;
  }

  /** Waits until the repository has been listed once. */
  async untilReady(): Promise<this> {
    while ((await this.readyz()) !== 200) {
      if (this.child.exitCode !== null) throw new Error(`pvc-plumber ended: ${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this;
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  /** The value of a series, written as in `/metrics`; nothing when there is none. */
  async metric(series: string): Promise<number | undefined> {
    const line = (await this.metrics()).split('\n').find((candidate) => candidate.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits for its end; gives the exit code, or the signal. */
  async ended(): Promise<number | NodeJS.Signals | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode ?? this.child.signalCode;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
  }
}
