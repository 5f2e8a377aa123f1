import { describe, expect, test } from 'vitest';
import { type Answers, QUESTIONS } from '../../../cli/init/answers';
import { answeredConfig, checkAnswers } from '../../../cli/init/check-answers';
import { DEFAULT_TIERS, resolvePlan } from '../../../lib';
import { rightAnswers } from './answers';

test('right answers give a config without problems', () => {
  expect(checkAnswers(rightAnswers)).toEqual([]);
  expect(resolvePlan(answeredConfig(rightAnswers)).tiers.map(({ label }) => label)).toEqual(['hourly', 'daily']);
});

test('the default tiers are those of the library', () => {
  expect(answeredConfig(rightAnswers).schedule?.tiers).toEqual(DEFAULT_TIERS);
});

test('all that is missing is said at once, by flag, and once each', () => {
  expect(
    checkAnswers({})
      .map(({ field }) => field)
      .sort(),
  ).toEqual(
    QUESTIONS.filter(({ key }) => key !== 'domain')
      .map(({ flag }) => flag)
      .sort(),
  );
});

describe('a wrong answer is named by its flag, with what was typed, what is allowed and what to do', () => {
  test.each<[keyof Answers, string, string]>([
    ['nfsServer', 'nas example', '--nfs-server'],
    ['nfsPath', 'tank/kopia', '--nfs-path'],
    ['storageClass', 'Long Horn', '--storage-class'],
    ['snapshotClass', '', '--snapshot-class'],
    ['store', 'Vault/secrets', '--store'],
    ['store', 'One Password', '--store'],
    ['item', '{{item}}', '--item'],
    ['field', ' ', '--field'],
    ['repoUrl', 'https://me:secret@git.example.com/backups.git', '--repo-url'],
    ['revision', '--force', '--revision'],
    ['domain', 'no domain', '--domain'],
    ['tiers', 'hourly,yearly', '--tiers'],
    ['tiers', 'daily,daily', '--tiers'],
    ['tiers', '', '--tiers'],
  ])('%s: %j', (key, value, flag) => {
    const problems = checkAnswers({ ...rightAnswers, [key]: value });
    expect(problems).toMatchObject([{ field: flag }]);
    expect(problems[0]?.allowed).toMatch(/\S/);
    expect(problems[0]?.fix).toMatch(/\S/);
    if (key !== 'repoUrl') expect(problems[0]?.value).toBe(value);
  });
});

test('I15: credentials in the URL of the repository are not repeated', () => {
  const repoUrl = 'https://me:secret@git.example.com/backups.git';
  expect(JSON.stringify(checkAnswers({ ...rightAnswers, repoUrl }))).not.toContain('secret@');
});

test('a store may be one of each namespace', () => {
  const config = answeredConfig({ ...rightAnswers, store: 'SecretStore/vault' });
  expect(config.credentials.store).toEqual({ kind: 'SecretStore', name: 'vault' });
});

test('every question is about a field of the config, or has a flag that is checked by itself', () => {
  expect(new Set(QUESTIONS.map(({ flag }) => flag)).size).toBe(QUESTIONS.length);
  expect(QUESTIONS.map(({ key }) => key).sort()).toEqual(Object.keys(rightAnswers).sort());
});
