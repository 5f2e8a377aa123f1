import { readFileSync } from 'node:fs';
import { createServer, type RequestOptions, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ControlPlane } from './control-plane';

/** What becomes of a request that lists PVCs. */
export type PvcLists = 'answered' | 'failed' | 'refused';

const IS_PVC_LIST = /^\/api\/v1\/(namespaces\/[^/]+\/)?persistentvolumeclaims(\?|$)/;

const FAILURE = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 500, message: 'etcdserver: no leader' };

/** Stands between one client and the API server, and can keep the lists of PVCs from it, and nothing else. */
export class ApiProxy {
  private pvcLists: PvcLists = 'answered';

  private constructor(readonly url: string) {}

  answerPvcLists(pvcLists: PvcLists): void {
    this.pvcLists = pvcLists;
  }

  static async start(directory: string, plane: ControlPlane): Promise<ApiProxy> {
    // The certificate that the API server made for itself; nobody here looks at names.
    const [cert, key] = ['crt', 'key'].map((type) => readFileSync(join(directory, 'certs', `apiserver.${type}`)));
    const server = createServer({ cert, key }, (incoming, outgoing) => {
      const isPvcList = incoming.method === 'GET' && IS_PVC_LIST.test(incoming.url ?? '');
      if (isPvcList && proxy.pvcLists === 'refused') {
        incoming.socket.destroy();
        return;
      }
      if (isPvcList && proxy.pvcLists === 'failed') {
        outgoing.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify(FAILURE));
        return;
      }
      const { method, headers } = incoming;
      const options: RequestOptions = { method, headers, rejectUnauthorized: false };
      const forwarded = request(new URL(incoming.url ?? '/', plane.server), options, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
        answer.once('error', () => outgoing.destroy()).pipe(outgoing);
      });
      forwarded.once('error', () => outgoing.destroy());
      outgoing.once('close', () => forwarded.destroy());
      incoming.pipe(forwarded);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new ApiProxy(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
    // It ends with this process.
    server.unref();
    return proxy;
  }
}
