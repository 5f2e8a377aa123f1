import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GATE_TIMEOUT_SECONDS } from '../../lib/policies/policy-defaults';
import { KopiaRepository } from './support/kopia-repository';
import { KopiaWrapper } from './support/kopia-wrapper';
import { PlumberProcess } from './support/plumber-process';

/** 32 × 32 PVCs have a backup: the first namespace is backed up, the others are copies of it. */
const WIDTH = 32;
const ASKING = 1000;
/** The API server waits this long for the gate, in ms. */
const WEBHOOK_TIMEOUT = GATE_TIMEOUT_SECONDS * 1000;

const directory = mkdtempSync(join(tmpdir(), 'plumber-load-'));
let repository: KopiaRepository;

beforeAll(async () => {
  repository = await KopiaRepository.create(directory);
  for (let index = 0; index < WIDTH; index += 1) await repository.backUp('app-0', `data-${index}`);
  for (let index = 1; index < WIDTH; index += 1) await repository.copyNamespace('app-0', `app-${index}`);
});

afterAll(() => rmSync(directory, { recursive: true }));

interface Asked {
  readonly expected: 'restore' | 'fresh';
  readonly decision: string;
  readonly milliseconds: number;
}

/** 1,000 PVCs, each of another name or namespace; every second one has a backup. */
function pvcs(): { path: string; expected: Asked['expected'] }[] {
  return Array.from({ length: ASKING }, (_, index) => {
    const half = Math.floor(index / 2);
    const [namespace, name] = [`app-${half % WIDTH}`, Math.floor(half / WIDTH)];
    return index % 2 === 0
      ? { path: `/exists/${namespace}/data-${name}`, expected: 'restore' as const }
      : { path: `/exists/${namespace}/new-${name}`, expected: 'fresh' as const };
  });
}

async function ask(url: string): Promise<Asked[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const answers = await Promise.all(pvcs().map(({ path, expected }) => askOne(agent, url + path, expected)));
  agent.destroy();
  return answers;
}

function askOne(agent: Agent, url: string, expected: Asked['expected']): Promise<Asked> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ expected, decision: JSON.parse(text).decision, milliseconds: performance.now() - began }),
      );
    });
    asked.on('error', reject).end();
  });
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] as number;
}

test.each([
  ['with the cache that the deployment has', { CACHE_TTL: '5m' }],
  ['with every answer from a listing of its own time', { CACHE_TTL: '0' }],
])('1,000 PVCs ask at once, %s', async (how, environment) => {
  const wrapper = new KopiaWrapper(mkdtempSync(join(directory, 'wrapper-')));
  const plumber = await PlumberProcess.start({
    directory: mkdtempSync(join(directory, 'pod-')),
    repositoryPath: repository.path,
    uniqueId: repository.uniqueId,
    kopia: wrapper.path,
    // Below the webhook's. In the deployment it is shorter, because Kyverno gives up earlier.
    environment: { HTTP_TIMEOUT: '9s', ...environment },
  });
  await plumber.untilReady();
  expect(await plumber.metric('pvc_plumber_sources')).toBe(WIDTH * WIDTH);

  const single: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    expect((await plumber.exists('app-0', `other-${round}`)).decision).toBe('fresh');
    single.push(performance.now() - began);
  }
  const before = wrapper.started.length;
  const answers = await ask(plumber.url);
  const processes = wrapper.started.length - before;
  await plumber.kill();

  const times = answers.map(({ milliseconds }) => milliseconds);
  const one = percentile(single, 0.5);
  const p99 = percentile(times, 0.99);
  const figures = [
    `${ASKING} PVCs ask at once, ${WIDTH * WIDTH} sources, ${how}:`,
    `p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms;`,
    `one alone ${one.toFixed(0)} ms, so p99 is ${(p99 / one).toFixed(1)} times that;`,
    `${processes} Kopia processes`,
  ];
  console.log(figures.join(' '));
  expect(answers.filter(({ decision, expected }) => decision !== expected)).toEqual([]);
  expect(processes).toBeLessThanOrEqual(5);
  expect(p99).toBeLessThan(WEBHOOK_TIMEOUT);
});
