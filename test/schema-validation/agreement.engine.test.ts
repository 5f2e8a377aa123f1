import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { cases } from './agreement-cases';
import { type Report, runKubeconform } from './kubeconform';

test('kubeconform agrees with the judge in this process about every case', () => {
  const { resources, summary } = reportOnCases();
  const verdicts = cases.map(({ name }, index) => {
    const finding = resources.find(({ filename }) => filename === fileOf(index));
    return [name, finding?.status === 'statusValid'];
  });
  expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(cases.map(({ name, isRight }) => [name, isRight])));
  expect(summary.skipped).toBe(0);
});

function fileOf(index: number): string {
  return `case-${index}.yaml`;
}

/** kubeconform's report on the cases, each in a file of its own. */
function reportOnCases(): Report {
  const directory = mkdtempSync(join(tmpdir(), 'kubeconform-cases-'));
  try {
    const files = cases.map((_, index) => fileOf(index));
    for (const [index, file] of files.entries()) writeFileSync(join(directory, file), stringify(cases[index]?.object));
    return runKubeconform(directory, files);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
