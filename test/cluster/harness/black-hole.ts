import { connect, type Socket } from 'node:net';
import { until } from '../support/until';
import { OwnedProcess } from './owned-process';

/** Listens on the port of its first argument with the shortest queue there is, and is stopped before it takes anybody. */
const LISTENER = `
  require('node:net').createServer().listen({ port: Number(process.argv[1]), host: '127.0.0.1', backlog: 1 }, () => {
    console.log('listening as ' + process.pid);
    process.kill(process.pid, 'SIGSTOP');
  });
`;

/** How long a connection may take on this machine. One that is swallowed is tried again after a second at the earliest. */
const CONNECTS_MS = 700;

/**
 * A port that swallows packets, as a firewall does that drops them: nobody takes connections out of the queue of the
 * port, and when it is full the kernel ignores what else comes.
 */
export class BlackHole {
  private readonly listener: OwnedProcess;
  private readonly queued: Socket[] = [];

  constructor(
    private readonly port: number,
    directory: string,
  ) {
    this.listener = new OwnedProcess('black-hole', process.execPath, ['-e', LISTENER, String(port)], directory);
  }

  async open(): Promise<void> {
    this.listener.start();
    // It says so itself: a connection of ours may find the queue full of those of the API server.
    await until('somebody listens on the port', 30_000, async () =>
      this.listener.tail().includes(`listening as ${this.listener.pid}\n`),
    );
    await until('the port swallows packets', 30_000, async () => !(await this.takesConnection()));
  }

  async close(): Promise<void> {
    for (const socket of this.queued.splice(0)) socket.destroy();
    await this.listener.kill();
  }

  private takesConnection(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect({ port: this.port, host: '127.0.0.1' });
      this.queued.push(socket);
      const timer = setTimeout(() => resolve(false), CONNECTS_MS);
      const end = (isTaken: boolean) => {
        clearTimeout(timer);
        resolve(isTaken);
      };
      socket.once('connect', () => end(true)).once('error', () => end(false));
    });
  }
}
