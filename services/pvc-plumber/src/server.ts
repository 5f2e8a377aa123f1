import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Logger } from 'pino';
import { checkNamespaceName, checkPvcName } from '../../../lib/contract/identity';
import { describeProblem } from '../../../lib/validation/problem';
import { type Oracle } from './answer';
import { type Metrics } from './metrics';
import { BACKEND } from './settings';

export interface ServerParts {
  readonly oracle: Oracle;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Rejects, with the reason, when no answer other than "unknown" can be expected. */
  readonly checkReadiness: () => Promise<void>;
}

/** The HTTP interface: `/exists/{namespace}/{pvc}`, `/readyz`, `/healthz`, `/metrics`. */
export function makeServer(parts: ServerParts): Server {
  const server = createServer({ keepAliveTimeout: 75_000, requestTimeout: 10_000 }, (request, response) => {
    respond(parts, request, response).catch((error: Error) => {
      parts.log.error({ error: error.message }, 'a request failed');
      if (!response.headersSent) send(response, 500, { error: 'internal error' });
      else response.destroy();
    });
  });
  return server;
}

async function respond(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, 405, { error: 'only GET is answered' }, { allow: 'GET, HEAD' });
    return;
  }
  const [path = ''] = (request.url ?? '').split('?');
  if (path === '/exists' || path.startsWith('/exists/')) await exists(parts, path, response);
  else if (path === '/healthz') send(response, 200, { status: 'ok' });
  else if (path === '/readyz') await readiness(parts, response);
  else if (path === '/metrics') {
    const { contentType, body } = await parts.metrics.text();
    response.writeHead(200, { 'content-type': contentType }).end(body);
  } else
    send(response, 404, {
      error: `there is no ${path}; there are /exists/{namespace}/{pvc}, /readyz, /healthz, /metrics`,
    });
}

async function exists({ oracle, metrics, log }: ServerParts, path: string, response: ServerResponse): Promise<void> {
  const began = performance.now();
  const [namespace = '', pvc = '', ...rest] = path.split('/').slice(2);
  const problems = [
    ...checkNamespaceName('namespace', namespace),
    ...checkPvcName('pvc', pvc),
    ...(rest.length > 0 ? [{ field: 'path', value: path, allowed: '/exists/{namespace}/{pvc}', fix: 'ask so' }] : []),
  ];
  if (problems.length > 0) {
    metrics.refused();
    const error = problems.map(describeProblem).join('; ');
    log.warn({ path, error }, 'not the name of a protected PVC');
    const nothing = { exists: false, decision: 'unknown', authoritative: false };
    send(response, 400, { ...nothing, namespace, pvc, backend: BACKEND, error });
    return;
  }
  const decided = await oracle.ask(namespace, pvc);
  const seconds = (performance.now() - began) / 1000;
  metrics.answered(decided, seconds);
  const { decision, error } = decided.answer;
  const fields = {
    namespace,
    pvc,
    decision,
    seconds: Number(seconds.toFixed(3)),
    ...(error !== undefined && { error }),
  };
  if (decision === 'unknown') log.warn(fields, 'asked');
  else log.info(fields, 'asked');
  send(response, decision === 'unknown' ? 503 : 200, decided.answer);
}

async function readiness({ checkReadiness }: ServerParts, response: ServerResponse): Promise<void> {
  try {
    await checkReadiness();
    send(response, 200, { status: 'ok' });
  } catch (error) {
    send(response, 503, { status: 'not ready', error: (error as Error).message });
  }
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
