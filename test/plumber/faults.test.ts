import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FORMAT_FILE } from '../../lib/contract/repository-id';
import { KopiaRepository, PASSWORD } from './support/kopia-repository';
import { KopiaWrapper } from './support/kopia-wrapper';
import { PlumberProcess } from './support/plumber-process';

const APP = 'my-app';
const WITH_BACKUP = 'my-data';
const WITHOUT_BACKUP = 'other';

const root = mkdtempSync(join(tmpdir(), 'plumber-faults-'));
/** What a healthy share looks like; each test has a copy of its own. */
let original: KopiaRepository;
let foreign: KopiaRepository;
/** The original before its last backups: `my-data` was there, `late` was not. */
const older = join(root, 'older');
let id: string;

let work: string;
let share: string;
let wrapper: KopiaWrapper;
let plumber: PlumberProcess | undefined;

beforeAll(async () => {
  original = await KopiaRepository.create(root, 'original');
  id = original.uniqueId;
  await original.backUp(APP, WITH_BACKUP, { time: '2026-11-01T00:00:00Z', bytes: 100 });
  original.copyTo(older);
  await original.backUp(APP, WITH_BACKUP, { time: '2026-11-02T00:00:00Z', bytes: 200 });
  await original.backUp(APP, 'late', { time: '2026-11-02T00:00:00Z' });
  foreign = await KopiaRepository.create(root, 'foreign');
  await foreign.backUp(APP, 'foreign-data');
});

afterAll(() => rmSync(root, { recursive: true }));

beforeEach(() => {
  work = mkdtempSync(join(root, 'test-'));
  share = join(work, 'share');
  original.copyTo(share);
  wrapper = new KopiaWrapper(work);
});

afterEach(async () => {
  await plumber?.kill();
  plumber = undefined;
});

type Environment = Readonly<Record<string, string>>;

async function start(environment: Environment = {}, pod = 'pod', uniqueId: string | undefined = id) {
  await plumber?.kill();
  const directory = join(work, pod);
  plumber = await PlumberProcess.start({
    directory,
    repositoryPath: share,
    kopia: wrapper.path,
    environment,
    ...(uniqueId !== undefined && { uniqueId }),
  });
  return plumber;
}

/** Each answer needs a listing of its own. */
const WITHOUT_CACHE = { CACHE_TTL: '0' };

/** Neither "restore" nor "fresh", whatever the PVC. */
async function expectUnknown(server: PlumberProcess, why: RegExp, pvcs = [WITH_BACKUP, WITHOUT_BACKUP]): Promise<void> {
  for (const pvc of pvcs) {
    const answer = await server.exists(APP, pvc);
    expect(answer, pvc).toMatchObject({ status: 503, exists: false, decision: 'unknown', authoritative: false });
    expect(String(answer.error)).toMatch(why);
  }
}

async function expectHealthy(server: PlumberProcess): Promise<void> {
  expect(await server.exists(APP, WITH_BACKUP)).toMatchObject({
    status: 200,
    decision: 'restore',
    authoritative: true,
  });
  expect(await server.exists(APP, WITHOUT_BACKUP)).toMatchObject({
    status: 200,
    decision: 'fresh',
    authoritative: true,
  });
}

/** What can become of a share: how, and what is said about it. */
const SHARES: Readonly<
  Record<string, { readonly replace: () => void; readonly why: RegExp; readonly reason: string }>
> = {
  'is not mounted': { replace: () => rmSync(share, { recursive: true }), why: /no Kopia repository/, reason: 'share' },
  'is an empty directory': {
    replace: () => {
      rmSync(share, { recursive: true });
      mkdirSync(share);
    },
    why: /no Kopia repository.*dataset mounted/,
    reason: 'share',
  },
  'holds another repository': {
    replace: () => foreign.copyTo(share),
    why: /another Kopia repository/,
    reason: 'foreign',
  },
  'has lost its format file': {
    replace: () => rmSync(join(share, FORMAT_FILE)),
    why: /kopia\.repository\.f is missing/,
    reason: 'share',
  },
  'has a format file that was cut off': {
    replace: () => writeFileSync(join(share, FORMAT_FILE), '{"tool":"https://github.com/kopia/kopia","uniq'),
    why: /not that of a Kopia repository/,
    reason: 'share',
  },
  // Kopia 0.22.3 then lists nothing and ends with 0.
  'has lost its index': { replace: () => rmSync(join(share, 'x'), { recursive: true }), why: /index/, reason: 'share' },
  'has lost its metadata': {
    replace: () => rmSync(join(share, 'q'), { recursive: true }),
    why: /Kopia failed.*not found/,
    reason: 'kopia',
  },
};

