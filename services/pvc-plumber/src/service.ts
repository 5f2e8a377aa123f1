import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger } from 'pino';
import { Oracle } from './answer';
import { Catalog } from './catalog';
import { Kopia } from './kopia';
import { type Listing } from './listing';
import { Memory } from './memory';
import { Metrics } from './metrics';
import { makeServer } from './server';
import { type Settings } from './settings';
import { bytesIn, shareUsage } from './usage';

/** After a listing that failed the next one comes sooner, so that the end of an outage is noticed. */
const RETRY_INTERVAL = 10_000;

/** How often the files of the repository are counted: over NFS that takes a while. */
const COUNT_INTERVAL = 3_600_000;

export interface Service {
  readonly port: number;
  /** Answers what is under way, then ends. */
  stop(): Promise<void>;
}

/** Starts the service. It runs whatever the state of the share: it says so instead of ending. */
export async function startService(settings: Settings, log: Logger, version: string): Promise<Service> {
  const metrics = new Metrics(version);
  const kopia = new Kopia(settings);
  const memory = new Memory(settings.memoryFile);
  await memory.load();
  const catalog = new Catalog(settings, kopia, memory, metrics);
  const stopping = new AbortController();

  const checkReadiness = async (): Promise<void> => {
    if (stopping.signal.aborted) throw new Error('pvc-plumber is being stopped');
    if (catalog.latest === undefined) throw new Error('the repository has not been listed yet');
    await within(settings.answerTimeout, catalog.check(), 'the share does not answer');
  };
  const server = makeServer({ oracle: new Oracle(settings, catalog), metrics, log, checkReadiness });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  log.info({ port, repository: settings.repositoryPath, uniqueId: settings.repositoryId }, 'pvc-plumber listens');

  void keepListing(settings, catalog, metrics, log, stopping.signal);
  void keepCounting(settings, metrics, log, stopping.signal);

  return {
    port,
    async stop() {
      stopping.abort();
      // Until the Service has noticed, requests still come.
      await sleep(settings.shutdownDelay);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await Promise.race([closed, sleep(settings.answerTimeout + 500)]);
      kopia.stop();
      server.closeAllConnections();
    },
  };
}

async function within(milliseconds: number, work: Promise<unknown>, message: string): Promise<void> {
  const late = new AbortController();
  const timeout = sleep(milliseconds, undefined, { signal: late.signal }).then(() => {
    throw new Error(message);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    late.abort();
    timeout.catch(() => {});
  }
}

async function keepListing(
  settings: Settings,
  catalog: Catalog,
  metrics: Metrics,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const { refreshInterval } = settings;
  while (!signal.aborted) {
    let next = refreshInterval;
    try {
      report(await catalog.list(), log);
      metrics.measured(await shareUsage(settings.repositoryPath));
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ error: (error as Error).message }, 'the repository could not be listed');
      // Until the first success it is tried again in any case: readiness depends on it.
      if (refreshInterval > 0 || catalog.latest === undefined)
        next = Math.min(refreshInterval || RETRY_INTERVAL, RETRY_INTERVAL);
    }
    if (next === 0) return;
    await sleep(next, undefined, { signal }).catch(() => {});
  }
}

function report({ sources, unusable, indexBlobs, missing, losses }: Listing, log: Logger): void {
  const { vanished, setBack } = losses;
  const fields = {
    sources: sources.size,
    unusable: unusable.size,
    indexBlobs,
    vanished: vanished.size,
    setBack: setBack.size,
  };
  if (missing.length > 0) log.error({ ...fields, missing }, 'the repository has lost a part of its index');
  else if (vanished.size + setBack.size > 0) log.error(fields, 'backups are gone from the repository');
  else log.debug(fields, 'listed the repository');
}

async function keepCounting(settings: Settings, metrics: Metrics, log: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      metrics.measured({ repository: await bytesIn(settings.repositoryPath) });
    } catch (error) {
      log.debug({ error: (error as Error).message }, 'the files of the repository could not be counted');
    }
    await sleep(COUNT_INTERVAL, undefined, { signal }).catch(() => {});
  }
}
