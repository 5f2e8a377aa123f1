import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KopiaRepository } from './support/kopia-repository';
import { PlumberProcess } from './support/plumber-process';

const APP = 'my-app';
const EARLIER = '2026-11-01T00:00:00Z';
const LATER = '2026-11-02T00:00:00Z';

const work = mkdtempSync(join(tmpdir(), 'plumber-unusable-'));
let repository: KopiaRepository;
let plumber: PlumberProcess;

/** What Kopia keeps of a backup that is none, by the reason that the metric gives. */
const KINDS = {
  failed_files: {
    make: (pvc: string) => repository.backUpWithFailure(APP, pvc, LATER),
    says: /lacks files: 1 could not be read/,
  },
  no_files: { make: (pvc: string) => repository.backUpNothing(APP, pvc, LATER), says: /holds no file/ },
  incomplete: { make: (pvc: string) => repository.backUpInPart(APP, pvc), says: /was cut off/ },
} as const;
const KIND_NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];
const name = (reason: string, suffix: string) => `${reason.replace('_', '-')}-${suffix}`;

beforeAll(async () => {
  repository = await KopiaRepository.create(work);
  for (const reason of KIND_NAMES) {
    await repository.backUp(APP, name(reason, 'later'), { time: EARLIER, bytes: 100 });
    for (const suffix of ['later', 'only', 'overtaken']) await KINDS[reason].make(name(reason, suffix));
    await repository.backUp(APP, name(reason, 'overtaken'));
  }
  await repository.backUpLink(APP, 'link');
  // A cache that would say "restore" for an hour, if anything ever got into it.
  plumber = await PlumberProcess.start({
    directory: join(work, 'pod'),
    repositoryPath: repository.path,
    uniqueId: repository.uniqueId,
    environment: { CACHE_TTL: '1h' },
  });
  await plumber.untilReady();
});
afterAll(async () => {
  await plumber?.kill();
  rmSync(work, { recursive: true });
});

const UNKNOWN = { status: 503, exists: false, decision: 'unknown', authoritative: false };
const series = (metric: string, pvc: string) =>
  plumber.metric(`pvc_plumber_${metric}{namespace="${APP}",pvc="${pvc}"}`);

describe.each(KIND_NAMES)('I18: a newest snapshot that is no complete backup (%s)', (reason) => {
  const { says } = KINDS[reason];

  test('is neither restored nor "no backup" where there is no other', async () => {
    const pvc = name(reason, 'only');
    const answer = await plumber.exists(APP, pvc);
    expect(answer).toMatchObject({ ...UNKNOWN, namespace: APP, pvc });
    expect(String(answer.error)).toMatch(says);
    expect(String(answer.error)).toMatch(/there is no complete one/);
    expect(String(answer.error)).toContain(
      'volsync.backup/skip-restore: "true" and volsync.backup/skip-restore-reason',
    );
    expect(await series('source_last_complete_snapshot_timestamp_seconds', pvc)).toBeUndefined();
  });

  test('is unknown where a complete one is before it, since VolSync restores the newest', async () => {
    const pvc = name(reason, 'later');
    const answer = await plumber.exists(APP, pvc);
    expect(answer).toMatchObject(UNKNOWN);
    expect(String(answer.error)).toMatch(says);
    expect(String(answer.error)).toMatch(/last complete one is of 2026-11-01T00:00:00.000Z/);
  });

  test('is told as such, and does not move the last complete backup forward', async () => {
    const pvc = name(reason, 'later');
    const labels = `{namespace="${APP}",pvc="${pvc}",reason="${reason}"}`;
    expect(await plumber.metric(`pvc_plumber_source_newest_snapshot_unusable${labels}`)).toBe(1);
    expect(await series('source_last_complete_snapshot_timestamp_seconds', pvc)).toBe(Date.parse(EARLIER) / 1000);
    expect(await series('source_last_complete_snapshot_size_bytes', pvc)).toBe(100);
  });

  test('does no harm once a complete one has come after it', async () => {
    const pvc = name(reason, 'overtaken');
    expect(await plumber.exists(APP, pvc)).toMatchObject({ status: 200, decision: 'restore' });
    expect(await plumber.metrics()).not.toMatch(new RegExp(`newest_snapshot_unusable.*"${pvc}"`));
  });

  test('no longer counts when it is deleted, by the id that the answer gives', async () => {
    const pvc = name(reason, 'later');
    const { error } = await plumber.exists(APP, pvc);
    const [, id = ''] = /my-app\/\S+, ([0-9a-f]{32}) of /.exec(String(error)) ?? [];
    await repository.deleteSnapshot(id);
    expect(await plumber.exists(APP, pvc)).toMatchObject({ status: 200, decision: 'restore' });
    expect(await series('restore_promised_bytes', pvc)).toBe(100);
  });
});

test('a volume that holds only symbolic links has a backup', async () => {
  expect(await plumber.exists(APP, 'link')).toMatchObject({ status: 200, decision: 'restore' });
});

test('the others are not concerned', async () => {
  const answer = await plumber.exists(APP, 'other');
  expect(answer).toMatchObject({ status: 200, decision: 'fresh', authoritative: true });
});