describe.each(Object.entries(SHARES))('I12: a share that %s is unknown, never fresh', (_, { replace, why, reason }) => {
  test('while pvc-plumber runs, and mends', async () => {
    const server = await start(WITHOUT_CACHE);
    await server.untilReady();
    await expectHealthy(server);
    replace();
    await expectUnknown(server, why);
    expect(await server.metric(`pvc_plumber_listing_failures_total{reason="${reason}"}`)).toBeGreaterThan(0);
    expect(await server.metric('pvc_plumber_decisions_total{decision="unknown"}')).toBe(2);
    original.copyTo(share);
    await expectHealthy(server);
  });

  test('when pvc-plumber starts', async () => {
    replace();
    const server = await start();
    await expectUnknown(server, why);
    expect(await server.readyz()).toBe(503);
    original.copyTo(share);
    await expectHealthy(server);
  });
});

describe('I12: while the share is not there', () => {
  test.each(['is not mounted', 'is an empty directory', 'holds another repository'])(
    'and %s, not even "restore" comes from the cache: a mover would restore nothing',
    async (name) => {
      const server = await start({ CACHE_TTL: '1h' });
      await server.untilReady();
      await expectHealthy(server);
      SHARES[name]?.replace();
      await expectUnknown(server, SHARES[name]?.why as RegExp);
      expect(await server.readyz()).toBe(503);
      expect(await server.metric('pvc_plumber_repository_mismatch')).toBe(name === 'holds another repository' ? 1 : 0);
    },
  );

  test('nothing is written to it', async () => {
    SHARES['is an empty directory']?.replace();
    const server = await start(WITHOUT_CACHE);
    await expectUnknown(server, /no Kopia repository/);
    expect(wrapper.started).toEqual([]);
  });
});

test('I12: before the unique id is known, the first repository that is seen is the one that is meant', async () => {
  const server = await start(WITHOUT_CACHE, 'pod', undefined);
  await server.untilReady();
  await expectHealthy(server);
  foreign.copyTo(share);
  await expectUnknown(server, /another Kopia repository/);
});

describe('I12: an older copy of the repository', () => {
  const swap = () => {
    rmSync(share, { recursive: true });
    renameSync(join(work, 'copy'), share);
  };
  beforeEach(() => {
    cpSync(older, join(work, 'copy'), { recursive: true });
  });

  test('is unknown for PVCs whose backups are gone or older, and for PVCs of which it says nothing', async () => {
    const server = await start(WITHOUT_CACHE);
    await server.untilReady();
    await expectHealthy(server);
    swap();
    await expectUnknown(server, /had a backup of 2026-11-02.*which is gone/, ['late']);
    await expectUnknown(server, /had a backup of 2026-11-02.*only older ones/, [WITH_BACKUP]);
    await expectUnknown(server, /older copy of itself/, [WITHOUT_BACKUP]);
    expect(await server.metric('pvc_plumber_vanished_sources')).toBe(1);
    expect(await server.metric('pvc_plumber_set_back_sources')).toBe(1);
  });

  test('is not answered from the cache once it has been seen', async () => {
    const server = await start({ CACHE_TTL: '1h' });
    await server.untilReady();
    await expectHealthy(server);
    swap();
    await expectUnknown(server, /older copy of itself/, [WITHOUT_BACKUP]);
    await expectUnknown(server, /only older ones/, [WITH_BACKUP]);
  });

  test('is noticed by a container that was restarted', async () => {
    await (await start()).untilReady();
    swap();
    const server = await start(WITHOUT_CACHE);
    await expectUnknown(server, /which is gone/, ['late']);
    await expectUnknown(server, /older copy of itself/, [WITHOUT_BACKUP]);
  });
});

