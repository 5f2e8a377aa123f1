import { describe, expect, test } from 'vitest';

/** A server, and two PVCs that a test may ask it about. */
export interface Target {
  readonly url: string;
  readonly withBackup: Pvc;
  readonly withoutBackup: Pvc;
}

export interface Pvc {
  readonly namespace: string;
  readonly pvc: string;
}

/** A PVC of which the repository holds something that must not be promised. The published service does not know this. */
export function describeUnusable(target: () => { readonly url: string; readonly unusable: Pvc }): void {
  const ask = async ({ namespace, pvc }: Pvc) => {
    const response = await fetch(`${target().url}/exists/${namespace}/${pvc}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  describe('the contract of an answer about a backup that is none', () => {
    test('it is about the very PVC, has no authority, and says why', async () => {
      const { namespace, pvc } = target().unusable;
      expect(await ask({ namespace, pvc })).toEqual({
        status: 503,
        body: {
          exists: false,
          decision: 'unknown',
          authoritative: false,
          namespace,
          pvc,
          backend: expect.any(String),
          source: `${pvc}-backup@${namespace}:/data`,
          error: expect.any(String),
        },
      });
    });
  });
}

/**
 * The contract of pvc-plumber, as Kyverno's policies and Prometheus rely on it. It knows nothing of an implementation:
 * only HTTP.
 */
export function describeContract(target: () => Target): void {
  const get = async (path: string) => {
    const response = await fetch(`${target().url}${path}`);
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', text };
  };
  const exists = async ({ namespace, pvc }: Pvc) => {
    const { status, type, text } = await get(`/exists/${namespace}/${pvc}`);
    expect(type).toMatch(/^application\/json/);
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };

  describe('the contract of /exists', () => {
    test('a PVC with a backup is to be restored, with authority', async () => {
      const { namespace, pvc } = target().withBackup;
      expect(await exists({ namespace, pvc })).toEqual({
        status: 200,
        body: {
          exists: true,
          decision: 'restore',
          authoritative: true,
          namespace,
          pvc,
          backend: expect.any(String),
          source: `${pvc}-backup@${namespace}:/data`,
        },
      });
    });

    test('a PVC without a backup is fresh, with authority', async () => {
      const { namespace, pvc } = target().withoutBackup;
      expect(await exists({ namespace, pvc })).toEqual({
        status: 200,
        body: {
          exists: false,
          decision: 'fresh',
          authoritative: true,
          namespace,
          pvc,
          backend: expect.any(String),
          source: `${pvc}-backup@${namespace}:/data`,
        },
      });
    });

    test('the same name in another namespace is another PVC', async () => {
      const { body } = await exists({ namespace: 'contract-test-no-such', pvc: target().withBackup.pvc });
      expect(body).toMatchObject({ exists: false, decision: 'fresh', namespace: 'contract-test-no-such' });
    });

    test('many who ask at once get the same answers as one who asks alone', async () => {
      const { withBackup, withoutBackup } = target();
      const asked = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? withBackup : withoutBackup));
      const answers = await Promise.all(asked.map(exists));
      const decisions = answers.map(({ body }) => body.decision);
      expect(decisions).toEqual(asked.map((pvc) => (pvc === withBackup ? 'restore' : 'fresh')));
      for (const [index, { body }] of answers.entries()) expect(body).toMatchObject({ ...asked[index] });
    });

    test.each(['/exists/', '/exists/only-a-namespace', '/exists/a-namespace/', '/exists//a-pvc'])(
      '%s is answered 400 and never with authority',
      async (path) => {
        const { status, text } = await get(path);
        expect(status).toBe(400);
        expect(JSON.parse(text)).toMatchObject({ exists: false, decision: 'unknown', authoritative: false });
        expect(JSON.parse(text).error).toEqual(expect.any(String));
      },
    );
  });

  describe('the contract of the other pages', () => {
    test('/healthz says that the process runs', async () => {
      expect(await get('/healthz')).toMatchObject({ status: 200 });
    });

    test('/readyz says that the repository is there', async () => {
      expect(await get('/readyz')).toMatchObject({ status: 200 });
    });

    test('/metrics is text for Prometheus, with counters that begin with pvc_plumber_', async () => {
      const { status, type, text } = await get('/metrics');
      expect(status).toBe(200);
      expect(type).toMatch(/^text\/plain/);
      expect(text).toMatch(/^# TYPE pvc_plumber_\w+_total counter$/m);
      expect(text).toMatch(/^pvc_plumber_\w+_total(\{.*\})? \d+$/m);
    });
  });
}
