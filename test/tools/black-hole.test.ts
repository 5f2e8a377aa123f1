import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BlackHole } from '../cluster/harness/black-hole';
import { freePort } from '../cluster/support/free-port';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'black-hole-'));
});

afterAll(() => rmSync(directory, { recursive: true }));

test('a port swallows packets also when others connect to it first', async () => {
  const port = await freePort();
  const sockets: Socket[] = [];
  const others = setInterval(() => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', () => {});
    sockets.push(socket);
  }, 1);
  const hole = new BlackHole(port, directory);
  try {
    await hole.open();
    clearInterval(others);
    const late = connect({ port, host: '127.0.0.1' });
    sockets.push(late);
    const outcome = await Promise.race([
      new Promise((resolve) => late.once('connect', () => resolve('taken')).once('error', () => resolve('refused'))),
      new Promise((resolve) => setTimeout(() => resolve('swallowed'), 500)),
    ]);
    expect(outcome).toBe('swallowed');
  } finally {
    clearInterval(others);
    for (const socket of sockets) socket.destroy();
    await hole.close();
  }
}, 90_000);
