import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { engineVersion, KYVERNO_ENGINES } from '../../tools/engines';
import { recordedVersions, versionsTable, withVersionsTable } from '../cluster/harness/versions';
import { DEFAULT_FAMILY, FAMILIES } from '../cluster/support/families';

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

test('the README shows what the scenarios showed with each version of Kyverno', () => {
  expect(withVersionsTable(readme, recordedVersions())).toBe(readme);
  expect(readme).toContain(versionsTable(recordedVersions()));
});

describe('what is recorded', () => {
  const versions = recordedVersions();

  test.each(KYVERNO_ENGINES)('says of %s what each family showed', (engine) => {
    for (const family of FAMILIES) {
      const outcome = versions[engineVersion(engine).slice(1)]?.[family];
      const ran = (outcome?.passed ?? 0) + (outcome?.failed.length ?? 0);
      expect(outcome?.failedToStart !== undefined || ran > 0, family).toBe(true);
    }
  });

  test('says of the newest version that the default family fails in nothing', () => {
    const outcome = versions[engineVersion(KYVERNO_ENGINES[0]).slice(1)]?.[DEFAULT_FAMILY];
    expect(outcome).toMatchObject({ failed: [], passed: expect.any(Number) });
    expect(outcome?.failedToStart).toBeUndefined();
  });
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
