import { readFileSync } from 'node:fs';
import { createServer, type RequestOptions, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ControlPlane } from './control-plane';

/** What becomes of requests that read PVCs: all fail, or the connection is dropped when one lists them. */
export type PvcReads = 'answered' | 'failed' | 'dropped';

const LISTS_PVCS = /^\/api\/v1\/(namespaces\/[^/]+\/)?persistentvolumeclaims(\?|$)/;
const READS_PVCS = /^\/api\/v1\/(namespaces\/[^/]+\/)?persistentvolumeclaims(\/[^/]+)?(\?|$)/;

const FAILURE = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 500, message: 'etcdserver: no leader' };

/** Stands between one client and the API server, and can keep PVCs from it, and nothing else. */
export class ApiProxy {
  private pvcReads: PvcReads = 'answered';

  private constructor(readonly url: string) {}

  answerPvcReads(pvcReads: PvcReads): void {
    this.pvcReads = pvcReads;
  }

  static async start(directory: string, plane: ControlPlane): Promise<ApiProxy> {
    // The certificate that the API server made for itself; nobody here looks at names.
    const [cert, key] = ['crt', 'key'].map((type) => readFileSync(join(directory, 'certs', `apiserver.${type}`)));
    const server = createServer({ cert, key }, (incoming, outgoing) => {
      const asks = (what: RegExp) => incoming.method === 'GET' && what.test(incoming.url ?? '');
      // Kyverno asks about each protected object, and tries each dropped connection again for ten seconds.
      if (proxy.pvcReads === 'dropped' && asks(LISTS_PVCS)) {
        incoming.socket.destroy();
        return;
      }
      if (proxy.pvcReads === 'failed' && asks(READS_PVCS)) {
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