describe('I12: backups that somebody deleted', () => {
  test('are unknown for their PVC, keep nobody else from starting fresh, and are counted', async () => {
    const repository = await KopiaRepository.create(work, 'own');
    await repository.backUp(APP, WITH_BACKUP);
    await repository.backUp(APP, 'retired');
    share = repository.path;
    const server = await start(WITHOUT_CACHE, 'pod', repository.uniqueId);
    await server.untilReady();
    await repository.deleteBackups(APP, 'retired');
    await expectUnknown(server, /which is gone/, ['retired']);
    await expectHealthy(server);
    expect(await server.metric('pvc_plumber_vanished_sources')).toBe(1);
    expect(await server.metrics()).not.toContain('pvc="retired"');
    await repository.deleteBackups(APP, WITH_BACKUP);
    await expectUnknown(server, /which is gone/, ['retired', WITH_BACKUP]);
    await expectUnknown(server, /all backups are gone/, [WITHOUT_BACKUP]);
  });
});

describe('I12: a Kopia that does not list everything is unknown, never fresh', () => {
  test.each<[string, string, RegExp, string]>([
    ['ends with an error', 'echo oops >&2; exit 1', /exit code 1: oops/, 'kopia'],
    ['is killed', 'kill -9 $$', /SIGKILL/, 'killed'],
    ['is killed after it has printed everything', '"$KOPIA" "$@"; kill -9 $$', /SIGKILL/, 'killed'],
    ['does not end', 'exec sleep 60', /more than 0\.5 s/, 'timeout'],
    // What comes after a crash is about goroutines.
    [
      'crashes',
      'printf "panic: out of luck\\n\\ngoroutine 1 [running]:\\nmain.main()\\n" >&2; exit 2',
      /exit code 2: panic: out of luck$/,
      'kopia',
    ],
    [
      'reports more than can be kept, after its advice about the index',
      `echo "[]"; printf "Found too many index blobs (1001), this may result in degraded performance.\\n\\nPlease ensure periodic repository maintenance is enabled or run 'kopia maintenance'.\\n" >&2; sleep 0.2; head -c 300000 /dev/zero | tr '\\0' 'e' >&2; exit 0`,
      /could not read all of the repository: e+$/,
      'kopia',
    ],
    ['prints nothing', 'exit 0', /whole list/, 'output'],
    ['prints half of the list', '"$KOPIA" "$@" | head -c 300; exit 0', /whole list/, 'output'],
    ['prints something else', 'echo "no snapshots"; exit 0', /whole list/, 'output'],
    ['prints an object', 'echo {}; exit 0', /list of snapshots/, 'output'],
    [
      'leaves out what it cannot read',
      'echo "[]"; echo "unable to parse manifest" >&2; exit 0',
      /could not read all/,
      'kopia',
    ],
  ])('when it %s', async (_, script, why, reason) => {
    wrapper.first(script);
    // A real listing takes longer on a busy machine.
    const LISTING_TIMEOUT = reason === 'timeout' ? '500ms' : '60s';
    const server = await start({ ...WITHOUT_CACHE, LISTING_TIMEOUT });
    await expectUnknown(server, why);
    expect(await server.metric(`pvc_plumber_listing_failures_total{reason="${reason}"}`)).toBeGreaterThan(0);
    expect(await server.readyz()).toBe(503);
    wrapper.restore();
    await expectHealthy(await start(WITHOUT_CACHE));
  });

  test('when it is not installed', async () => {
    const server = await start({ KOPIA_BINARY: join(work, 'nothing') });
    await expectUnknown(server, /Kopia cannot be run/);
  });

  test('when the share is replaced under its hands', async () => {
    const away = join(work, 'away');
    const server = await start(WITHOUT_CACHE);
    await server.untilReady();
    wrapper.first(`mv '${share}' '${away}'; cp -r '${away}' '${share}'; echo "[]"; exit 0`);
    await expectUnknown(server, /replaced while Kopia listed/, [WITHOUT_BACKUP]);
    wrapper.first(`rm -r '${share}'; mkdir '${share}'; echo "[]"; exit 0`);
    await expectUnknown(server, /no Kopia repository/, [WITHOUT_BACKUP]);
  });
});

