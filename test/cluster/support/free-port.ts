import { createServer } from 'node:net';

/**
 * Below the ports that Linux gives to outgoing connections (32768 on): one of those could take a port that nobody
 * listens on yet, or not at the moment, or even connect to itself there.
 */
const PORTS = { first: 20_000, count: 12_000 };

const given = new Set<number>();

/** A port of this machine that nobody listens on, another one each time. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
