import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PvcReads } from './api-proxy';
import { type Kyverno, type KyvernoController, SCAN_OFTEN } from './kyverno';

/** What the scenarios can do to Kyverno's processes. */
export type Action = 'kill' | 'swallow' | 'start' | 'start-scanning' | 'freeze' | 'thaw';

async function act({ controllers, blackHole }: Kyverno, action: Action, controller: KyvernoController): Promise<void> {
  const process = controllers[controller];
  if (action === 'kill' || action === 'swallow') await process.kill();
  if (action === 'swallow') await blackHole.open();
  if (action === 'start' && controller === 'admission') await blackHole.close();
  if (action === 'start' && !process.isRunning) process.start();
  if (action === 'start-scanning' && !process.isRunning) process.start(SCAN_OFTEN);
  // A frozen process still has its port, and the kernel still takes connections: requests go in, nothing comes out.
  if (action === 'freeze') process.signal('SIGSTOP');
  if (action === 'thaw') process.signal('SIGCONT');
}

/**
 * Lets the process that runs the scenarios act on what it does not own: `POST /kill/admission`, and
 * `POST /pvc-reads/dropped`.
 */
export async function startControlServer(kyverno: Kyverno): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const [, action, object] = (request.url ?? '').split('/');
    const done =
      action === 'pvc-reads'
        ? Promise.resolve(kyverno.apiProxy.answerPvcReads(object as PvcReads))
        : act(kyverno, action as Action, object as KyvernoController);
    done.then(
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