describe('a wrong password', () => {
  test('I15: is unknown, and it is not said', async () => {
    const server = await start({ ...WITHOUT_CACHE, KOPIA_PASSWORD: 'some other password' });
    await expectUnknown(server, /password of the repository is wrong/);
    expect(await server.readyz()).toBe(503);
    expect(server.log + (await server.metrics())).not.toContain('some other password');
  });

  test('I15: is unknown with its reason, also when it is a word of that reason', async () => {
    const server = await start({ ...WITHOUT_CACHE, KOPIA_PASSWORD: 'password' });
    await expectUnknown(server, /password of the repository is wrong/);
  });

  test('I15: none at all ends the process, which says so', async () => {
    const server = PlumberProcess.spawn({
      directory: join(work, 'pod'),
      repositoryPath: share,
      environment: { KOPIA_PASSWORD: '', PORT: 'http', BACKEND_TYPE: 's3' },
    });
    expect(await server.ended()).toBe(1);
    for (const name of ['KOPIA_PASSWORD', 'PORT', 'BACKEND_TYPE']) expect(server.log).toContain(`- ${name}: got `);
  });
});

describe('in time', () => {
  test('I12: a share that does not answer at all is unknown, and keeps nothing else waiting', async () => {
    const server = await start({ CACHE_TTL: '1h', HTTP_TIMEOUT: '5s' });
    await server.untilReady();
    await expectHealthy(server);
    // Opening a pipe without a writer blocks, as a hard NFS mount does whose server is gone.
    const file = join(share, FORMAT_FILE);
    renameSync(file, join(work, 'format'));
    execFileSync('mkfifo', [file]);
    await expectUnknown(server, /within 5 s/);
    expect(await server.readyz()).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    // The server is back: what was blocked goes on.
    const pipe = openSync(file, 'r+');
    renameSync(join(work, 'format'), file);
    closeSync(pipe);
    await expectHealthy(server);
  });

  test('an answer comes before the time-out, while the listing goes on', async () => {
    const server = await start({ ...WITHOUT_CACHE, HTTP_TIMEOUT: '5s' });
    await server.untilReady();
    const gate = join(work, 'gate');
    wrapper.first(`while [ ! -e '${gate}' ]; do sleep 0.05; done`);
    const before = wrapper.started.length;
    await expectUnknown(server, /within 5 s/);
    writeFileSync(gate, '');
    wrapper.restore();
    await expectHealthy(server);
    // The one that went on, and one for each of the PVCs: what was asked meanwhile shared them.
    expect(wrapper.started.length - before).toBeLessThanOrEqual(4);
    expect(await server.metric('pvc_plumber_listing_failures_total{reason="timeout"}')).toBe(0);
  });

  test('"no backup" is never said from a listing that began before the question', async () => {
    const repository = await KopiaRepository.create(work, 'own');
    share = repository.path;
    const server = await start({ CACHE_TTL: '1h' }, 'pod', repository.uniqueId);
    await server.untilReady();
    expect(await server.exists(APP, WITH_BACKUP)).toMatchObject({ decision: 'fresh' });
    const gate = join(work, 'gate');
    // This listing has seen an empty repository, and ends after the backup and after the question.
    const listed = join(work, 'listed');
    wrapper.first(`"$KOPIA" "$@"; touch '${listed}'; while [ ! -e '${gate}' ]; do sleep 0.05; done; exit 0`);
    const early = server.exists(APP, WITH_BACKUP);
    while (!existsSync(listed)) await new Promise((resolve) => setTimeout(resolve, 20));
    await repository.backUp(APP, WITH_BACKUP);
    const late = server.exists(APP, WITH_BACKUP);
    await new Promise((resolve) => setTimeout(resolve, 100));
    wrapper.restore();
    writeFileSync(gate, '');
    expect((await early).decision).toBe('fresh');
    expect((await late).decision).toBe('restore');
  });
});

