import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Kyverno, type KyvernoController } from './kyverno';

/** What the scenarios can do to Kyverno's processes. */
export type Action = 'kill' | 'start' | 'freeze' | 'thaw';

async function act(kyverno: Kyverno, action: Action, controller: KyvernoController): Promise<void> {
  const process = kyverno[controller];
  if (action === 'kill') await process.kill();
  if (action === 'start' && !process.isRunning) process.start();
  // A frozen process still has its port, and the kernel still takes connections: packets go in, nothing comes out.
  if (action === 'freeze') process.signal('SIGSTOP');
  if (action === 'thaw') process.signal('SIGCONT');
}

/** Lets the process that runs the scenarios act on processes that it does not own: `POST /kill/admission`. */
export async function startControlServer(kyverno: Kyverno): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const [, action, controller] = (request.url ?? '').split('/');
    act(kyverno, action as Action, controller as KyvernoController).then(
      () => response.end(),
      (error) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
