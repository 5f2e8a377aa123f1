import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { answeredConfig } from '../../../cli/init/check-answers';
import { writeRepository } from '../../../cli/init/target';
import { repositoryFiles } from '../../../cli/init/template';
import { literal } from '../../../cli/init/template/literal';
import { DEPENDENCIES, DEV_DEPENDENCIES } from '../../../cli/init/template/versions';
import { loadPlan } from '../../../cli/load-config';
import { resolvePlan } from '../../../lib';
import manifest from '../../../package.json';
import { rightAnswers } from './answers';

const files = (answers = rightAnswers, name = 'my-platform') =>
  repositoryFiles({ name, config: answeredConfig(answers), spec: '0.1.0' });
const file = (path: string, answers = rightAnswers) => files(answers)[path] ?? '';

describe('the config of a new repository', () => {
  test.each([
    ['the smallest one', rightAnswers],
    ['one with a domain and other tiers', { ...rightAnswers, domain: 'example.com', tiers: 'weekly' }],
    ['one with quotes and backslashes', { ...rightAnswers, item: `Bob's "\\n" item`, field: "'" }],
  ])('says what was answered: %s', async (_, answers) => {
    const directory = mkdtempSync(join(tmpdir(), 'template-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    writeRepository(directory, files(answers));
    expect(await loadPlan(join(directory, 'apps/config.ts'))).toEqual(resolvePlan(answeredConfig(answers)));
  });

  test('I12: is that of a first install, and says what comes in place of it', () => {
    expect(file('apps/config.ts')).toContain('create: true,');
    expect(file('apps/config.ts')).toContain("uniqueId: '<64 hex digits>'");
  });
});

test('any value stands in the sources as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = new Function(`return (${literal(value)});`);
      expect(JSON.stringify(read())).toBe(JSON.stringify(value));
    }),
    { examples: [[JSON.parse('{ "__proto__": 0 }')]] },
  );
});

describe('the package.json of a new repository', () => {
  test('pins the versions that this package is tested with', () => {
    for (const [name, version] of Object.entries({ ...DEPENDENCIES, ...DEV_DEPENDENCIES })) {
      expect([name, version]).toEqual([name, manifest.devDependencies[name as keyof typeof manifest.devDependencies]]);
    }
    const { dependencies, devDependencies, engines } = JSON.parse(file('package.json'));
    for (const version of Object.values({ ...dependencies, ...devDependencies })) expect(version).toMatch(/^\d/);
    expect(engines).toEqual(manifest.engines);
  });

  test.each([
    ['My Platform', 'my-platform'],
    ['.backups_1', 'backups_1'],
    ['über', 'ber'],
    ['---', 'backup-platform'],
    ['cdk8s-pvc-backup', 'backup-platform'],
  ])('takes its name from the directory: %s', (directory, name) => {
    expect(JSON.parse(files(rightAnswers, directory)['package.json'] ?? '')).toHaveProperty('name', name);
  });
});

describe('the workflow of a new repository', () => {
  const workflow = parse(file('.github/workflows/check.yaml', { ...rightAnswers, revision: 'release/1.0' }));
  const steps: { uses?: string; run?: string }[] = workflow.jobs.check.steps;

  test('runs for the branch that Argo CD follows, and may only read', () => {
    expect(workflow.on.push.branches).toEqual(['release/1.0']);
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  test('pins its actions to commits', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  test('renders, compares with what is committed, and looks for PVCs without backups', () => {
    const commands = steps.flatMap(({ run }) => run ?? []).join('\n');
    for (const part of ['npm ci', 'npm run synth', 'git diff --exit-code -- dist', 'npm run check']) {
      expect(commands).toContain(part);
    }
  });
});

test('the main.ts of a new repository uses what that of this one does', () => {
  const names = (source: string) => source.match(/import \{ (.*) \} from '(\.\.\/lib|cdk8s-pvc-backup)'/)?.[1];
  const own = readFileSync(join(__dirname, '../../../apps/main.ts'), 'utf8');
  expect(names(file('apps/main.ts'))).toBe(names(own));
});

test('the example is in a tier that there is', () => {
  expect(file('apps/notes.ts', { ...rightAnswers, tiers: 'weekly,daily' })).toContain("tier: 'weekly'");
});