describe('the process', () => {
  test('I15: hands the password to Kopia in the environment, and says it nowhere', async () => {
    const server = await start({ ...WITHOUT_CACHE, LOG_LEVEL: 'debug' });
    wrapper.first('echo "the password is $KOPIA_PASSWORD" >&2; exit 1');
    await expectUnknown(server, /the password is \*\*\*/);
    expect(wrapper.started.join('\n')).not.toContain(PASSWORD);
    expect(server.log + (await server.metrics())).not.toContain(PASSWORD);
  });

  test('changes nothing on the share', async () => {
    const stateOf = () =>
      readdirSync(share, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => `${name} ${statSync(join(share, name)).mtimeMs}`);
    const before = stateOf();
    const server = await start(WITHOUT_CACHE);
    await server.untilReady();
    await expectHealthy(server);
    expect(stateOf()).toEqual(before);
  });

  test('tells sizes and times of the backups, and what it promised', async () => {
    const server = await start();
    await server.untilReady();
    const about = `{namespace="${APP}",pvc="${WITH_BACKUP}"}`;
    expect(await server.metric(`pvc_plumber_restore_promised_bytes${about}`)).toBeUndefined();
    await expectHealthy(server);
    expect(await server.metric('pvc_plumber_sources')).toBe(2);
    expect(await server.metric(`pvc_plumber_source_last_complete_snapshot_size_bytes${about}`)).toBe(200);
    expect(await server.metric(`pvc_plumber_source_previous_snapshot_size_bytes${about}`)).toBe(100);
    expect(await server.metric(`pvc_plumber_restore_promised_bytes${about}`)).toBe(200);
    expect(await server.metric(`pvc_plumber_source_last_complete_snapshot_timestamp_seconds${about}`)).toBe(
      Date.parse('2026-11-02') / 1000,
    );
    for (const name of ['repository_bytes', 'repository_free_bytes', 'repository_size_bytes']) {
      await expect.poll(() => server.metric(`pvc_plumber_${name}`)).toBeGreaterThan(1000);
    }
  });

  test('has all counters from its start', async () => {
    SHARES['is not mounted']?.replace();
    const text = await (await start()).metrics();
    for (const decision of ['restore', 'fresh', 'unknown']) {
      expect(text).toContain(`pvc_plumber_decisions_total{decision="${decision}"} 0`);
    }
    for (const reason of ['foreign', 'password', 'changed', 'kopia', 'killed', 'timeout', 'output']) {
      expect(text).toContain(`pvc_plumber_listing_failures_total{reason="${reason}"} 0`);
    }
    expect(text).toMatch(/^pvc_plumber_build_info\{version="\d+\.\d+\.\d+"\} 1$/m);
    expect(text).toMatch(/^pvc_plumber_cache_age_seconds NaN$/im);
  });

  test('answers what is under way when it is told to end, and is not ready from then on', async () => {
    const server = await start({ ...WITHOUT_CACHE, SHUTDOWN_DELAY: '1s' });
    await server.untilReady();
    const gate = join(work, 'gate');
    const before = wrapper.started.length;
    wrapper.first(`while [ ! -e '${gate}' ]; do sleep 0.05; done`);
    const answer = server.exists(APP, WITHOUT_BACKUP);
    while (wrapper.started.length === before) await new Promise((resolve) => setTimeout(resolve, 20));
    server.signal('SIGTERM');
    await expect.poll(() => server.readyz()).toBe(503);
    writeFileSync(gate, '');
    expect((await answer).decision).toBe('fresh');
    expect(await server.ended()).toBe(0);
  });

  test('finds new backups on its own', async () => {
    const repository = await KopiaRepository.create(work, 'own');
    share = repository.path;
    const server = await start({ RE_WARM_INTERVAL: '200ms' }, 'pod', repository.uniqueId);
    await server.untilReady();
    expect(await server.metric('pvc_plumber_sources')).toBe(0);
    await repository.backUp(APP, WITH_BACKUP);
    await expect.poll(() => server.metric('pvc_plumber_sources'), { timeout: 20_000 }).toBe(1);
  });
});
