import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Plan } from '../../lib';
import { repositoryCheckCommand } from '../../lib/kopia/repository-check';
import { minimalPlan, REPOSITORY_ID } from '../support/config';
import { allOptionsPlan } from '../support/constructs';

const BASE64_ID = 'ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8=';

test('on a first install the check asks for any repository', () => {
  expect(repositoryCheckCommand(minimalPlan)).toBe('test -s /repository/kopia.repository.f');
});

test('with a unique id the check asks for that repository, whose file has the id in base64', () => {
  expect(repositoryCheckCommand(allOptionsPlan)).toBe(
    `grep -qF '"${BASE64_ID}"' /backup/repository/kopia.repository.f`,
  );
});

describe('I12: the repository check', () => {
  let share: string;
  beforeEach(() => {
    share = mkdtempSync(join(tmpdir(), 'share-'));
  });
  afterEach(() => rmSync(share, { recursive: true }));

  const succeeds = (uniqueId: string | undefined, path = share): boolean => {
    const plan: Plan = { ...minimalPlan, repository: { ...minimalPlan.repository, path, uniqueId } };
    try {
      execFileSync('/bin/sh', ['-c', repositoryCheckCommand(plan)], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  const makeRepository = (text: string) => writeFileSync(join(share, 'kopia.repository.f'), text);

  test.each([undefined, REPOSITORY_ID])('fails on an empty or missing share (unique id: %s)', (id) => {
    expect(succeeds(id)).toBe(false);
    expect(succeeds(id, join(share, 'missing'))).toBe(false);
  });

  test('fails on a format file that is empty', () => {
    makeRepository('');
    expect(succeeds(undefined)).toBe(false);
    expect(succeeds(REPOSITORY_ID)).toBe(false);
  });

  test('takes only the repository with the unique id, once it is known', () => {
    makeRepository(`{"tool":"https://github.com/kopia/kopia","uniqueID":"${BASE64_ID}","keyAlgo":"scrypt"}`);
    expect(succeeds(undefined)).toBe(true);
    expect(succeeds(REPOSITORY_ID)).toBe(true);
    expect(succeeds('f'.repeat(64))).toBe(false);
  });
});
