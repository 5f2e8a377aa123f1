import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contents, ProjectCopy, type Run } from './project-copy';

const OUTPUTS = ['dist', 'examples'];
const TIMEOUT = 60_000;

interface Case {
  readonly name: string;
  /** Fields that the message must name. */
  readonly fields: readonly string[];
}

/** Expressions of `right`, the committed config. */
const wrongConfigs: readonly (Case & { readonly config: string })[] = [
  {
    name: 'a cron expression that VolSync refuses',
    config: "{ ...right, schedule: { tiers: [{ label: 'hourly', cron: '1-5/2 * * * *', retain: { hourly: 1 } }] } }",
    fields: ['schedule.tiers[0].cron'],
  },
  {
    name: 'a retention that keeps nothing',
    config: "{ ...right, schedule: { tiers: [{ label: 'hourly', cron: '0 * * * *', retain: { hourly: 0 } }] } }",
    fields: ['schedule.tiers[0].retain'],
  },
  {
    name: 'a relative NFS path',
    config: "{ ...right, repository: { ...right.repository, nfs: { server: '192.0.2.1', path: 'tank/kopia' } } }",
    fields: ['repository.nfs.path'],
  },
  {
    name: 'two tiers with one label',
    config:
      "{ ...right, schedule: { tiers: ['0 * * * *', '0 2 * * *'].map((cron) => ({ label: 'daily', cron, retain: { daily: 7 } })) } }",
    fields: ['schedule.tiers[1].label'],
  },
  { name: 'a negative uid', config: '{ ...right, mover: { uid: -1 } }', fields: ['mover.uid'] },
  {
    name: 'an unknown kind of store',
    config: "{ ...right, credentials: { ...right.credentials, store: { kind: 'Vault', name: 'vault' } } }",
    fields: ['credentials.store.kind'],
  },
  { name: 'an empty domain with the UI on', config: "{ ...right, domain: '' }", fields: ['domain'] },
  {
    name: 'a copy method that would back up files while they change',
    config: "{ ...right, mover: { ...right.mover, copyMethod: 'Direct' } }",
    fields: ['mover.copyMethod'],
  },
  {
    name: 'several things at once',
    config:
      "{ ...right, domain: '', mover: { uid: 0, injection: 'none' }, storage: {}, credentials: { ...right.credentials, item: ' ' } }",
    fields: [
      'domain',
      'mover.uid',
      'mover.injection',
      'storage.storageClass',
      'storage.snapshotClass',
      'credentials.item',
    ],
  },
];

/** Props of a BackedUpPvc, merged into right ones. */
const wrongPvcs: readonly (Case & { readonly props: object })[] = [
  {
    name: 'a name of 44 characters',
    props: { metadata: { name: 'n'.repeat(44), namespace: 'notes' } },
    fields: ['metadata.name'],
  },
  {
    name: 'a name with a dot',
    props: { metadata: { name: 'notes.data', namespace: 'notes' } },
    fields: ['metadata.name'],
  },
  {
    name: 'an excluded namespace',
    props: { metadata: { name: 'data', namespace: 'kube-system' } },
    fields: ['metadata.namespace'],
  },
  {
    name: 'another uid on an export that does not map users',
    props: { protection: 'explicit', overrides: { mover: { uid: 1000 } } },
    fields: ['overrides.mover.uid'],
  },
  {
    name: 'a copy method of its own',
    props: { protection: 'explicit', overrides: { copyMethod: 'Direct' } },
    fields: ['overrides.copyMethod'],
  },
];

function withConfig(expression: string): ProjectCopy {
  const copy = new ProjectCopy();
  renameSync(join(copy.directory, 'apps/config.ts'), join(copy.directory, 'apps/config.right.ts'));
  copy.write(
    'apps/config.ts',
    `import { config as right } from './config.right';\nexport const config = ${expression} as never;\n`,
  );
  return copy;
}

function withPvc(props: object): ProjectCopy {
  const right = { metadata: { name: 'data', namespace: 'notes' }, tier: 'hourly', storage: '1Gi' };
  const copy = new ProjectCopy();
  copy.write(
    'apps/examples/notes.ts',
    `import { App, Chart } from 'cdk8s';
    import { BackedUpPvc, type Plan } from '../../lib';
    export function notes(plan: Plan) {
      const chart = new Chart(new App(), 'notes');
      new BackedUpPvc(chart, 'Data', { ...${JSON.stringify({ ...right, ...props })}, plan } as never);
      return { 'notes/notes.yaml': chart };
    }`,
  );
  return copy;
}

/** The fields that an error message names, each on a line of its own. */
function namedFields(message: string): string[] {
  return [...message.matchAll(/^ *- (\S+): got /gm)].map(([, field = '']) => field);
}

/** Runs something that must fail, and checks that it leaves no trace and names every field that is wrong. */
async function expectRefusal(copy: ProjectCopy, fields: readonly string[], run: () => Promise<Run>): Promise<void> {
  // A synth replaces its directories, so these would not survive one.
  for (const output of OUTPUTS) copy.write(join(output, 'witness.yaml'), 'unchanged\n');
  const state = () => ({ ...contents(copy.directory, OUTPUTS), entries: readdirSync(copy.directory) });
  const before = state();
  const { exitCode, stderr } = await run();
  expect(exitCode, stderr).not.toBe(0);
  expect(namedFields(stderr).sort()).toEqual([...fields].sort());
  expect(stderr).toContain('Nothing was written.');
  expect(state()).toEqual(before);
}

describe('I16: a wrong config is refused and writes nothing', () => {
  test.each(wrongConfigs)(
    '$name',
    async ({ config, fields }) => {
      const copy = withConfig(config);
      await expectRefusal(copy, fields, () => copy.synth());
    },
    TIMEOUT,
  );
});

test(
  'I16: `npx cdk8s synth` refuses a wrong config too, and writes nothing',
  async () => {
    const copy = withConfig("{ ...right, domain: '' }");
    await expectRefusal(copy, ['domain'], () => copy.cdk8sSynth());
  },
  TIMEOUT,
);

describe('I16: a wrong PVC is refused and writes nothing', () => {
  test.each(wrongPvcs)(
    '$name',
    async ({ props, fields }) => {
      const copy = withPvc(props);
      await expectRefusal(copy, fields, () => copy.synth());
    },
    TIMEOUT,
  );
});
