import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordedVersions, versionsTable, withVersionsTable } from '../cluster/harness/versions';

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

test('the README shows what the scenarios showed with each version of Kyverno', () => {
  expect(withVersionsTable(readme, recordedVersions())).toBe(readme);
  expect(readme).toContain(versionsTable(recordedVersions()));
});

describe('the table of versions', () => {
  test('has the newest version first, and names what fails or keeps all from running', () => {
    const table = versionsTable({
      '1.9.0': { cel: { passed: 1, failed: ['I2: b', 'I1: a'] }, clusterpolicy: { passed: 2, failed: ['I1: a'] } },
      '1.19.1': { cel: { passed: 3, failed: [] } },
      '1.8.0': { cel: { passed: 0, failed: [], failedToStart: '.spec.evaluation: field not declared in schema' } },
    });
    expect(table.split('\n')).toEqual([
      '| Kyverno | `clusterpolicy` | `cel` |',
      '|---|---|---|',
      '| 1.19.1 | not run | all 3 scenarios pass |',
      '| 1.9.0 | **no**: 1 of 3 scenarios fail, such as "I1: a" | **no**: 2 of 3 scenarios fail, such as "I1: a" and 1 more |',
      '| 1.8.0 | not run | **no**: .spec.evaluation: field not declared in schema |',
    ]);
  });

  test('replaces the one that is there, and leaves the rest of the page', () => {
    const page = 'before\n<!-- kyverno versions -->\nold\n<!-- end of kyverno versions -->\nafter';
    expect(withVersionsTable(page, {})).toBe(
      `before\n<!-- kyverno versions -->\n\n${versionsTable({})}\n\n<!-- end of kyverno versions -->\nafter`,
    );
  });
});
