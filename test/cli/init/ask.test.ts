import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../cli/command-context';
import { QUESTIONS } from '../../../cli/init/answers';
import { askFor } from '../../../cli/init/ask';
import { rightAnswers } from './answers';

/** Answers questions by what is typed, all at once as when it is pasted. */
async function typed(lines: readonly string[], known = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(lines.map((line) => `${line}\n`).join(''));
  const answers = await askFor(known, { input, output });
  return { answers, shown: String(output.read()) };
}

const ALL = Object.values(rightAnswers);

test('every question is asked once, in order, and its answer taken', async () => {
  const { answers, shown } = await typed(ALL);
  expect(answers).toEqual(rightAnswers);
  const places = QUESTIONS.map(({ text }) => shown.indexOf(text));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test('what is known already is not asked', async () => {
  const { nfsServer, ...rest } = rightAnswers;
  const { answers, shown } = await typed([nfsServer], rest);
  expect(answers).toEqual(rightAnswers);
  expect(shown).toBe(`${QUESTIONS[0]?.text}: `);
});

test('an empty answer takes what stands in brackets', async () => {
  const { item: _, ...rest } = rightAnswers;
  const { answers, shown } = await typed([''], rest);
  expect(answers.item).toBe('kopia');
  expect(shown).toContain('[kopia]: ');
});

describe('a wrong answer', () => {
  const { nfsPath: _, ...rest } = rightAnswers;

  test('is explained, and the question asked again', async () => {
    const { answers, shown } = await typed(['tank/kopia', ' /mnt/tank '], rest);
    expect(answers.nfsPath).toBe('/mnt/tank');
    expect(shown).toContain('--nfs-path: got "tank/kopia"; allowed: an absolute path');
    expect(shown.match(/Path of the export/g)).toHaveLength(2);
  });

  test('is an empty one too, where something must be said', async () => {
    const { answers, shown } = await typed(['', '/mnt/tank'], rest);
    expect(answers.nfsPath).toBe('/mnt/tank');
    expect(shown).toContain('--nfs-path: got nothing');
  });
});

test('an input that ends before all is answered is an error, not an endless wait', async () => {
  await expect(typed(ALL.slice(0, 3))).rejects.toThrow(UsageError);
});
