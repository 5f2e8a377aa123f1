import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { sarifReport } from '../../../cli/check/sarif-report';
import { RULE_IDS } from '../../../lib/analysis/check/rules';
import { check, folder, pvc, write } from './run';

const SCHEMA = join(__dirname, '..', '..', 'fixtures', 'sarif', 'sarif-2.1.0-rtm.5.schema.json');

/** The schema is of an older draft; it uses nothing that has changed its meaning since. */
function validator() {
  const { id: _, $schema, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  expect($schema).toContain('draft-04');
  return new Ajv({ strict: false, logger: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
}

describe('the report for code review', () => {
  it('is valid SARIF 2.1.0, whatever it holds', async () => {
    const root = folder({
      'a b.yaml': pvc('data'),
      'binary.yaml': Buffer.from([0]),
      'c.yaml': 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: web }\n',
    });
    const baseline = join(root, 'known.txt');
    await check(join(root, 'a b.yaml'), '--baseline', baseline, '--write-baseline');
    const { out, code } = await check(root, '--format', 'sarif', '--baseline', baseline);
    expect(code).toBe(1);
    const log = JSON.parse(out);
    const validate = validator();
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const [run] = log.runs;
    expect(run.tool.driver.semanticVersion).toBe('1.2.3');
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(RULE_IDS);
    for (const { ruleId, ruleIndex } of run.results) expect(RULE_IDS[ruleIndex]).toBe(ruleId);
    const summary = run.results.map((result: Record<string, unknown>) => [
      result.ruleId,
      result.level,
      result.baselineState,
      (result.suppressions as unknown[] | undefined)?.length,
    ]);
    expect(summary).toEqual([
      ['unprotected-volume', 'error', 'unchanged', 1],
      ['unreadable-file', 'error', undefined, undefined],
      ['unrendered-source', 'note', undefined, undefined],
    ]);
  });

  it('is refused by the schema when it is wrong, so that the schema says something', () => {
    const validate = validator();
    const log = JSON.parse(sarifReport({ files: 0, coverage: [], findings: [], outdated: 0 }, '1.0.0'));
    expect(validate(log)).toBe(true);
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ ruleId: 'a' }] }] })).toBe(false);
  });

  it('names files relative to where the command runs, and others by their whole address', async () => {
    const inside = join('build', 'sarif-test');
    write(inside, { 'a b.yaml': pvc('data') });
    const uri = async (path: string) => {
      const { runs } = JSON.parse((await check(path, '--format', 'sarif')).out);
      return runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
    };
    expect(await uri(inside)).toBe('build/sarif-test/a%20b.yaml');
    expect(await uri(join(process.cwd(), inside))).toBe('build/sarif-test/a%20b.yaml');
    expect(await uri(folder({ 'a b.yaml': pvc('data') }))).toMatch(/^file:\/\/\/.*\/a%20b\.yaml$/);
  });
});
