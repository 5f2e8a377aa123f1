import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../../cli/command-context';
import { init } from '../../../cli/init/init';
import { rightAnswers } from './answers';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const right = { ...rightAnswers, package: '0.1.0' };
const target = () => join(directory, 'my-platform');

/** The message of an init that must be refused, and leave no trace. */
async function refusal(act: () => Promise<unknown>): Promise<string> {
  const before = readdirSync(directory, { recursive: true });
  const error = await act().then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  expect(readdirSync(directory, { recursive: true })).toEqual(before);
  return error.message;
}

describe('init', () => {
  test('writes a repository, also in a directory that does not exist yet', async () => {
    const { written } = await init(target(), right);
    expect(readdirSync(target(), { recursive: true }).filter((name) => String(name).includes('.'))).toEqual(
      expect.arrayContaining(['README.md', '.gitignore', 'package.json', join('apps', 'config.ts')]),
    );
    for (const line of written.slice(1)) expect(existsSync(join(target(), line.trim())), line).toBe(true);
  });

  test('takes a repository that was just made, and leaves it', async () => {
    mkdirSync(join(target(), '.git'), { recursive: true });
    writeFileSync(join(target(), '.git', 'HEAD'), 'ref: refs/heads/main\n');
    await init(target(), right);
    expect(readFileSync(join(target(), '.git', 'HEAD'), 'utf8')).toBe('ref: refs/heads/main\n');
  });

  test('keeps a copy of the tarball that it comes from', async () => {
    const tarball = join(directory, 'cdk8s-pvc-backup-0.1.0.tgz');
    writeFileSync(tarball, 'packed');
    await init(target(), { ...right, package: tarball });
    expect(readFileSync(join(target(), 'vendor', 'cdk8s-pvc-backup-0.1.0.tgz'), 'utf8')).toBe('packed');
    expect(JSON.parse(readFileSync(join(target(), 'package.json'), 'utf8')).dependencies).toMatchObject({
      'cdk8s-pvc-backup': 'file:vendor/cdk8s-pvc-backup-0.1.0.tgz',
    });
  });

  test('uses a tarball that lies alone in the directory where it stands', async () => {
    const tarball = join(directory, 'cdk8s-pvc-backup-0.1.0.tgz');
    writeFileSync(tarball, 'packed');
    await init(directory, { ...right, package: tarball });
    expect(existsSync(join(directory, 'vendor'))).toBe(false);
    expect(JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).dependencies).toMatchObject({
      'cdk8s-pvc-backup': 'file:cdk8s-pvc-backup-0.1.0.tgz',
    });
  });

  test('asks on a terminal for what no flag says', async () => {
    const { nfsServer, ...rest } = right;
    const input = new PassThrough();
    input.end(`${nfsServer}\n`);
    await init(target(), rest, { input, output: new PassThrough() });
    expect(readFileSync(join(target(), 'apps', 'config.ts'), 'utf8')).toContain("server: 'nas.example.com'");
  });
});

describe('init refuses, and writes nothing', () => {
  test('a directory in which something stands, so also a second time', async () => {
    await init(target(), right);
    const message = await refusal(() => init(target(), right));
    expect(message).toContain('the directory is not empty');
    expect(message).toContain('pvc-backup init my-platform');
  });

  test('a path that leads through a file', async () => {
    writeFileSync(join(directory, 'file'), '');
    expect(await refusal(() => init(join(directory, 'file'), right))).toContain('is a file, not a directory');
    expect(await refusal(() => init(join(directory, 'file', 'below'), right))).toContain('is a file, not a directory');
  });

  test('when flags are missing and nobody can be asked, with all of them', async () => {
    const message = await refusal(() => init(target(), { package: '0.1.0' }));
    expect([...message.matchAll(/^ {2}- (\S+): got nothing/gm)].map(([, flag]) => flag)).toEqual([
      '--nfs-server',
      '--nfs-path',
      '--storage-class',
      '--snapshot-class',
      '--store',
      '--repo-url',
    ]);
    expect(message).toContain('On a terminal');
  });

  test('several wrong flags at once, also where the rest could be asked', async () => {
    const wrong = { nfsPath: 'tank', tiers: 'never', package: 'latest' };
    const dialogue = { input: new PassThrough(), output: new PassThrough() };
    const message = await refusal(() => init(target(), wrong, dialogue));
    expect(message).toContain('init: 3 problems; nothing was written');
    for (const part of ['--nfs-path: got "tank"', '--tiers: got "never"', '--package: got "latest"']) {
      expect(message).toContain(part);
    }
  });

  test('when it cannot tell where the new repository gets the package from', async () => {
    const message = await refusal(() => init(target(), rightAnswers, undefined, join(directory, 'cdk8s-pvc-backup')));
    expect(message).toContain('--package: got nothing');
  });
});
