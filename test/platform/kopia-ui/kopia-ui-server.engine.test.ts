import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KopiaUi } from '../../../lib';
import { kopiaCacheFlags } from '../../../lib/kopia/cache-limits';
import { type Container } from '../../../lib/kubernetes/objects';
import { ensureBinary } from '../../../tools/engine-build';
import { freePort } from '../../cluster/support/free-port';
import { allOptionsPlan } from '../../support/constructs';
import { KopiaClient } from '../../support/kopia-client';
import { manifestsOf, only } from '../../support/manifests';

const MEBIBYTE = 2 ** 20;
const UI_PASSWORD = 'for the pages of this test';
const directory = mkdtempSync(join(tmpdir(), 'pvc-backup-ui-'));
let binary = '';
let server: ChildProcess | undefined;

beforeAll(() => {
  binary = ensureBinary('kopia');
});

afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

/** The arguments of both containers, as they are rendered. */
function rendered(): { connect: readonly string[]; start: readonly string[] } {
  const { spec } = only(
    manifestsOf((chart) => new KopiaUi(chart, 'Test', { plan: allOptionsPlan })),
    'Deployment',
  );
  const pod = (spec as { template: { spec: { initContainers: Container[]; containers: Container[] } } }).template.spec;
  return { connect: pod.initContainers[0]?.args ?? [], start: pod.containers[0]?.args ?? [] };
}

function bytesIn(place: string): number {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(place, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}

test('the deployed Kopia serves with the rendered arguments, asks for a password, and keeps its cache below the limits', {
  timeout: 180_000,
}, async () => {
  const share = join(directory, 'share');
  const volume = join(directory, 'volume');
  mkdirSync(share);
  mkdirSync(volume);
  writeFileSync(join(volume, 'large'), randomBytes(150 * MEBIBYTE));
  const writer = new KopiaClient(binary, join(directory, 'writer'));
  await writer.create(share);
  await writer.backUp(volume, 'data');

  // As for a volume of 100 Mi: less has to be read to fill it.
  const small = kopiaCacheFlags('100Mi');
  const { connect, start } = rendered();
  const inPlace = (arg: string) =>
    small.find((flag) => flag.split('=')[0] === arg.split('=')[0]) ??
    arg.replace(/^--path=.*$/, `--path=${share}`).replace(/^--cache-directory=.*$/, `--cache-directory=${ui.cache}`);
  const ui = new KopiaClient(binary, join(directory, 'ui'));
  await ui.run(...connect.map(inPlace));
  const port = await freePort();
  server = spawn(
    binary,
    start.map((arg) => arg.replace('0.0.0.0:51515', `0.0.0.0:${port}`)),
    {
      env: { ...ui.environment, KOPIA_SERVER_PASSWORD: UI_PASSWORD },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  server.stderr?.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  while (!log.includes('SERVER ADDRESS')) {
    await Promise.race([once(server.stderr as NodeJS.ReadableStream, 'data'), once(server, 'exit')]);
    expect(server.exitCode, log).toBe(null);
  }

  const get = (path: string, password: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { authorization: `Basic ${Buffer.from(`kopia:${password}`).toString('base64')}` },
    });
  expect((await get('/', 'wrong')).status).toBe(401);
  expect((await get('/', UI_PASSWORD)).status).toBe(200);
  const [snapshot] = await writer.snapshotsOf('data');
  const listed = JSON.parse(await writer.run('show', `${snapshot?.rootEntry.obj}`)) as { entries: { obj: string }[] };
  const object = await get(`/api/v1/objects/${listed.entries[0]?.obj}`, UI_PASSWORD);
  expect((await object.arrayBuffer()).byteLength).toBe(150 * MEBIBYTE);
  expect(bytesIn(ui.cache)).toBeLessThan(100 * MEBIBYTE);

  // The server has not changed what the connection said.
  const { caching, readonly } = JSON.parse(readFileSync(ui.configFile, 'utf8'));
  expect(readonly).toBe(true);
  expect(caching).toMatchObject({
    contentCacheSizeLimitBytes: 40 * MEBIBYTE,
    metadataCacheSizeLimitBytes: 20 * MEBIBYTE,
  });
});
