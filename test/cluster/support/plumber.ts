import { createServer, type RequestListener, type Server } from 'node:http';
import { freePort } from './free-port';

/** How the stand-in answers about one PVC, or about all. */
export type Answer = RequestListener;

const json = (status: number, body: unknown): Answer => {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
};

function about(path: string): { namespace: string; pvc: string } {
  const [, , namespace = '', pvc = ''] = path.split('/');
  return { namespace, pvc };
}

/** A right answer of pvc-plumber 1.7, with changes. */
function answer(status: number, fields: object): Answer {
  return (request, response) =>
    json(status, { backend: 'kopia-fs', source: 'live', ...about(request.url ?? ''), ...fields })(request, response);
}

export const FRESH = answer(200, { exists: false, decision: 'fresh', authoritative: true });
export const RESTORE = answer(200, { exists: true, decision: 'restore', authoritative: true });

/** Every way in which pvc-plumber can fail to give an authoritative answer about this PVC. */
export const FAULTS = {
  'refuses the connection': (request) => request.socket.destroy(),
  'hangs longer than the webhook waits': () => {},
  'answers 500': json(500, { error: 'internal' }),
  'answers 503, decision unknown': answer(503, {
    exists: false,
    decision: 'unknown',
    authoritative: false,
    error: 'share is gone',
  }),
  'answers 503 with what would be an answer': answer(503, { exists: false, decision: 'fresh', authoritative: true }),
  'answers 404': json(404, 'not found'),
  'answers 404 with what would be an answer': answer(404, { exists: false, decision: 'fresh', authoritative: true }),
  'answers with an empty body': json(200, ''),
  'answers with HTML': json(200, '<html><body>login</body></html>'),
  'answers with {}': json(200, {}),
  'answers with a list': json(200, []),
  'answers with a string': json(200, '"ok"'),
  'answers exists "yes"': answer(200, { exists: 'yes', decision: 'restore', authoritative: true }),
  'answers exists "false"': answer(200, { exists: 'false', decision: 'fresh', authoritative: true }),
  'answers exists null': answer(200, { exists: null, decision: 'fresh', authoritative: true }),
  'leaves exists out': answer(200, { decision: 'fresh', authoritative: true }),
  'answers decision unknown with 200': answer(200, { exists: false, decision: 'unknown', authoritative: true }),
  'answers without authority': answer(200, { exists: false, decision: 'fresh', authoritative: false }),
  'answers authoritative "true"': answer(200, { exists: false, decision: 'fresh', authoritative: 'true' }),
  'contradicts itself (exists, fresh)': answer(200, { exists: true, decision: 'fresh', authoritative: true }),
  'contradicts itself (does not exist, restore)': answer(200, {
    exists: false,
    decision: 'restore',
    authoritative: true,
  }),
  'answers for another PVC': answer(200, { exists: false, decision: 'fresh', authoritative: true, pvc: 'other' }),
  'answers for another namespace': answer(200, {
    exists: false,
    decision: 'fresh',
    authoritative: true,
    namespace: 'other',
  }),
} satisfies Readonly<Record<string, Answer>>;

/** Every way in which there can be no authoritative answer. */
export type Fault = keyof typeof FAULTS | 'is down';

/** A stand-in for pvc-plumber that answers as a test tells it to. */
export class Plumber {
  private readonly server: Server;
  private readonly scripts = new Map<string, Answer[]>();
  readonly requests: string[] = [];
  fallback: Answer = FRESH;

  private constructor(private readonly port: number) {
    this.server = createServer((request, response) => {
      const path = request.url ?? '';
      this.requests.push(path);
      const script = this.scripts.get(path);
      const next = script !== undefined && script.length > 1 ? script.shift() : script?.[0];
      (next ?? this.fallback)(request, response);
    });
  }

  static async start(): Promise<Plumber> {
    const plumber = new Plumber(await freePort());
    await plumber.listen();
    return plumber;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Answers to come about one PVC, in this order; the last one repeats. */
  about(namespace: string, pvc: string, ...answers: Answer[]): void {
    this.scripts.set(`/exists/${namespace}/${pvc}`, answers);
  }

  /** Nobody listens on the port for the duration of an action. */
  async whileDown<T>(action: () => Promise<T>): Promise<T> {
    await this.stop();
    try {
      return await action();
    } finally {
      await this.listen();
    }
  }

  async listen(): Promise<void> {
    if (this.server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen(this.port, '127.0.0.1', () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
