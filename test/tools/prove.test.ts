import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProofState, proofReport, remainingSteps, runSteps } from '../../tools/prove-run';
import { STEPS, type Step } from '../../tools/prove-steps';
import { ROOT } from '../schema-validation/manifests';

const steps: readonly Step[] = ['one', 'two', 'three'].map((name) => ({
  name,
  shows: `that ${name} holds`,
  command: ['npm', 'run', name],
}));

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'prove-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs everything that remains, and says what was run. A step that is interrupted ends the run. */
async function run(how: Readonly<Record<string, boolean | 'interrupted'>>, commit = 'abc'): Promise<string[]> {
  const ran: string[] = [];
  const running = runSteps(steps, new ProofState(directory, commit), async ({ name }, place) => {
    ran.push(`${place} ${name}`);
    const result = how[name] ?? true;
    if (result === 'interrupted') throw new Error('interrupted');
    return result;
  });
  await running.catch(() => {});
  return ran;
}

describe('a proof', () => {
  test('goes on where it was interrupted, with the step that had not ended', async () => {
    expect(await run({ two: 'interrupted' })).toEqual(['1/3 one', '2/3 two']);
    expect(await run({})).toEqual(['2/3 two', '3/3 three']);
    expect(await run({})).toEqual([]);
  });

  test('runs everything although one step fails, and that one again', async () => {
    expect(await run({ one: false })).toEqual(['1/3 one', '2/3 two', '3/3 three']);
    expect(remainingSteps(steps, new ProofState(directory, 'abc').read())).toEqual([steps[0]]);
    expect(await run({})).toEqual(['1/3 one']);
  });

  test('knows nothing of another commit', async () => {
    await run({});
    expect(await run({}, 'def')).toHaveLength(3);
  });

  test('can be started over', async () => {
    await run({});
    new ProofState(directory, 'abc').clear();
    expect(await run({})).toHaveLength(3);
  });

  test('says which file is broken, and what to do', () => {
    writeFileSync(join(directory, 'abc.json'), '{');
    expect(() => new ProofState(directory, 'abc').read()).toThrow(/abc\.json is not readable as JSON: delete it, or/);
  });
});

test('the report has the commit, the versions, and what became of each step', async () => {
  await run({ two: false, three: 'interrupted' });
  const about = { commit: 'abc', versions: { node: 'v20', kopia: 'v1' } };
  const report = proofReport(steps, new ProofState(directory, 'abc').read(), about);
  expect(report).toContain('of abc\n\n1 passed, 1 failed, 1 not run.\n\nnode v20, kopia v1\n');
  expect(report).toMatch(/^\| one \| that one holds \| `npm run one` \| passed \| 0 min 0 s \| 20\S+Z \|$/m);
  expect(report).toMatch(/^\| two .* \| \*\*failed\*\* \|/m);
  expect(report).toMatch(/^\| three .* \| not run \| {2}\| {2}\|$/m);
});

test('each step runs a command that there is, under a name of its own', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const { command } of STEPS) expect(scripts).toHaveProperty([command[2] as string]);
  expect(new Set(STEPS.map(({ name }) => name)).size).toBe(STEPS.length);
});
